import { useEffect } from 'react'
import { text } from '../../../texts/hand-over.ts'
import { Verdict } from '../../check/Verdict.tsx'
import { packageName, sawOutcome, stopMaking, type Making } from '../making.ts'
import { Progress } from '../Progress.tsx'
import type { StepProps } from '../step-props.ts'
import { NotMade } from './NotMade.tsx'

type Mine<Kind extends Making['kind']> = Extract<Making, { readonly kind: Kind }>
type OutcomeProps = StepProps & { readonly making: Exclude<Making, Mine<'none'>> }

/** How far a package is, and what came of it. */
export function Outcome({ making, ...step }: OutcomeProps) {
  useSeen(making, step)
  if (making.kind === 'running') {
    const { done, total, what, phase } = making
    return (
      <Progress
        done={done}
        total={total}
        what={phase === 'checking' ? 'reading' : what}
        onCancel={stopMaking}
      />
    )
  }
  if (making.kind === 'stopped') return <p role="status">{text.stopped}</p>
  if (making.kind === 'failed') return <NotMade {...step} error={making.error} />
  return <MadeAndRead making={making} />
}

/** Whoever has seen what the check said is not asked to look again: it is kept with the plan. */
function useSeen(making: OutcomeProps['making'], { hand, plan }: Pick<StepProps, 'hand' | 'plan'>): void {
  useEffect(() => {
    sawOutcome()
    if (making.kind !== 'made') return
    const { made, report } = making
    if (plan.made?.bundle === made.bundle && plan.made.isChecked === true) return
    hand.change({ made: { ...made, isChecked: report !== null } })
  }, [making.kind])
}

/** Where it is, and the verdict on it. */
function MadeAndRead({ making }: { readonly making: Mine<'made'> }) {
  const { made, to, atMs, report, error } = making
  const result = report === null ? { error } : { report }
  return (
    <>
      <p role="status">
        <strong>{text.madeHead(made.id)}</strong> {text.madeFiles} {made.made.join(', ')}
      </p>
      <Verdict checked={{ given: { token: to, name: packageName(made) }, at: new Date(atMs), result }} />
    </>
  )
}
