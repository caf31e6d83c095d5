import { useRef, useState } from 'react'
import type { TimelineItem } from '../../../contract/timeline.ts'
import type { Pages } from './use-pages.ts'

export type Selection = {
  readonly count: number
  readonly items: readonly TimelineItem[]
  readonly has: (incident: TimelineItem['incident']) => boolean
  readonly toggle: (index: number) => void
  /** From where the selection began to `to`. */
  readonly extend: (from: number, to: number) => void
  readonly anchorAt: (index: number) => void
  readonly clear: () => void
}

/** Which incidents are chosen, to do something with all of them. */
export function useSelection(pages: Pages | null): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, TimelineItem>>(new Map())
  const anchor = useRef<number | null>(null)
  const itemsBetween = (one: number, other: number): readonly TimelineItem[] => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)]
    return Array.from({ length: to - from + 1 }, (_, at) => pages?.at(from + at)).filter(
      (item) => item !== undefined,
    )
  }
  return {
    count: chosen.size,
    items: [...chosen.values()],
    has: (incident) => chosen.has(incident),
    toggle: (index) => {
      anchor.current = index
      const item = pages?.at(index)
      if (item === undefined) return
      const next = new Map(chosen)
      if (!next.delete(item.incident)) next.set(item.incident, item)
      setChosen(next)
    },
    extend: (from, to) => {
      anchor.current ??= from
      setChosen(new Map(itemsBetween(anchor.current, to).map((item) => [item.incident, item])))
    },
    anchorAt: (index) => {
      if (chosen.size === 0) anchor.current = index
    },
    clear: () => {
      anchor.current = null
      if (chosen.size > 0) setChosen(new Map())
    },
  }
}
