import { queryOptions, useQueries, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import type { TimelineFilter, TimelineItem, TimelineOrder } from '../../../contract/timeline.ts'
import { api } from '../../api.ts'
import { timelineKey } from './queries.ts'

const PAGE = 50
/** As long as somebody may scroll about: a page that was dropped is asked again. */
const KEPT_MS = 60 * 60_000

type Page = Awaited<ReturnType<typeof api.timeline.page>>

/** A long list of which some pages are here. */
export type Pages = {
  /** Other for every question that is asked. */
  readonly key: string
  readonly total: number
  readonly approximate: number
  readonly at: (index: number) => TimelineItem | undefined
  /** Other whenever a page came. */
  readonly version: string
}

export type Question = {
  readonly caseId: CaseId
  readonly filter: Omit<TimelineFilter, 'case'>
  readonly order: TimelineOrder
}

/** As text: an empty filter as an object would match every other one. */
const baseOf = ({ caseId, filter, order }: Question) =>
  [...timelineKey(caseId), 'pages', JSON.stringify({ filter, order })] as const

/** One page of what answers a question. */
export const pageOf = (question: Question, page: number) =>
  queryOptions({
    queryKey: [...baseOf(question), page],
    queryFn: () => {
      const { caseId, filter, order } = question
      return api.timeline.page({ case: caseId, ...filter, order, limit: PAGE, skip: page * PAGE })
    },
    gcTime: KEPT_MS,
  })

/** The pages somebody looks at, anywhere in the list. The old ones stay until those of a new question are there. */
export function usePages(question: Question) {
  const queries = useQueryClient()
  const base = baseOf(question)
  const key = JSON.stringify(base)
  const [looked, setLooked] = useState({ key, pages: [0] as readonly number[] })
  const wanted = looked.key === key ? looked.pages : [0]
  const results = useQueries({ queries: wanted.map((page) => pageOf(question, page)) })
  const shown = useRef<Pages | null>(null)
  const first = results.find(({ data }) => data !== undefined)?.data
  if (first !== undefined) {
    const pages = new Map<number, Page>()
    for (const [pageKey, data] of queries.getQueriesData<Page>({ queryKey: base }))
      if (data !== undefined && isFresh(queries.getQueryState(pageKey)?.isInvalidated, pageKey, wanted))
        pages.set(Number(pageKey.at(-1)), data)
    shown.current = {
      key,
      total: first.total,
      approximate: first.approximate,
      at: (index) => pages.get(Math.floor(index / PAGE))?.items[index % PAGE],
      version: `${key}${[...pages.keys()].join()}/${results.map(({ dataUpdatedAt }) => dataUpdatedAt).join()}`,
    }
  }
  const look = (firstIndex: number, lastIndex: number): void => {
    const from = Math.floor(Math.max(0, firstIndex) / PAGE)
    const to = Math.floor(Math.max(0, lastIndex) / PAGE)
    const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    if (pages.join() !== wanted.join()) setLooked({ key, pages })
  }
  return {
    pages: shown.current,
    /** What is shown answers the question before. */
    isOld: shown.current?.key !== key,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    look,
  }
}

/** What was written since may have moved what stands on a page that nobody looks at. */
function isFresh(
  isInvalidated: boolean | undefined,
  pageKey: readonly unknown[],
  wanted: readonly number[],
): boolean {
  return isInvalidated !== true || wanted.includes(Number(pageKey.at(-1)))
}
