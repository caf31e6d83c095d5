import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListedExhibit } from '../../../contract/exhibits.ts'
import type { CaseId, IncidentId } from '../../../contract/ids.ts'
import type { When } from '../../../contract/when.ts'
import { api } from '../../api.ts'
import { filesText } from '../../texts/files.ts'
import { FILES_KEY } from './queries.ts'

/** The time that the selected files have together, in the words that an incident would have it in. */
export function useTimeTogether(caseId: CaseId, files: readonly ListedExhibit[]) {
  const exhibits = files.map(({ exhibit }) => exhibit)
  return useQuery({
    queryKey: [...FILES_KEY, 'time', caseId, exhibits],
    queryFn: () => api.exhibits.timeTogether({ case: caseId, exhibits }),
    enabled: exhibits.length > 0,
    placeholderData: (before) => before,
  })
}

type Group = { readonly files: readonly ListedExhibit[]; readonly when: When | null }

/** One incident for each group: only that its files were kept, and when, where somebody chose their time. */
export function useMakeIncidents(
  caseId: CaseId,
  onMade: (made: readonly IncidentId[], files: number) => void,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (groups: readonly Group[]) => {
      const made: IncidentId[] = []
      for (const { files, when } of groups) {
        const title = files.length === 1 ? filesText.oneTitle : filesText.manyTitle(files.length)
        const fields = { title, ...(when === null ? {} : { happened: when }) }
        const exhibits = files.map(({ exhibit }) => exhibit)
        made.push((await api.incidents.record({ case: caseId, fields, exhibits })).incident)
      }
      return made
    },
    // Here and not where it is asked for: the files are no longer in the list by then, and what asked is gone with them.
    onSuccess: (made, groups) => onMade(made, groups.flatMap(({ files }) => files).length),
    onSettled: () => queries.invalidateQueries({ queryKey: ['timeline'], refetchType: 'all' }),
  })
}
