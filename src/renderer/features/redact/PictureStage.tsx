import { useEffect, useRef, useState, type PointerEvent } from 'react'
import type { ExhibitId } from '../../../contract/ids.ts'
import { text } from '../../texts/redact.ts'
import { Failure } from '../../ui/Failure.tsx'
import { evidenceUrl } from '../file/viewer/evidence-url.ts'
import { useView, type View } from '../file/viewer/use-view.ts'
import { between, isRemoval, type Size } from './boxes.ts'
import type { Boxes } from './use-boxes.ts'

type Props = {
  readonly exhibit: ExhibitId
  readonly boxes: Boxes
  readonly size: Size | null
  readonly onSize: (size: Size) => void
}
type Point = { readonly x: number; readonly y: number }
type Drag = { readonly from: Point; readonly to: Point }

/** The picture with its boxes over it. Fetched after it was revealed, and not before. */
export function PictureStage({ exhibit, boxes, size, onSize }: Props) {
  const { view, error } = useView(exhibit)
  const stage = useRef<HTMLDivElement>(null)
  // The button that asked for it goes as this comes.
  useEffect(() => stage.current?.focus(), [])
  if (error !== null) return <Failure error={error} />
  return (
    <div
      className="redact-stage"
      role="group"
      aria-label={text.picture}
      aria-description={text.boxKeys}
      ref={stage}
      tabIndex={-1}
    >
      {view !== null && (
        <Room view={view} boxes={boxes} size={size} onSize={onSize} onNoBox={() => stage.current?.focus()} />
      )}
    </div>
  )
}

type RoomProps = Omit<Props, 'exhibit'> & {
  readonly view: View
  /** The only box was taken away by key. */
  readonly onNoBox: () => void
}

function Room({ view, boxes, size, onSize, onNoBox }: RoomProps) {
  const room = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const pointOf = (event: PointerEvent): Point => {
    const seen = room.current!.getBoundingClientRect()
    const scale = size!.width / seen.width
    return { x: (event.clientX - seen.left) * scale, y: (event.clientY - seen.top) * scale }
  }
  const start = (event: PointerEvent): void => {
    if (size === null || event.target !== room.current!.firstElementChild) return
    event.preventDefault()
    room.current!.setPointerCapture(event.pointerId)
    setDrag({ from: pointOf(event), to: pointOf(event) })
  }
  const end = (): void => {
    const area = drag && size && between(drag.from, drag.to, size)
    setDrag(null)
    if (area) boxes.add(area)
  }
  const drawn = drag && size && between(drag.from, drag.to, size)
  return (
    <div
      className="redact-room"
      ref={room}
      onPointerDown={start}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: pointOf(event) })}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      <img
        alt={text.picture}
        src={evidenceUrl(view.token, view.pictures === 0 ? 'original' : 'picture-0')}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          onSize({ width: naturalWidth, height: naturalHeight })
        }
      />
      {size !== null && <DrawnBoxes boxes={boxes} size={size} onNoBox={onNoBox} />}
      {drawn && size && <span className="redact-box drawn" style={placeOf(drawn, size)} />}
    </div>
  )
}

type DrawnProps = Pick<RoomProps, 'boxes' | 'onNoBox'> & { readonly size: Size }

function DrawnBoxes({ boxes, size, onNoBox }: DrawnProps) {
  const isLast = (index: number): boolean => index === boxes.boxes.length - 1
  return boxes.boxes.map((box, index) => (
    <button
      key={index}
      type="button"
      className={boxes.chosen === index ? 'redact-box chosen' : 'redact-box'}
      style={placeOf(box, size)}
      aria-label={text.boxAt(index + 1, box.x, box.y, box.width, box.height)}
      onFocus={() => boxes.choose(index)}
      onKeyDown={(event) => {
        if (!boxes.press(index, event.key, event.shiftKey)) return
        event.preventDefault()
        // The next one takes the place of any other, and the focus with it.
        if (!isRemoval(event.key) || !isLast(index)) return
        const before = event.currentTarget.previousElementSibling
        if (before instanceof HTMLButtonElement) before.focus()
        else onNoBox()
      }}
    >
      {index + 1}
    </button>
  ))
}

const share = (part: number, whole: number): string => `${(100 * part) / whole}%`

const placeOf = (
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  size: Size,
) => ({
  left: share(x, size.width),
  top: share(y, size.height),
  width: share(width, size.width),
  height: share(height, size.height),
})
