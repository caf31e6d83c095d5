import { Label, Radio, RadioGroup } from 'react-aria-components'
import { BASES, CONFIDENCES, type KnownHow } from '../../../contract/known-how.ts'
import { peopleText } from '../../texts/people.ts'
import { LineField } from '../../ui/LineField.tsx'

/** How a link is known, as far as it was said. */
export type Knowing = {
  readonly basis: KnownHow['basis'] | null
  readonly confidence: KnownHow['confidence'] | null
  readonly words: string
}
export const NOT_SAID: Knowing = { basis: null, confidence: null, words: '' }
/** What stands in what was kept needs no other basis. */
export const NAMED: KnownHow = { basis: 'named', confidence: 'sure' }
export const NAMED_THERE: Knowing = { ...NAMED, words: '' }

/** Null until both were said. */
export function knownHow({ basis, confidence, words }: Knowing): KnownHow | null {
  if (basis === null || confidence === null) return null
  return { basis, confidence, ...(words.trim() === '' ? {} : { words: words.trim() }) }
}

type Props = { readonly value: Knowing; readonly onChange: (value: Knowing) => void }

/** The basis and the confidence of a link: neither is guessed. */
export function KnownHowFields({ value, onChange }: Props) {
  return (
    <>
      <Chips
        name={peopleText.howIKnow}
        all={BASES}
        names={peopleText.bases}
        value={value.basis}
        onChange={(basis) => onChange({ ...value, basis })}
      />
      <Chips
        name={peopleText.howSure}
        all={CONFIDENCES}
        names={peopleText.confidences}
        value={value.confidence}
        onChange={(confidence) => onChange({ ...value, confidence })}
      />
      <LineField
        label={peopleText.howWords}
        value={value.words}
        onChange={(words) => onChange({ ...value, words })}
        maxLength={2000}
      />
    </>
  )
}

type ChipsProps<Choice extends string> = {
  readonly name: string
  readonly all: readonly Choice[]
  readonly names: Readonly<Record<Choice, string>>
  readonly value: Choice | null
  readonly onChange: (value: Choice) => void
}

/** One of a few, each a chip, under a question. */
export function Chips<Choice extends string>({ name, all, names, value, onChange }: ChipsProps<Choice>) {
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={(chosen) => onChange(all.find((one) => one === chosen)!)}
    >
      <Label>{name}</Label>
      <div className="chips">
        {all.map((one) => (
          <Radio key={one} value={one} className="chip radio-chip">
            {names[one]}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

/** `how I know: they said so · sure`, and the writer's own words. */
export function HowKnown({ how }: { readonly how: KnownHow }) {
  return (
    <span className="small">
      {peopleText.howKnown(peopleText.bases[how.basis], peopleText.confidences[how.confidence])}
      {how.words !== undefined && (
        <>
          {' · '}
          <bdi>{how.words}</bdi>
        </>
      )}
    </span>
  )
}
