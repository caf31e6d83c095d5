import { Label, Radio, RadioGroup } from 'react-aria-components'
import { text } from '../../../texts/hand-over.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { LineField } from '../../../ui/LineField.tsx'
import { LongField } from '../../../ui/LongField.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { aboutCase, type AboutCase } from '../about-case.ts'
import { answerId } from '../what-is-missing.ts'
import type { StepProps } from '../step-props.ts'
import { CourtHeading } from './CourtHeading.tsx'
import { OfTheCase, type AboutProps } from './OfTheCase.tsx'

/** The profile that stands behind each kind of recipient; which court it is, is asked. */
const PROFILES: Readonly<Record<string, string | null>> = {
  police: 'police',
  lawyer: 'internal',
  court: null,
  manager: 'internal',
  insurer: 'internal',
  other: 'internal',
}
const KINDS = Object.entries(text.kinds)
const COURTS = Object.entries(text.courts).map(([id, name]) => ({ id, name }))

/** Who it is for, under which number, and why; the first time, what is to stand of the case as well. */
export function WhoAndWhy({ plan, hand, case: ofCase, recipient, hasMade, notKept }: StepProps) {
  const { change } = hand
  const about = aboutCase(plan, ofCase)
  const set = (next: Partial<AboutCase>): void => change({ aboutCase: { ...plan.aboutCase, ...next } })
  return (
    <div className="form step-form">
      <Kinds
        chosen={plan.kind}
        onChoose={(kind) => change({ kind, profile: PROFILES[kind] ?? null, classes: null })}
      />
      {plan.kind === 'court' && (
        <Choice
          label={text.courtLabel}
          options={COURTS}
          chosen={plan.profile}
          onChoose={(profile) => change({ profile, classes: null })}
          placeholder={text.courtNotChosen}
        />
      )}
      <LineField
        id={answerId('recipient')}
        label={text.recipient}
        help={text.recipientHelp}
        value={plan.recipient}
        onChange={(next) => change({ recipient: next })}
        maxLength={500}
      />
      {!recipient?.parties && (
        <Reference
          word={recipient?.referenceWord ?? text.referenceWord}
          about={about}
          set={set}
          hasNone={plan.hasNoReference}
          onNone={(hasNoReference) => change({ hasNoReference })}
        />
      )}
      <LongField
        id={answerId('purpose')}
        label={text.purpose}
        help={text.purposeHelp}
        rows={2}
        value={plan.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      {recipient?.parties && (
        <CourtHeading recipient={recipient} filing={plan.filing} onChange={(filing) => change({ filing })} />
      )}
      <OfTheCase about={about} set={set} wasAsked={hasMade} />
      {notKept !== null && <Failure error={notKept} />}
    </div>
  )
}

type KindsProps = { readonly chosen: string | null; readonly onChoose: (kind: string) => void }

function Kinds({ chosen, onChoose }: KindsProps) {
  return (
    <RadioGroup className="choices" id={answerId('kind')} value={chosen} onChange={onChoose}>
      <Label>{text.kindLabel}</Label>
      <div className="chips">
        {KINDS.map(([kind, name]) => (
          <Radio key={kind} value={kind} className="chip">
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

type ReferenceProps = AboutProps & {
  /** What this recipient calls its number. */
  readonly word: string
  readonly hasNone: boolean
  readonly onNone: (hasNone: boolean) => void
}

function Reference({ word, about, set, hasNone, onNone }: ReferenceProps) {
  return (
    <div className="form">
      {!hasNone && (
        <LineField
          label={text.reference(word)}
          help={text.referenceHelp}
          value={about.reference}
          onChange={(reference) => set({ reference })}
          maxLength={200}
          isMono
        />
      )}
      {about.reference === '' && <Tick label={text.noReference(word)} isOn={hasNone} onChange={onNone} />}
    </div>
  )
}
