import type { KnownHow } from '../../../contract/known-how.ts'
import { peopleText } from '../../texts/people.ts'
import { Chips } from '../../ui/Chips.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { optionsOf } from '../../ui/options.ts'

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
        label={peopleText.howIKnow}
        options={optionsOf(peopleText.bases)}
        chosen={value.basis}
        onChoose={(basis) => onChange({ ...value, basis })}
      />
      <Chips
        label={peopleText.howSure}
        options={optionsOf(peopleText.confidences)}
        chosen={value.confidence}
        onChoose={(confidence) => onChange({ ...value, confidence })}
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
