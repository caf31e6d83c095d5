import { useRef } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { CoveredClass } from '../../../contract/disclosure.ts'
import { text } from '../../texts/redact.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { LineField } from '../../ui/LineField.tsx'
import type { Side } from './boxes.ts'
import type { Boxes } from './use-boxes.ts'

const SIDES: readonly Side[] = ['x', 'y', 'width', 'height']
const CLASSES = CoveredClass.options.map((id) => ({ id, name: text.classes[id] }))

/** Each box with its place in pixels, what it is about and why: all of it can be typed. */
export function BoxList({ boxes }: { readonly boxes: Boxes }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const remove = (index: number): void => {
    // The next one takes the place of any other, and the focus with it.
    if (index === boxes.boxes.length - 1) heading.current?.focus()
    boxes.remove(index)
  }
  return (
    <div className="box-list">
      <h3 ref={heading} tabIndex={-1}>
        {text.boxes(boxes.boxes.length)}
      </h3>
      {boxes.boxes.length === 0 && <p className="small">{text.noBoxes}</p>}
      <ol className="plain-list">
        {boxes.boxes.map((box, index) => (
          <li key={index} className={boxes.chosen === index ? 'box-row chosen' : 'box-row'}>
            <fieldset>
              <legend>{text.box(index + 1)}</legend>
              <div className="box-sides">
                {SIDES.map((side) => (
                  <SideField
                    key={side}
                    label={text.sides[side]}
                    value={box[side]}
                    onChange={(value) => boxes.change(index, { [side]: value })}
                  />
                ))}
              </div>
              <Choice
                label={text.about}
                options={CLASSES}
                chosen={box.class}
                onChoose={(chosen) => boxes.change(index, { class: chosen })}
              />
              <LineField
                label={text.why}
                value={box.why ?? ''}
                onChange={(why) => boxes.change(index, { why: why === '' ? undefined : why })}
                maxLength={500}
              />
              <Button aria-label={text.removeBox(index + 1)} onPress={() => remove(index)}>
                {text.remove}
              </Button>
            </fieldset>
          </li>
        ))}
      </ol>
    </div>
  )
}

type SideProps = {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

function SideField({ label, value, onChange }: SideProps) {
  return (
    <TextField
      className="field"
      value={String(value)}
      onChange={(typed) => {
        const number = Number.parseInt(typed, 10)
        if (Number.isFinite(number)) onChange(number)
      }}
    >
      <Label>{label}</Label>
      <Input className="input mono" inputMode="numeric" autoComplete="off" />
    </TextField>
  )
}
