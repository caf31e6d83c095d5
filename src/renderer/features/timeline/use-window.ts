import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Pages } from './use-pages.ts'

/** Whether a row is the first under its head. Where the row before is not here, its head is said again. */
export function startsDay(pages: Pages, index: number): boolean | null {
  const item = pages.at(index)
  if (item === undefined) return null
  return index === 0 || pages.at(index - 1)?.when.head !== item.when.head
}

/** How high a row and a head are: the reader's text size and the spacing of rows decide. */
function useHeights() {
  const [px, setPx] = useState({ row: 64, head: 32 })
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const read = (): void => {
      const [row, head] = [...element.children].map((child) => child.getBoundingClientRect().height)
      if (row && head) setPx((was) => (was.row === row && was.head === head ? was : { row, head }))
    }
    read()
    const observer = new ResizeObserver(read)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  return { px, measure }
}

/** Where each row begins, in pixels; one more for the end. */
function startsOf(pages: Pages, px: { readonly row: number; readonly head: number }): Float64Array {
  const starts = new Float64Array(pages.total + 1)
  for (let at = 0; at < pages.total; at++)
    starts[at + 1] = starts[at]! + px.row + (startsDay(pages, at) === true ? px.head : 0)
  return starts
}

/** The part of the list that is on screen. What comes in above it moves nothing that is read. */
export function useWindow(
  pages: Pages,
  scroller: RefObject<HTMLDivElement | null>,
  offsetPx: number,
  look: (first: number, last: number) => void,
) {
  const { px, measure } = useHeights()
  const starts = useMemo(() => startsOf(pages, px), [pages.version, px])
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => starts[index + 1]! - starts[index]!,
    // Another function makes it measure anew.
    getItemKey: useCallback((index: number) => index, [starts]),
    overscan: 8,
    initialOffset: offsetPx,
  })
  useStandStill(scroller, starts, pages.key)
  const items = virtual.getVirtualItems()
  const [first, last] = [items.at(0)?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => look(first, last))
  return {
    scroller,
    virtual,
    items,
    measure,
    rowPx: px.row,
    hasHead: (index: number) => startsDay(pages, index) === true,
  }
}

/** The first row on screen stays where it is when others above it turn out to be higher. */
function useStandStill(scroller: RefObject<HTMLDivElement | null>, starts: Float64Array, key: string): void {
  const before = useRef({ starts, key })
  useLayoutEffect(() => {
    const was = before.current
    before.current = { starts, key }
    const element = scroller.current
    if (element === null || was.starts === starts) return
    if (was.key !== key) {
      element.scrollTop = 0
      return
    }
    const top = element.scrollTop
    const row = lastAtOrBefore(was.starts, top)
    const movedPx = starts[Math.min(row, starts.length - 1)]! - was.starts[row]!
    if (movedPx !== 0) element.scrollTop = top + movedPx
  }, [starts, key])
}

function lastAtOrBefore(starts: Float64Array, px: number): number {
  let [from, to] = [0, starts.length - 1]
  while (from < to) {
    const middle = (from + to + 1) >> 1
    if (starts[middle]! <= px) from = middle
    else to = middle - 1
  }
  return from
}
