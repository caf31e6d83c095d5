import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import type { TimelineItem } from '../../../contract/timeline.ts'

export type Line =
  | { readonly kind: 'head'; readonly says: string }
  | { readonly kind: 'row'; readonly item: TimelineItem }

/** Where a list was left: its row, and how far it was scrolled. */
export type ListPlace = { readonly incident: IncidentId | null; readonly offsetPx: number }
export const START: ListPlace = { incident: null, offsetPx: 0 }

type Rows = {
  readonly lines: readonly Line[]
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  readonly place: ListPlace
  readonly onPlace: (place: ListPlace) => void
  readonly onOpen: (incident: IncidentId) => void
}

/** The list is one stop: keys move the current row, Enter opens it. The focus stays on the list itself. */
export function useRows({ lines, virtual, place, onPlace, onOpen }: Rows) {
  const [incident, setIncident] = useState(place.incident)
  const found = lines.findIndex((line) => line.kind === 'row' && line.item.incident === incident)
  const current = found === -1 ? nearestRow(lines, 0, 1) : found
  useComingBack(found, virtual, place)

  const open = (index: number): void => {
    const line = lines[index]
    if (line?.kind !== 'row') return
    onPlace({ incident: line.item.incident, offsetPx: virtual.scrollOffset ?? 0 })
    onOpen(line.item.incident)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') return open(current)
    const page = Math.max(1, Math.floor((virtual.scrollRect?.height ?? 0) / ROW_PX) - 1)
    const next = moved(lines, current, event, page)
    if (next === null) return
    event.preventDefault()
    const line = lines[next]
    if (line?.kind !== 'row') return
    setIncident(line.item.incident)
    // The first row brings its day with it.
    virtual.scrollToIndex(lines[next - 1]?.kind === 'head' ? next - 1 : next)
    virtual.scrollToIndex(next)
  }
  return { current, open, onKeyDown }
}

const ROW_PX = 64

/** After Back: the row has the focus again, where it was on the screen. */
function useComingBack(found: number, virtual: Virtualizer<HTMLDivElement, Element>, place: ListPlace): void {
  const isDone = useRef(place.incident === null)
  useEffect(() => {
    if (isDone.current || found === -1) return
    isDone.current = true
    virtual.scrollElement?.focus({ preventScroll: true })
    virtual.scrollToIndex(found)
  })
}

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }

/** The line a key goes to; null for a key that moves nothing. */
export function moved(lines: readonly Line[], from: number, press: Press, page: number): number | null {
  const byDay = press.ctrlKey || press.metaKey
  switch (press.key) {
    case 'ArrowDown':
      return nearestRow(lines, byDay ? nextDay(lines, from) : from + 1, 1)
    case 'ArrowUp':
      return nearestRow(lines, byDay ? dayBefore(lines, from) : from - 1, byDay ? 1 : -1)
    case 'PageDown':
      return nearestRow(lines, Math.min(from + page, lines.length - 1), -1)
    case 'PageUp':
      return nearestRow(lines, Math.max(from - page, 0), 1)
    case 'Home':
      return nearestRow(lines, 0, 1)
    case 'End':
      return nearestRow(lines, lines.length - 1, -1)
    default:
      return null
  }
}

/** The first row at `index` or beyond it; the last one passed where there is none. */
function nearestRow(lines: readonly Line[], index: number, step: 1 | -1): number {
  for (let at = index; at >= 0 && at < lines.length; at += step) if (lines[at]!.kind === 'row') return at
  for (let at = index - step; at >= 0 && at < lines.length; at -= step)
    if (lines[at]!.kind === 'row') return at
  return -1
}

function nextDay(lines: readonly Line[], from: number): number {
  const head = lines.findIndex(({ kind }, index) => index > from && kind === 'head')
  return head === -1 ? lines.length - 1 : head
}

/** The head of this day, or of the day before where this is the day's first row. */
function dayBefore(lines: readonly Line[], from: number): number {
  const head = lines.findLastIndex(({ kind }, index) => index < from - 1 && kind === 'head')
  return Math.max(head, 0)
}
