import { useEffect, useRef, useState } from 'react'
import { text } from '../../texts/redact.ts'
import { Button } from '../../ui/Button.tsx'
import { useRevealed } from '../../ui/use-revealed.ts'
import { BoxList } from './BoxList.tsx'
import { inTheMiddle, type Size } from './boxes.ts'
import { PictureStage } from './PictureStage.tsx'
import type { CoverProps } from './Redactor.tsx'
import { useBoxes } from './use-boxes.ts'
import { WordTicks } from './WordTicks.tsx'

/** Boxes over a picture: dragged, ticked by word, moved by key, or typed. The list of them is the accessible view. */
export function CoverPicture({ exhibit, title, covered, onChange, onDone, onCancel }: CoverProps) {
  const { isShown, show, hide } = useRevealed()
  const [size, setSize] = useState<Size | null>(null)
  const boxes = useBoxes(covered.areas, size)
  const told = useRef(boxes.boxes)
  useEffect(() => {
    if (told.current === boxes.boxes) return
    told.current = boxes.boxes
    onChange({ covered: { ...covered, areas: [...boxes.boxes] }, typed: '' })
  }, [boxes.boxes])
  const done = (): void => onDone(boxes.boxes.length === 0 ? null : { ...covered, areas: [...boxes.boxes] })
  return (
    <div className="redact">
      <div className="redact-head">
        <h2>{title}</h2>
        <Button onPress={onCancel}>{text.cancel}</Button>
        <Button kind="main" onPress={done}>
          {boxes.boxes.length === 0 ? text.keepNone : text.keep}
        </Button>
      </div>
      <p className="small">{text.intro}</p>
      <div className="redact-body">
        {isShown ? (
          <PictureStage exhibit={exhibit} boxes={boxes} size={size} onSize={setSize} />
        ) : (
          <div className="redact-hidden">
            <p>{text.hidden}</p>
            <Button autoFocus onPress={show}>
              {text.reveal}
            </Button>
          </div>
        )}
        <div className="redact-side">
          {isShown && size !== null && (
            <>
              <p className="small">{text.howTo}</p>
              <div className="beside">
                <Button onPress={() => boxes.add(inTheMiddle(size))}>{text.addBox}</Button>
                <Button onPress={hide}>{text.hide}</Button>
              </div>
              <WordTicks exhibit={exhibit} boxes={boxes} size={size} />
            </>
          )}
          <BoxList boxes={boxes} />
        </div>
      </div>
    </div>
  )
}
