import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useState } from 'react'
import { api } from '../../../api.ts'
import { text } from '../../../texts/hand-over.ts'
import { refused } from '../../../texts/hand-over-refused.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFocusKept } from '../../../ui/use-focus-kept.ts'
import { useFrame } from '../../frame/use-frame.ts'
import type { StepProps } from '../step-props.ts'
import { makePackage, useMaking, type Making } from '../making.ts'
import { askOf, type Plan } from '../plan.ts'
import { Outcome } from './Outcome.tsx'

/** Asked once for each hand-over, before anything of it is made. */
function useWarned(plan: Plan, making: Making) {
  const { status } = useFrame()
  return useState(status.hasRecovery || plan.made !== null || making.kind !== 'none')
}

/** The one step after which something is outside the vault. */
export function MakeIt(props: StepProps) {
  const { draft, plan, hand, going, case: ofCase, goTo } = props
  const making = useMaking()
  const [isWarned, setWarned] = useWarned(plan, making)
  const mine = making.kind !== 'none' && making.draft === draft ? making : null
  const isBusy = making.kind === 'running'
  const asking = useFocusKept(String(isWarned))
  const outcome = useFocusKept(making.kind)
  const make = async (): Promise<void> => {
    const { picked } = await api.shell.pickFolder({})
    if (picked === null) return
    await hand.keep()
    const ask = askOf(plan, ofCase.id, going)
    const onMade = (made: Plan['made']): void => hand.change({ made })
    void makePackage({ draft, plan, ask, to: picked.token, onMade })
  }
  return (
    <div className="form focus-kept" ref={asking} tabIndex={-1}>
      {!isWarned && <NoRecovery onAnyway={() => setWarned(true)} />}
      {isWarned && !isBusy && (
        <>
          <Ways plan={plan} onChoose={(way) => hand.change({ way })} />
          <p className="small">{text.makeHelp}</p>
          {plan.hasRead ? (
            <div>
              <Button kind={plan.made === null ? 'main' : 'usual'} onPress={() => void make()}>
                {plan.made === null ? text.makeIt : text.makeAgain}
              </Button>
            </div>
          ) : (
            <LookAgain onLook={() => goTo('read')} />
          )}
        </>
      )}
      {isBusy && mine === null && <p role="status">{text.makingElsewhere}</p>}
      {mine !== null && (
        <div
          className="form focus-kept"
          ref={outcome}
          tabIndex={-1}
          role="group"
          aria-label={text.progressName}
        >
          <Outcome {...props} making={mine} />
        </div>
      )}
    </div>
  )
}

function Ways({ plan, onChoose }: { readonly plan: Plan; readonly onChoose: (way: Plan['way']) => void }) {
  return (
    <RadioGroup className="choices" value={plan.way} onChange={(way) => onChoose(way as Plan['way'])}>
      <Label>{text.wayLabel}</Label>
      <div className="chips">
        {(['folder', 'two-files'] as const).map((way) => (
          <Radio key={way} value={way} className="chip">
            {text.ways[way]}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

function NoRecovery({ onAnyway }: { readonly onAnyway: () => void }) {
  const { go } = useFrame()
  return (
    <div className="notice">
      <p>
        <strong>{text.noRecovery}</strong>
      </p>
      <p>{text.noRecoverySays}</p>
      <div className="beside">
        <Button onPress={() => go({ at: 'settings', section: 'recovery' })}>{text.setUpRecovery}</Button>
        <Button onPress={onAnyway}>{text.makeAnyway}</Button>
      </div>
    </div>
  )
}

/** What goes in was changed after the pages were looked at. */
function LookAgain({ onLook }: { readonly onLook: () => void }) {
  return (
    <div className="notice">
      <p>{refused.lookAgain}</p>
      <Button onPress={onLook}>{refused.toPages}</Button>
    </div>
  )
}
