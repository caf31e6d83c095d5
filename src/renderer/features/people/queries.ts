import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountId, CaseId, IncidentId, PersonId } from '../../../contract/ids.ts'
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

/** What is there already about a handle; not asked for nothing. */
export function useSeenAs(caseId: CaseId, handle: string) {
  const typed = handle.trim()
  return useQuery({
    queryKey: [KEY, 'seen', caseId, typed],
    queryFn: () => api.accounts.seenAs({ case: caseId, handle: typed }),
    enabled: typed !== '',
  })
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
