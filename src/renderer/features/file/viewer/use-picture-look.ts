import { useEffect, useState, type CSSProperties, type KeyboardEvent, type RefObject } from 'react'
import { away, closer, fittingScale, turned, type Size } from './picture-look.ts'

export type PictureLook = {
  /** Null is as large as fits. */
  readonly scale: number | null
  readonly percent: number | null
  readonly isGrey: boolean
  readonly fit: () => void
  readonly actualSize: () => void
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly turn: () => void
  readonly toggleGrey: () => void
  readonly measure: (picture: HTMLImageElement) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** The room it takes, and how it lies in it. */
  readonly room: CSSProperties
  readonly picture: CSSProperties
}

/** How a picture is looked at in a stage, by buttons and by keys that mean this only while the viewer has the focus. */
export function usePictureLook(stage: RefObject<HTMLElement | null>): PictureLook {
  const [scale, setScale] = useState<number | null>(null)
  const [quarters, setQuarters] = useState(0)
  const [isGrey, setGrey] = useState(false)
  const [size, setSize] = useState<Size | null>(null)
  const stageSize = useSizeOf(stage)
  const seen = size === null ? null : turned(size, quarters)
  const fitting = seen === null || stageSize === null ? 1 : fittingScale(seen, stageSize)
  const now = scale ?? fitting
  const acts = {
    fit: () => setScale(null),
    actualSize: () => setScale(1),
    zoomIn: () => setScale(closer(now)),
    zoomOut: () => setScale(away(now)),
    turn: () => setQuarters(quarters + 1),
    toggleGrey: () => setGrey(!isGrey),
  }
  return {
    scale,
    percent: size === null ? null : Math.round(now * 100),
    isGrey,
    ...acts,
    measure: ({ naturalWidth, naturalHeight }) => setSize({ width: naturalWidth, height: naturalHeight }),
    onKeyDown: (event) => actByKey(event, acts),
    room: seen === null ? {} : { width: seen.width * now, height: seen.height * now },
    picture: size === null ? { visibility: 'hidden' } : lyingIn(size, now, quarters),
  }
}

type Acts = Pick<PictureLook, 'actualSize' | 'zoomIn' | 'zoomOut' | 'turn' | 'toggleGrey'>

function actByKey(event: KeyboardEvent, acts: Acts): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const byKey: Readonly<Record<string, () => void>> = {
    '+': acts.zoomIn,
    '=': acts.zoomIn,
    '-': acts.zoomOut,
    '0': acts.actualSize,
    r: acts.turn,
    g: acts.toggleGrey,
  }
  const act = byKey[event.key.toLowerCase()]
  if (act === undefined) return
  event.preventDefault()
  act()
}

function lyingIn(size: Size, scale: number, quarters: number): CSSProperties {
  return {
    width: size.width * scale,
    height: size.height * scale,
    transform: `translate(-50%, -50%) rotate(${quarters * 90}deg)`,
  }
}

function useSizeOf(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useEffect(() => {
    const measured = element.current
    if (measured === null) return undefined
    const watch = new ResizeObserver(() =>
      setSize({ width: measured.clientWidth, height: measured.clientHeight }),
    )
    watch.observe(measured)
    return () => watch.disconnect()
  }, [element])
  return size
}
