import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { moved, nearestRow, type Line } from './row-keys.ts'

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
