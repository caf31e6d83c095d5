import { Label, Radio, RadioGroup } from 'react-aria-components'

type Props<Id extends string> = {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly name: string }[]
  readonly chosen: Id | null
  readonly onChoose: (id: Id) => void
}

/** One of a few, all of them seen at once. */
export function Chips<Id extends string>({ label, options, chosen, onChoose }: Props<Id>) {
  return (
    <RadioGroup className="field" value={chosen} onChange={(id) => onChoose(id as Id)}>
      <Label className="label">{label}</Label>
      <div className="chips">
        {options.map(({ id, name }) => (
          <Radio key={id} value={id} className="chip radio-chip">
            <bdi>{name}</bdi>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
