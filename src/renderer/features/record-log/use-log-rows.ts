import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Seq } from '../../../contract/ids.ts'
import { movedTo, underDays } from './day-lines.ts'
import type { useLines } from './queries.ts'

const HEAD_PX = 32
const ROW_PX = 44
const PAGE_ROWS = 10
/** How many lines a search gathers before it waits to be scrolled. */
const ENOUGH = 40

/** The rows of the list: which are drawn, which one is current, which one is opened. */
export function useLogRows(lines: ReturnType<typeof useLines>, scroller: RefObject<HTMLDivElement | null>) {
  const rows = useMemo(() => underDays(lines.data?.pages.flatMap((page) => page.lines) ?? []), [lines.data])
  const [chosen, setChosen] = useState(0)
  const [opened, setOpened] = useState<Seq | null>(null)
  const current = rows[chosen]?.kind === 'line' ? chosen : 1
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? HEAD_PX : ROW_PX),
    overscan: 12,
    scrollMargin: useAbove(scroller),
  })
  useMore(lines, virtual.getVirtualItems().at(-1)?.index ?? -1, rows.length)

  const toggle = (index: number): void => {
    const row = rows[index]
    if (row?.kind !== 'line') return
    setChosen(index)
    setOpened(opened === row.line.seq ? null : row.line.seq)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // A key in an opened line is that line's own.
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return toggle(current)
    }
    const next = movedTo(rows, current, event.key, PAGE_ROWS)
    if (next === null) return
    event.preventDefault()
    setChosen(next)
    virtual.scrollToIndex(next)
  }
  return { rows, virtual, current, opened, toggle, onKeyDown }
}

/** Asks for the next page as the end comes near. */
function useMore(lines: ReturnType<typeof useLines>, last: number, count: number): void {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = lines
  useEffect(() => {
    const isNearEnd = last >= count - 20 || count < ENOUGH
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, count, hasNextPage, isFetchingNextPage, fetchNextPage])
}

/** How much stands above the list in the same scroll: it grows and shrinks as parts of it are opened. */
function useAbove(scroller: RefObject<HTMLDivElement | null>): number {
  const [abovePx, setAbovePx] = useState(0)
  useEffect(() => {
    const above = scroller.current?.firstElementChild
    if (!(above instanceof HTMLElement)) return undefined
    const seen = new ResizeObserver(() => setAbovePx(above.offsetTop + above.offsetHeight))
    seen.observe(above)
    return () => seen.disconnect()
  }, [scroller])
  return abovePx
}
