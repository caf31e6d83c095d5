import { useEffect, useRef, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { Initials, type Case } from '../../../../contract/cases.ts'
import type { Recipient } from '../../../../contract/bundles.ts'
import type { Filing } from '../../../../contract/filing.ts'
import { text } from '../../../texts/hand-over.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { LineField } from '../../../ui/LineField.tsx'
import { LongField } from '../../../ui/LongField.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import type { StepProps } from '../HandOverSteps.tsx'
import { useSaveCase } from '../queries.ts'

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

export function WhoAndWhy({ plan, hand, case: ofCase, recipient }: StepProps) {
  const { change } = hand
  return (
    <div className="form step-form">
      <RadioGroup
        className="choices"
        value={plan.kind}
        onChange={(kind) => change({ kind, profile: PROFILES[kind] ?? null, classes: null })}
      >
        <Label>{text.kindLabel}</Label>
        <div className="chips">
          {KINDS.map(([kind, name]) => (
            <Radio key={kind} value={kind} className="chip">
              {name}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {plan.kind === 'court' && (
        <Choice
          label={text.courtLabel}
          options={COURTS}
          chosen={plan.profile}
          onChoose={(profile) => change({ profile, classes: null })}
        />
      )}
      <LineField
        label={text.recipient}
        help={text.recipientHelp}
        value={plan.recipient}
        onChange={(next) => change({ recipient: next })}
        maxLength={500}
      />
      <LongField
        label={text.purpose}
        help={text.purposeHelp}
        rows={2}
        value={plan.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      {recipient?.parties && (
        <CourtHeading recipient={recipient} filing={plan.filing} onChange={(filing) => change({ filing })} />
      )}
      <OfTheCase
        case={ofCase}
        word={recipient?.parties ? null : (recipient?.referenceWord ?? 'Reference')}
        hasNone={plan.hasNoReference}
        onNone={(hasNoReference) => change({ hasNoReference })}
      />
    </div>
  )
}

type CaseProps = {
  readonly case: Case
  /** What this recipient calls its number; null where a court has fields of its own for it. */
  readonly word: string | null
  readonly hasNone: boolean
  readonly onNone: (hasNone: boolean) => void
}

/** What belongs to the case is asked once and kept with it. */
function OfTheCase({ case: ofCase, word, hasNone, onNone }: CaseProps) {
  const { fields, set, keep, error } = useCaseFields(ofCase)
  return (
    <fieldset className="form group" onBlur={keep}>
      <legend>{text.aboutYou}</legend>
      <LineField
        label={text.writer}
        value={fields.writer}
        onChange={(writer) => set({ writer })}
        maxLength={200}
      />
      <LineField
        label={text.initials}
        help={text.initialsHelp}
        value={fields.initials}
        onChange={(next) => set({ initials: next.toUpperCase() })}
        maxLength={4}
      />
      {word !== null && (
        <>
          {!hasNone && (
            <LineField
              label={text.reference(word)}
              help={text.referenceHelp}
              value={fields.reference}
              onChange={(reference) => set({ reference })}
              maxLength={200}
              isMono
            />
          )}
          {fields.reference === '' && <Tick label={text.noReference} isOn={hasNone} onChange={onNone} />}
        </>
      )}
      {error !== null && <Failure error={error} />}
    </fieldset>
  )
}

type CaseWords = { readonly writer: string; readonly initials: string; readonly reference: string }
const KEEP_AFTER_MS = 400

/** Kept a moment after it was typed, and when the field is left. Initials that are not two to four letters are not. */
function useCaseFields(ofCase: Case) {
  const save = useSaveCase()
  const [fields, setFields] = useState<CaseWords>({
    writer: ofCase.writer ?? '',
    initials: ofCase.writer === undefined ? '' : ofCase.initials,
    reference: ofCase.reference ?? '',
  })
  const latest = useRef(fields)
  latest.current = fields
  const written = useRef(fields)
  const keep = (): void => {
    const now = changesOf(latest.current, written.current)
    written.current = latest.current
    if (Object.keys(now).length > 0) save.mutate({ name: ofCase.name, ...now })
  }
  useEffect(() => {
    const timer = setTimeout(keep, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [fields])
  useEffect(() => keep, [])
  const set = (next: Partial<CaseWords>): void => setFields({ ...latest.current, ...next })
  return { fields, set, keep, error: save.error }
}

function changesOf(now: CaseWords, before: CaseWords): Partial<CaseWords> {
  const isGiven = (name: keyof CaseWords): boolean =>
    name === 'initials' ? Initials.safeParse(now.initials).success : now[name].trim() !== ''
  const names = (['writer', 'initials', 'reference'] as const).filter(
    (name) => now[name].trim() !== before[name].trim() && isGiven(name),
  )
  return Object.fromEntries(names.map((name) => [name, now[name].trim()]))
}

type HeadingProps = {
  readonly recipient: Recipient
  readonly filing: Filing
  readonly onChange: (filing: Filing) => void
}

function CourtHeading({ recipient, filing, onChange }: HeadingProps) {
  const [first = '', second = ''] = filing.parties ?? []
  const [firstWord, secondWord] = recipient.parties ?? ['', '']
  const set = (next: Partial<Filing>): void => onChange({ ...filing, ...next })
  const setParties = (parties: readonly [string, string]): void => set({ parties })
  return (
    <fieldset className="form group">
      <legend>{text.courtDetails}</legend>
      <p className="small">{text.leftBlank}</p>
      <LineField label={text.court} value={filing.court ?? ''} onChange={(court) => set({ court })} />
      <LineField
        label={text.caseNumber(recipient.referenceWord)}
        value={filing.caseNumber ?? ''}
        onChange={(caseNumber) => set({ caseNumber })}
        isMono
      />
      <LineField
        label={text.party(firstWord)}
        value={first}
        onChange={(next) => setParties([next, second])}
      />
      <LineField
        label={text.party(secondWord)}
        value={second}
        onChange={(next) => setParties([first, next])}
      />
      <LineField
        label={text.bundleName}
        value={filing.bundleName ?? ''}
        onChange={(bundleName) => set({ bundleName })}
      />
    </fieldset>
  )
}
