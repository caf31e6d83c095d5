import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { asksForMenu } from '../../ui/RowMenu.tsx'
import { moved } from './row-keys.ts'
import type { Selection } from './use-selection.ts'
import type { Pages } from './use-pages.ts'
import { startsDay, type useWindow } from './use-window.ts'

/** Where a list was left: its row, and how far it was scrolled. */
export type ListPlace = {
  readonly incident: IncidentId | null
  readonly index: number
  readonly offsetPx: number
}
export const START: ListPlace = { incident: null, index: 0, offsetPx: 0 }

type Rows = {
  readonly pages: Pages
  readonly list: ReturnType<typeof useWindow>
  readonly place: ListPlace
  /** Whether the list has the focus when it comes back to where it was left. */
  readonly takesFocus: boolean
  readonly selection: Selection
  readonly onPlace: (place: ListPlace) => void
  /** When the current row is another one. */
  readonly onCurrent: (incident: IncidentId) => void
  readonly onOpen: (incident: IncidentId) => void
  readonly onMenu: (index: number) => void
}

/** The list is one stop: keys move the current row, Enter opens it. The focus stays on the list itself. */
export function useRows(rows: Rows) {
  const { pages, list, place, selection, onPlace, onCurrent, onOpen, onMenu } = rows
  const [at, setAt] = useState({ index: place.index, incident: place.incident, key: pages.key })
  const current = placeOf(pages, at)
  useComingBack(list, rows.takesFocus && place.incident !== null)
  // The list that was left may be another one by now: what stands on screen is what is gone on from.
  useEffect(() => {
    const now = pages.at(current)?.incident ?? null
    onPlace({ incident: now, index: current, offsetPx: list.virtual.scrollOffset ?? 0 })
  })
  const goTo = (index: number, isExtending: boolean): void => {
    const incident = pages.at(index)?.incident ?? null
    setAt({ index, incident, key: pages.key })
    list.virtual.scrollToIndex(index)
    if (isExtending) selection.extend(current, index)
    else selection.anchorAt(index)
    if (incident !== null) onCurrent(incident)
  }
  const open = (index: number): void => {
    const incident = pages.at(index)?.incident
    if (incident === undefined) return
    setAt({ index, incident, key: pages.key })
    onPlace({ incident, index, offsetPx: list.virtual.scrollOffset ?? 0 })
    onOpen(incident)
  }
  const does: Readonly<Record<Did, () => void>> = {
    open: () => open(current),
    select: () => selection.toggle(current),
    clear: () => selection.clear(),
    menu: () => onMenu(current),
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const did = pressed(event)
    const next = did === null ? rowFor(event, current, pages, list) : null
    if (did === null && next === null) return
    event.preventDefault()
    if (did === 'clear' && selection.count > 0) event.stopPropagation()
    if (did !== null) does[did]()
    else if (next !== null) goTo(next, event.shiftKey)
  }
  const onClick = (index: number, event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey) {
      setAt({ index, incident: pages.at(index)?.incident ?? null, key: pages.key })
      selection.toggle(index)
    } else if (event.shiftKey) goTo(index, true)
    else open(index)
  }
  return { current, open, onKeyDown, onClick, goTo }
}

/** The row a key goes to; null for a key that moves nothing. */
function rowFor(
  event: KeyboardEvent,
  current: number,
  pages: Pages,
  list: ReturnType<typeof useWindow>,
): number | null {
  if (pages.total === 0) return null
  const page = Math.max(1, Math.floor((list.virtual.scrollRect?.height ?? 0) / list.rowPx) - 1)
  const rows = { total: pages.total, startsDay: (index: number) => startsDay(pages, index) }
  return moved(rows, current, event, page)
}

type Did = 'open' | 'select' | 'clear' | 'menu'

function pressed(event: KeyboardEvent): Did | null {
  const { key, ctrlKey, metaKey } = event
  if (key === 'Enter') return 'open'
  if (key === ' ' && (ctrlKey || metaKey)) return 'select'
  if (key === 'Escape') return 'clear'
  return asksForMenu(event) ? 'menu' : null
}

/** The row that was current, wherever it stands by now; the first one of another question. */
function placeOf(
  pages: Pages,
  at: { readonly index: number; readonly incident: IncidentId | null; readonly key: string },
): number {
  if (at.key !== pages.key) return 0
  const index = Math.min(at.index, Math.max(0, pages.total - 1))
  if (at.incident === null || pages.at(index) === undefined || pages.at(index)?.incident === at.incident)
    return index
  for (let near = 1; near < 200; near++)
    for (const other of [index + near, index - near])
      if (pages.at(other)?.incident === at.incident) return other
  return index
}

/** After Back: the list has the focus again, where it was on the screen. */
function useComingBack(list: ReturnType<typeof useWindow>, takesFocus: boolean): void {
  const isDone = useRef(!takesFocus)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    list.scroller.current?.focus({ preventScroll: true })
  })
}
