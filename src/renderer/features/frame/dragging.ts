import { useSyncExternalStore } from 'react'

/** What is held over the window: how many files, where that is known, and whether they would join the incident there. */
export type Dragging = { readonly count: number | null; readonly joins: boolean }

let dragging: Dragging | null = null
const hearers = new Set<() => void>()

function set(next: Dragging | null): void {
  if (next?.count === dragging?.count && next?.joins === dragging?.joins) return
  dragging = next
  for (const hear of hearers) hear()
}

/** A part of a screen that takes files itself has a frame of its own. */
export function dragOver({ dataTransfer, target }: DragEvent, isTaken: boolean): void {
  const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  if (isTaken || items.length === 0) return set(null)
  // A folder has no type either, and nobody can tell how many files are in it.
  const count = items.some(({ type }) => type === '') ? null : items.length
  set({ count, joins: target instanceof Element && target.closest('[data-drop="joins"]') !== null })
}

export function dragEnd(): void {
  set(null)
}

export const useDragging = (): Dragging | null =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    () => dragging,
  )
