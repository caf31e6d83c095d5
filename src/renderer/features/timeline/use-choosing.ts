import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Part } from './strip-scale.ts'

/** A part of the strip while it is chosen. Arrows move the cursor, Shift extends, Enter applies, Esc clears. */
export function useChoosing(count: number, applied: Part | null, onChosen: (part: Part | null) => void) {
  const [choosing, setChoosing] = useState<Part | null>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const anchor = useRef(0)
  const part = choosing ?? applied
  const at = Math.min(cursor ?? part?.to ?? count - 1, count - 1)
  const chooseTo = (to: number): void => {
    setCursor(to)
    setChoosing({ from: Math.min(anchor.current, to), to: Math.max(anchor.current, to) })
  }
  const settle = (chosen: Part | null): void => {
    setChoosing(null)
    if (chosen === null) setCursor(null)
    onChosen(chosen)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = movedTo(event.key, at, count)
    if (to !== null) {
      if (!event.shiftKey) anchor.current = to
      else if (choosing === null) anchor.current = at
      chooseTo(to)
    } else if (event.key === 'Enter') settle(part ?? { from: at, to: at })
    else if (event.key === 'Escape' && part !== null) settle(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointer = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientX - box.left) / box.width
    const index = Math.min(Math.max(Math.floor(share * count), 0), count - 1)
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId)
      anchor.current = index
    } else if (choosing === null) return
    if (event.type === 'pointerup') settle(choosing)
    else chooseTo(index)
  }
  return { part, cursor: at, onKeyDown, onPointer }
}

function movedTo(key: string, from: number, count: number): number | null {
  if (key === 'ArrowLeft') return Math.max(from - 1, 0)
  if (key === 'ArrowRight') return Math.min(from + 1, count - 1)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
