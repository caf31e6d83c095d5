import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseId, ExhibitId } from '../../../../contract/ids.ts'
import { api } from '../../../api.ts'
import { useDamageKnown } from '../../timeline/queries.ts'

const key = (exhibit: ExhibitId) => ['file-facts', exhibit] as const

/** A file in words: when it was kept, from where, for which incidents. Read anew whenever somebody comes to it. */
export function useFileFacts(exhibit: ExhibitId, caseId: CaseId) {
  return useQuery({ ...facts(exhibit, caseId), refetchOnMount: 'always' })
}

const facts = (exhibit: ExhibitId, caseId: CaseId) => ({
  queryKey: [...key(exhibit), 'facts', caseId],
  queryFn: () => api.exhibits.read({ exhibit, case: caseId }),
})

/** The labels that these files were given in a case, in their order; none before they were handed over. */
export function useLabels(exhibits: readonly ExhibitId[], caseId: CaseId): readonly string[] {
  const read = useQueries({ queries: exhibits.map((exhibit) => facts(exhibit, caseId)) })
  return read.flatMap(({ data }) => data?.label ?? [])
}

/** What happened to a file since it was kept. */
export function useCustody(exhibit: ExhibitId) {
  return useQuery({
    queryKey: [...key(exhibit), 'custody'],
    queryFn: () => api.custody.read({ exhibit }),
    refetchOnMount: 'always',
  })
}
export type Custody = Awaited<ReturnType<typeof api.custody.read>>

/** What kinds of things a file says of itself; read when it is asked for. */
export function useMetadata(exhibit: ExhibitId) {
  return useQuery({
    queryKey: [...key(exhibit), 'metadata'],
    queryFn: () => api.exhibits.metadata({ exhibit }),
  })
}

/** Its own words, while they are shown and no longer. */
export function useOwnWords(exhibit: ExhibitId) {
  return useQuery({
    queryKey: [...key(exhibit), 'own-words'],
    queryFn: () => api.exhibits.metadata({ exhibit, words: true }),
    gcTime: 0,
  })
}

/** Whatever is done to a file is another line of its custody. */
function useFresh(exhibit: ExhibitId) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: key(exhibit) })
}

export function useCheckNow(exhibit: ExhibitId) {
  const fresh = useFresh(exhibit)
  const damageKnown = useDamageKnown()
  return useMutation({
    mutationFn: () => api.exhibits.verify({ exhibit }),
    onSuccess: () => {
      damageKnown()
      return fresh()
    },
  })
}

/** Null where nobody chose a place. */
export function useSaveCopy(exhibit: ExhibitId) {
  return useMutation({
    mutationFn: async (suggested: string) => {
      const { picked } = await api.shell.pickNewFile({ suggested })
      return picked === null ? null : api.exhibits.copy({ exhibit, to: picked.token })
    },
    onSettled: useFresh(exhibit),
  })
}
