import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { HANDOVER_METHODS, type HandoverMethod } from '../../../../contract/handovers.ts'
import { copyText } from '../../../copy.ts'
import { text } from '../../../texts/hand-over.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { LineField } from '../../../ui/LineField.tsx'
import { calendarDayInWords } from '../../../ui/moment.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { WhenField } from '../../quick-log/WhenField.tsx'
import { ZONE } from '../../quick-log/read-date.ts'
import type { StepProps } from '../step-props.ts'
import { forgetMaking, useMaking } from '../making.ts'
import { isCheckable, isUnchecked, type KnownMade, type Plan } from '../plan.ts'
import { useRecordHandOver } from '../queries.ts'
import { LeftMade } from './LeftMade.tsx'

/** Nothing is sent: what is known of the recipient, words to copy, and the line in the record. */
export function GiveIt(props: StepProps) {
  const { made } = props.plan
  const making = useMaking()
  const mine = making.kind !== 'none' && making.draft === props.draft ? making : null
  // What was not seen when this step was opened stays in it.
  const [isLeft] = useState(isUnchecked(made))
  if (made === null) return null
  return (
    <>
      {isLeft && isCheckable(made) && (
        <LeftMade {...props} made={made} making={mine} isBusy={making.kind === 'running'} />
      )}
      {mine?.kind !== 'running' && <Giving {...props} made={made} />}
    </>
  )
}

function Giving({ plan, hand, recipient, made }: StepProps & { readonly made: KnownMade }) {
  const { way } = plan
  const facts = (recipient?.delivery ?? []).filter(
    (one) => one.way === (made.as ?? way) || one.way === 'one-pdf',
  )
  // What was said when it was made is said once.
  const known = facts
    .flatMap(({ knownLimits }) => knownLimits)
    .map(({ says, source, asAt }) => `${says} (${text.asAt(source, calendarDayInWords(asAt))})`)
    .filter((line) => made.notes?.includes(line) !== true)
  return (
    <div className="form step-form">
      <p>{text.giveHelp}</p>
      {made.open !== undefined && <p className="small">{text.openFirst(made.open)}</p>}
      {made.notes !== undefined && made.notes.length > 0 && <List name={text.notes} lines={made.notes} />}
      {(made.as ?? way) === 'two-files' && <p className="notice">{text.eMail}</p>}
      {known.length > 0 && <List name={text.knownLimits} lines={known} />}
      {made.texts !== undefined && <WordsToCopy texts={made.texts} />}
      <Given plan={plan} hand={hand} made={made} />
    </div>
  )
}

function List({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{name}</h3>
      <ul className="says-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function WordsToCopy({ texts }: { readonly texts: NonNullable<KnownMade['texts']> }) {
  const { say } = useFrame()
  return (
    <section className="form">
      <h3>{text.words}</h3>
      {(['message', 'caption', 'phone'] as const).map((name) => (
        <div key={name} className="copy-words">
          <div>
            <h4>{text[name]}</h4>
            <p className="copied-text">{texts[name]}</p>
          </div>
          <Button aria-label={text.copyNamed(text[name])} onPress={() => void copyText(texts[name], say)}>
            {text.copy}
          </Button>
        </div>
      ))}
    </section>
  )
}

type GivenProps = Pick<StepProps, 'plan' | 'hand'> & { readonly made: KnownMade }

function Given({ plan, hand, made }: GivenProps) {
  const { go, say } = useFrame()
  const [needs, setNeeds] = useState('')
  const record = useRecordHandOver()
  const { change } = hand
  const write = async (): Promise<void> => {
    const input = handOverOf(plan, made)
    if (typeof input === 'string') return setNeeds(input)
    await record.mutateAsync(input)
    await hand.discard()
    forgetMaking()
    say(text.recorded(made.id))
    go({ at: 'hand-over' })
  }
  return (
    <section className="form group">
      <LineField
        label={text.givenTo}
        help={text.givenToHelp}
        value={plan.receivedBy}
        onChange={(receivedBy) => change({ receivedBy })}
        maxLength={500}
      />
      <WhenField label={text.givenOn} value={plan.when} onChange={(when) => change({ when })} />
      <RadioGroup
        className="choices"
        value={plan.method}
        onChange={(method) => change({ method: method as HandoverMethod })}
      >
        <Label>{text.givenHow}</Label>
        <div className="chips">
          {HANDOVER_METHODS.map((method) => (
            <Radio key={method} value={method} className="chip">
              {text.methods[method]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {plan.method === 'e-mail' && <p className="notice">{text.eMail}</p>}
      <LineField
        label={text.theirReference}
        value={plan.theirReference}
        onChange={(theirReference) => change({ theirReference })}
        maxLength={500}
        isMono
      />
      {record.error !== null && <Failure error={record.error} />}
      <div className="beside">
        <Button kind="main" onPress={() => void write().catch(() => undefined)}>
          {text.record}
        </Button>
        <span role="status" className="small">
          {needs}
        </span>
      </div>
    </section>
  )
}

/** What is written down, or what is missing for it. A date that is not settled is kept as it was typed. */
function handOverOf(plan: Plan, { bundle }: KnownMade) {
  if (plan.method === null) return text.howMissing
  const { typed, when } = plan.when
  const receivedBy = plan.receivedBy.trim()
  const reference = plan.theirReference.trim()
  return {
    bundle,
    method: plan.method,
    when: when ?? { kind: 'unknown' as const, zone: ZONE, asTyped: typed },
    ...(receivedBy === '' ? {} : { receivedBy }),
    ...(reference === '' ? {} : { said: { reference } }),
  }
}
