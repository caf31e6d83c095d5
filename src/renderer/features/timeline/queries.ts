import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseId } from '../../../contract/ids.ts'
import type { Tag } from '../../../contract/tags.ts'
import type { TimelineFilter } from '../../../contract/timeline.ts'
import { api } from '../../api.ts'
import { FIRST_DAY_OF_WEEK } from '../../first-day-of-week.ts'
import type { Asked } from './filter.ts'

/** Everything the timeline shows of a case: whoever writes about an incident names it as changed. */
export const timelineKey = (caseId: CaseId) => ['timeline', caseId] as const

/** How many incidents stand in each period; the range of dates is not asked, as it is chosen here. */
export function useOverview(caseId: CaseId, filter: Omit<TimelineFilter, 'case'>) {
  const { fromAt: _from, toAt: _to, undated: _undated, ...asked } = filter
  return useQuery({
    queryKey: [...timelineKey(caseId), 'overview', asked],
    queryFn: () => api.timeline.overview({ case: caseId, ...asked, firstDayOfWeek: FIRST_DAY_OF_WEEK }),
    placeholderData: keepPreviousData,
  })
}

export function useUpkeep(caseId: CaseId) {
  return useQuery({
    queryKey: [...timelineKey(caseId), 'upkeep'],
    queryFn: () => api.timeline.upkeep({ case: caseId }),
  })
}

/** After files or the log were checked: what the home screens say of it is read anew. */
export function useDamageKnown(): () => void {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['timeline'] })
}

/** Those of these tags that no incident has any more; none while that is not known. */
export function useGoneTags(caseId: CaseId, asked: readonly Tag[]): readonly Tag[] {
  const known = useChoices(caseId).data?.tags
  return known === undefined ? [] : asked.filter((tag) => !known.some((one) => one.tag === tag))
}

/** What can be chosen in the menus of the filter bar. */
export function useChoices(caseId: CaseId) {
  return useQuery({
    queryKey: [...timelineKey(caseId), 'choices'],
    queryFn: async () => {
      const [{ tags }, { persons }, { accounts }] = await Promise.all([
        api.tags.list({}),
        api.people.list({ case: caseId }),
        api.accounts.list({ case: caseId }),
      ])
      return { tags, persons, accounts }
    },
  })
}

export const viewsKey = (caseId: CaseId) => ['views', caseId] as const

/** What was asked once and saved under a name. */
export function useViews(caseId: CaseId) {
  return useQuery({
    queryKey: viewsKey(caseId),
    queryFn: async () => (await api.views.list({ case: caseId })).views,
  })
}

export const askedInView = ({ content }: { readonly content: string }): Partial<Asked> =>
  JSON.parse(content) as Partial<Asked>
