import { Button } from 'react-aria-components'
import { text } from '../../texts/hand-over.ts'
import { STEPS, type Plan, type StepName } from './plan.ts'
import { lastOpen, missingOf, type Known } from './what-is-missing.ts'

type Props = {
  readonly plan: Plan
  readonly facts: Known
  readonly isHeld: boolean
  readonly onStep: (step: StepName) => void
}

/** A list; what comes before the first step that is not decided yet can be gone to. */
export function StepsList({ plan, facts, isHeld, onStep }: Props) {
  const open = lastOpen(plan, facts)
  const here = STEPS.indexOf(plan.step)
  // Nothing is called done that nobody has come to yet; whoever has read the pages has come to all before them.
  const come = plan.hasRead || plan.made !== null ? open : here
  return (
    <nav className="hand-over-steps" aria-label={text.stepsName}>
      <p className="small step-count">{text.stepOf(here + 1, STEPS.length)}</p>
      <ol>
        {STEPS.map((step, index) => {
          const isHere = step === plan.step
          const isDone = index < Math.min(come, open) && missingOf(step, plan, facts) === null
          return (
            <li key={step} aria-current={isHere ? 'step' : undefined}>
              <Button
                className="step-button"
                isDisabled={isHere || isHeld || index > open}
                onPress={() => onStep(step)}
              >
                <span className="step-number">{index + 1}</span>
                <span>{text.steps[step]}</span>
                {isDone && !isHere && <span className="small">{text.done}</span>}
              </Button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
