import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseFields } from '../../../contract/cases.ts'
import type { CaseId, ExhibitId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { filterOf, type Asked } from '../timeline/filter.ts'
import { timelineKey } from '../timeline/queries.ts'

const KEY = 'hand-over'
const handOverKey = [KEY] as const

/** What the last package of a case was refused for. */
export const refusedKey = (caseId: CaseId) => [KEY, 'refused', caseId] as const

/** Whom a bundle can be made for. */
export const useRecipients = () =>
  useQuery({
    queryKey: [KEY, 'recipients'],
    queryFn: async () => (await api.bundles.recipients({})).recipients,
  })

/** What could go in, as the record is now. */
export const useOffered = (caseId: CaseId) =>
  useQuery({
    queryKey: [KEY, 'offered', caseId],
    queryFn: () => api.bundles.offered({ case: caseId }),
    // Something may have been recorded or erased since the screen was last open.
    refetchOnMount: 'always',
  })

/** The incidents that the timeline would show, in its order. Those of the question before stay until they are there. */
export const useFitting = (caseId: CaseId, asked: Asked) => {
  const input = { case: caseId, ...filterOf(asked), order: asked.order }
  return useQuery({
    queryKey: [...timelineKey(caseId), 'incidents', JSON.stringify(input)],
    queryFn: async () => (await api.timeline.incidents(input)).incidents,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  })
}

/** What files say of themselves; a file that is kept never changes. */
export const useOwnDetails = (exhibits: readonly ExhibitId[]) =>
  useQuery({
    queryKey: [KEY, 'own-details', exhibits.join()],
    queryFn: async () => (await api.bundles.ownDetails({ exhibits: [...exhibits] })).files,
  })

/** Hand-overs of a case: begun, made, and written down. */
export const usePast = (caseId: CaseId) =>
  useQuery({
    queryKey: [KEY, 'past', caseId],
    queryFn: async () => {
      const { drafts } = await api.drafts.list({ case: caseId })
      const { handovers, notRecorded } = await api.handovers.list({})
      const { bundles } = await api.bundles.list({})
      const mine = new Set(bundles.filter((one) => one.caseId === caseId).map(({ bundle }) => bundle))
      return {
        drafts: drafts.filter(({ form }) => form === 'hand-over'),
        handovers: handovers.filter((one) => one.case === caseId).toReversed(),
        notRecorded: notRecorded.filter(({ bundle }) => mine.has(bundle)).toReversed(),
      }
    },
    refetchOnMount: 'always',
  })

/** The case, and whether a bundle of it was made before. */
export const useCase = (caseId: CaseId) =>
  useQuery({
    queryKey: ['cases', caseId],
    queryFn: async () => {
      const { cases } = await api.cases.list({})
      const { bundles } = await api.bundles.list({})
      return {
        case: cases.find(({ id }) => id === caseId)!,
        hasMade: bundles.some((one) => one.caseId === caseId && one.state === 'sealed'),
      }
    },
    refetchOnMount: 'always',
  })

export function useChangeCase(caseId: CaseId) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (changes: Partial<CaseFields>) => api.cases.change({ case: caseId, changes }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  })
}

export type RecordInput = Parameters<typeof api.handovers.record>[0]

export function useRecordHandOver() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: RecordInput) => api.handovers.record(input),
    onSuccess: () => queries.invalidateQueries({ queryKey: handOverKey }),
  })
}
