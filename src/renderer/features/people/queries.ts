import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountId, CaseId, IncidentId, PersonId } from '../../../contract/ids.ts'
import type { SeenAs } from '../../../contract/accounts.ts'
import { api } from '../../api.ts'

const KEY = 'people'
const PAGE = 100

export type AccountItem = Awaited<ReturnType<typeof api.accounts.list>>['accounts'][number]
export type PersonItem = Awaited<ReturnType<typeof api.people.list>>['persons'][number]
export type Account = Awaited<ReturnType<typeof api.accounts.read>>
export type Person = Awaited<ReturnType<typeof api.people.read>>
export type Subject = { readonly account: AccountId } | { readonly person: PersonId }

/** Every account and person of a case. */
export function useEverybody(caseId: CaseId) {
  return useQuery({
    queryKey: [KEY, 'all', caseId],
    queryFn: async () => {
      const [{ accounts }, { persons }] = await Promise.all([
        api.accounts.list({ case: caseId }),
        api.people.list({ case: caseId }),
      ])
      return { accounts, persons }
    },
  })
}

export function useAccount(account: AccountId) {
  return useQuery({ queryKey: [KEY, 'account', account], queryFn: () => api.accounts.read({ account }) })
}

export function usePerson(person: PersonId) {
  return useQuery({ queryKey: [KEY, 'person', person], queryFn: () => api.people.read({ person }) })
}

export function useIncidentPeople(incident: IncidentId) {
  return useQuery({
    queryKey: [KEY, 'incident', incident],
    queryFn: () => api.people.ofIncident({ incident }),
  })
}

/** An account as it is written down, before it is one. */
export type Written = { readonly handle: string; readonly platform: string | undefined }

/** What is there already about a handle; not asked for nothing. */
export function useSeenAs(caseId: CaseId, written: Written) {
  const asked = { handle: written.handle.trim(), platform: written.platform?.trim() ?? '' }
  return useQuery({
    queryKey: [KEY, 'seen', caseId, asked],
    queryFn: () => api.accounts.seenAs({ case: caseId, ...asked }),
    enabled: asked.handle !== '',
    // Another site of the same handle is asked about with the answer still in sight.
    placeholderData: (before: SeenAs | undefined, query) =>
      (query?.queryKey[3] as typeof asked | undefined)?.handle === asked.handle ? before : undefined,
  })
}

/** Of incidents that were shown, those that name this account as it is written down now. */
export async function stillNaming(
  caseId: CaseId,
  account: Written,
  shown: readonly IncidentId[],
): Promise<IncidentId[]> {
  if (shown.length === 0) return []
  const { incidents } = await api.accounts.seenAs({ case: caseId, ...account })
  const naming = new Set(incidents.map(({ incident }) => incident))
  return shown.filter((incident) => naming.has(incident))
}

/** The incidents of an account or a person, newest first. */
export function useIncidentsOf(caseId: CaseId, subject: Subject) {
  return useInfiniteQuery({
    queryKey: [KEY, 'incidents', caseId, subject],
    queryFn: ({ pageParam }) =>
      api.timeline.page({
        case: caseId,
        order: 'newest-first',
        limit: PAGE,
        after: pageParam,
        ...subject,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

/** Does something that changes who is known, and shows it wherever it is shown. */
export function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY], refetchType: 'all' }),
  })
}
