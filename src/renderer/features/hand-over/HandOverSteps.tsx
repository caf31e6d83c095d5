import { useEffect, useRef, type ComponentType } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import { text } from '../../texts/hand-over.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { leadTo } from '../../ui/lead-to.ts'
import { onCtrlEnter } from '../../ui/on-ctrl-enter.ts'
import { clockTime } from '../../ui/moment.ts'
import { useFrame } from '../frame/use-frame.ts'
import { useMaking } from './making.ts'
import { STEPS, type Plan, type StepName } from './plan.ts'
import type { StepProps } from './step-props.ts'
import { StepsList } from './StepsList.tsx'
import { Summary } from './Summary.tsx'
import { GiveIt } from './steps/GiveIt.tsx'
import { MakeIt } from './steps/MakeIt.tsx'
import { ReadIt } from './steps/ReadIt.tsx'
import { StaysOut } from './steps/StaysOut.tsx'
import { WhatGoesIn } from './steps/WhatGoesIn.tsx'
import { WhoAndWhy } from './steps/WhoAndWhy.tsx'
import { useSteps } from './use-steps.ts'
import { useKnown } from './use-known.ts'
import { usePlan, type PlanInHand } from './use-plan.ts'
import { answerId, missingAnswer, type Known } from './what-is-missing.ts'

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
  const { facts, error } = useKnown(hand.plan)
  if (error !== null) return <Failed error={error} />
  if (facts === null) return <main className="screen" />
  return (
    <main className="screen">
      <ScreenHead
        title={text.title(hand.plan.recipient)}
        back={{ name: text.toStart, onPress: () => go({ at: 'hand-over' }) }}
      >
        <KeptLine kept={hand.kept} />
      </ScreenHead>
      <StepsOf draft={draft} left={left} hand={hand} facts={facts} />
    </main>
  )
}

type StepsProps = Props & { readonly hand: PlanInHand; readonly facts: Known }

function StepsOf({ draft, left, hand, facts }: StepsProps) {
  const { plan } = hand
  const making = useMaking()
  const { goTo, forward, missing, hasMoved, lead, notKept } = useSteps(hand, facts)
  const here = STEPS.indexOf(plan.step)
  const isLast = here === STEPS.length - 1
  const goOn = (): void => {
    forward()
    if (plan.step === 'who') leadToAnswer(plan, facts)
  }
  const isMaking = making.kind === 'running' && making.draft === draft
  const Step = SCREENS[plan.step]
  return (
    <div className="hand-over">
      <StepsList plan={plan} facts={facts} isHeld={isMaking} onStep={goTo} />
      <section
        className="hand-over-step"
        aria-labelledby="step-name"
        key={plan.step}
        onKeyDownCapture={onCtrlEnter(() => {
          if (!isLast) goOn()
        })}
      >
        <StepHeading step={plan.step} isFirst={plan.step === left.step && !hasMoved} />
        <Step {...facts} draft={draft} hand={hand} plan={plan} goTo={goTo} lead={lead} notKept={notKept} />
        <div className="beside step-ways">
          {here > 0 && !isMaking && <Button onPress={() => goTo(STEPS[here - 1]!)}>{text.goBack}</Button>}
          {!isLast && (plan.step !== 'make' || plan.made !== null) && (
            // The filled button is the one that comes next: first the pages are shown, then somebody goes on.
            <Button kind={plan.step === 'read' && !plan.hasRead ? 'usual' : 'main'} onPress={goOn}>
              {text.goForward}
            </Button>
          )}
          <span role="status" className="small">
            {missing}
          </span>
        </div>
      </section>
      <Summary plan={plan} offered={facts.offered} going={facts.going} />
    </div>
  )
}

function leadToAnswer(plan: Plan, facts: Known): void {
  const answer = missingAnswer(plan, facts)
  if (answer !== null) leadTo(document.getElementById(answerId(answer)))
}

/** A step's name is read when somebody goes to it; the screen's own when it comes. */
function StepHeading({ step, isFirst }: { readonly step: StepName; readonly isFirst: boolean }) {
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
