import { useRef, useState, type PointerEvent } from 'react'
import type { ExhibitId } from '../../../contract/ids.ts'
import { text } from '../../texts/redact.ts'
import { Failure } from '../../ui/Failure.tsx'
import { evidenceUrl } from '../file/viewer/evidence-url.ts'
import { useView } from '../file/viewer/use-view.ts'
import { between, type Size } from './boxes.ts'
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
  const room = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  if (error !== null) return <Failure error={error} />
  if (view === null) return <div className="redact-stage" />
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
    <div className="redact-stage" role="group" aria-label={text.picture} aria-description={text.boxKeys}>
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
        {size !== null && <DrawnBoxes boxes={boxes} size={size} />}
        {drawn && size && <span className="redact-box drawn" style={placeOf(drawn, size)} />}
      </div>
    </div>
  )
}

function DrawnBoxes({ boxes, size }: { readonly boxes: Boxes; readonly size: Size }) {
  return boxes.boxes.map((box, index) => (
    <button
      key={index}
      type="button"
      className={boxes.chosen === index ? 'redact-box chosen' : 'redact-box'}
      style={placeOf(box, size)}
      aria-label={text.boxAt(index + 1, box.x, box.y, box.width, box.height)}
      onFocus={() => boxes.choose(index)}
      onKeyDown={(event) => {
        if (boxes.press(index, event.key, event.shiftKey)) event.preventDefault()
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
