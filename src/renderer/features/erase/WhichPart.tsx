import { Label, Radio, RadioGroup } from 'react-aria-components'
import { eraseText } from '../../texts/erase.ts'
import type { Erasable } from './EraseDialog.tsx'

type Props = {
  readonly parts: readonly Erasable[]
  readonly chosen: Erasable | null
  readonly onChoose: (id: string) => void
}

/** Nothing is chosen beforehand. */
export function WhichPart({ parts, chosen, onChoose }: Props) {
  return (
    <RadioGroup className="field" value={chosen?.id ?? null} onChange={onChoose}>
      <Label>{eraseText.which}</Label>
      <div className="chips">
        {parts.map(({ id, name }) => (
          <Radio key={id} value={id} className="chip radio-chip">
            <bdi>{name}</bdi>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
