import { useInfiniteQuery } from '@tanstack/react-query'
import type { CaseId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'

export const timelineKey = (caseId: CaseId) => ['timeline', caseId] as const
const PAGE = 200

/** The timeline's pages, newest first. */
export function useTimeline(caseId: CaseId) {
  return useInfiniteQuery({
    queryKey: timelineKey(caseId),
    queryFn: ({ pageParam }) =>
      api.timeline.page({ case: caseId, order: 'newest-first', limit: PAGE, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}
