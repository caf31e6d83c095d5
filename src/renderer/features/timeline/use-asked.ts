import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import type { TimelineOrder } from '../../../contract/timeline.ts'
import { useFrame, type FrameParts } from '../frame/use-frame.ts'
import { EVERYTHING, filterOf, type Ask, type Asked } from './filter.ts'
import { useArranging } from './use-arrangement.ts'
import { pageOf, type Question } from './use-pages.ts'

export const questionOf = (caseId: CaseId, asked: Asked): Question => ({
  caseId,
  filter: filterOf(asked),
  order: asked.order,
})

/** What was asked of a case's timeline when it was left. */
export const askedWhenLeft = (
  kept: FrameParts['kept'],
  caseId: CaseId,
  order: TimelineOrder,
): RefObject<Asked> => kept(`timeline asked ${caseId}`, { ...EVERYTHING, order })

/** What is asked of a case's timeline, as it was left, and how to ask something else. */
export function useAsked(order: TimelineOrder): { readonly asked: Asked; readonly ask: Ask } {
  const { caseId, kept, place } = useFrame()
  const queries = useQueryClient()
  const arrange = useArranging()
  const left = askedWhenLeft(kept, caseId, order)
  const [asked, setAsked] = useState(left.current)
  // Whoever leads here may ask something of it (use-show-only.ts), and it may be on screen already.
  useEffect(() => setAsked(left.current), [left, place])
  // The same function each time, so that what is given it is drawn again only when it has something else to show.
  const ask = useCallback<Ask>(
    (change) => {
      const now = { ...left.current, ...change }
      if (now.order !== left.current.order) arrange({ order: now.order })
      left.current = now
      // First: the letter is drawn while the answer is looked for.
      void queries.prefetchQuery(pageOf(questionOf(caseId, now), 0))
      setAsked(now)
    },
    [left, queries, caseId, arrange],
  )
  return { asked, ask }
}
