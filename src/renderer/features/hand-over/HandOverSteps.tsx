import { useEffect, useRef, useState, type ComponentType } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Recipient } from '../../../contract/bundles.ts'
import type { DraftId } from '../../../contract/drafts.ts'
import type { Case } from '../../../contract/cases.ts'
import { text } from '../../texts/hand-over.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { onCtrlEnter } from '../../ui/on-ctrl-enter.ts'
import { clockTime } from '../../ui/moment.ts'
import { useFrame } from '../frame/use-frame.ts'
import { useMaking } from './making.ts'
import { inIt, STEPS, type InIt, type Offered, type Plan, type StepName } from './plan.ts'
import { useCase, useOffered, useOwnDetails, useRecipients } from './queries.ts'
import { Summary } from './Summary.tsx'
import { GiveIt } from './steps/GiveIt.tsx'
import { MakeIt } from './steps/MakeIt.tsx'
import { ReadIt } from './steps/ReadIt.tsx'
import { StaysOut } from './steps/StaysOut.tsx'
import { WhatGoesIn } from './steps/WhatGoesIn.tsx'
import { WhoAndWhy } from './steps/WhoAndWhy.tsx'
import { lastOpen, missingOf, type Known } from './what-is-missing.ts'
import { usePlan, type PlanInHand } from './use-plan.ts'

/** What each step is given. */
export type StepProps = {
  readonly draft: DraftId
  readonly hand: PlanInHand
  readonly plan: Plan
  readonly case: Case
  readonly offered: Offered
  readonly going: InIt
  readonly recipient: Recipient | null
  readonly recipients: readonly Recipient[]
  readonly details: Known['details']
  readonly goTo: (step: StepName) => void
}

const SCREENS: Readonly<Record<StepName, ComponentType<StepProps>>> = {
  who: WhoAndWhy,
  what: WhatGoesIn,
  out: StaysOut,
  read: ReadIt,
  make: MakeIt,
  give: GiveIt,
}

type Props = { readonly draft: DraftId; readonly left: Plan }

/** One hand-over from who it is for to the line in the record. */
export function HandOverSteps({ draft, left }: Props) {
  const { caseId, go } = useFrame()
  const hand = usePlan(caseId, draft, left)
  const { plan, change, kept } = hand
  const known = useKnown(plan)
  const making = useMaking()
  const [asked, setAsked] = useState(false)
  const [hasMoved, setMoved] = useState(false)
  if (known.error !== null) return <Failed error={known.error} />
  if (known.facts === null) return <main className="screen" />
  const { facts } = known
  const missing = missingOf(plan.step, plan, facts)
  const here = STEPS.indexOf(plan.step)
  const goTo = (step: StepName): void => {
    setAsked(false)
    setMoved(true)
    change({ step })
  }
  const forward = (): void => (missing === null ? goTo(STEPS[here + 1] ?? 'give') : setAsked(true))
  const Step = SCREENS[plan.step]
  const isMaking = making.kind === 'running' && making.draft === draft
  return (
    <main className="screen">
      <ScreenHead
        title={text.title(plan.recipient)}
        back={{ name: text.toStart, onPress: () => go({ at: 'hand-over' }) }}
      >
        <KeptLine kept={kept} />
      </ScreenHead>
      <div className="hand-over">
        <Steps plan={plan} facts={facts} isHeld={isMaking} onStep={goTo} />
        <section
          className="hand-over-step"
          aria-labelledby="step-name"
          key={plan.step}
          onKeyDownCapture={onCtrlEnter(() => {
            if (here < STEPS.length - 1) forward()
          })}
        >
          <StepName step={plan.step} isFirst={plan.step === left.step && !hasMoved} />
          <Step {...facts} draft={draft} hand={hand} plan={plan} goTo={goTo} />
          <div className="beside step-ways">
            {here > 0 && !isMaking && <Button onPress={() => goTo(STEPS[here - 1]!)}>{text.goBack}</Button>}
            {here < STEPS.length - 1 && (
              <Button kind={plan.step === 'make' && plan.made === null ? 'usual' : 'main'} onPress={forward}>
                {text.goForward}
              </Button>
            )}
            <span role="status" className="small">
              {asked && missing}
            </span>
          </div>
        </section>
        <Summary plan={plan} offered={facts.offered} going={facts.going} />
      </div>
    </main>
  )
}

/** A step's name is read when somebody goes to it; the screen's own when it comes. */
function StepName({ step, isFirst }: { readonly step: StepName; readonly isFirst: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirst) heading.current?.focus()
  }, [])
  return (
    <h2 id="step-name" tabIndex={-1} ref={heading}>
      {text.steps[step]}
    </h2>
  )
}

/** Everything that the steps are decided by; null until it is there. */
function useKnown(plan: Plan) {
  const { caseId } = useFrame()
  const [recipients, offered, ofCase] = [useRecipients(), useOffered(caseId), useCase(caseId)]
  const going = offered.data === undefined ? null : inIt(offered.data, plan)
  const named = going === null ? [] : going.incidents.flatMap(({ exhibits }) => exhibits)
  const asked = [...new Set(named)].filter((id) => !plan.withoutFiles.includes(id))
  const details = useOwnDetails(asked)
  const error = recipients.error ?? offered.error ?? ofCase.error ?? details.error
  const isThere = recipients.data !== undefined && offered.data !== undefined && ofCase.data
  if (!isThere || going === null) return { facts: null, error }
  const facts = {
    case: ofCase.data!,
    offered: offered.data,
    going,
    recipients: recipients.data,
    recipient: recipients.data.find(({ profile }) => profile === plan.profile) ?? null,
    details: details.data ?? null,
  }
  return { facts, error }
}

function Failed({ error }: { readonly error: unknown }) {
  return (
    <main className="screen">
      <div className="hand-over-page">
        <Failure error={error} />
      </div>
    </main>
  )
}

function KeptLine({ kept }: Pick<PlanInHand, 'kept'>) {
  const says = kept.hasFailed
    ? text.draftFailed
    : kept.at === null
      ? ''
      : text.draftKept(clockTime(new Date(kept.at)))
  return <span className="small draft-line">{says}</span>
}

type StepsProps = {
  readonly plan: Plan
  readonly facts: Known
  readonly isHeld: boolean
  readonly onStep: (step: StepName) => void
}

/** A list; what comes before the first step that is not decided yet can be gone to. */
function Steps({ plan, facts, isHeld, onStep }: StepsProps) {
  const open = lastOpen(plan, facts)
  const here = STEPS.indexOf(plan.step)
  return (
    <nav className="hand-over-steps" aria-label={text.stepsName}>
      <p className="small step-count">{text.stepOf(here + 1, STEPS.length)}</p>
      <ol>
        {STEPS.map((step, index) => {
          const isHere = step === plan.step
          const isDone = index < open && missingOf(step, plan, facts) === null
          return (
            <li key={step} aria-current={isHere ? 'step' : undefined}>
              <AriaButton
                className="step-button"
                isDisabled={isHere || isHeld || index > open}
                onPress={() => onStep(step)}
              >
                <span className="step-number">{index + 1}</span>
                <span>{text.steps[step]}</span>
                {isDone && !isHere && <span className="small">{text.done}</span>}
              </AriaButton>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
