import { useEffect } from 'react'
import { api } from '../../../api.ts'
import { text } from '../../../texts/hand-over.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFocusKept } from '../../../ui/use-focus-kept.ts'
import { checkPackage, type Making } from '../making.ts'
import type { Checkable } from '../plan.ts'
import type { StepProps } from '../step-props.ts'
import { Outcome } from './Outcome.tsx'

type Props = StepProps & {
  readonly made: Checkable
  /** Null where it is not being read, and was not. */
  readonly making: Exclude<Making, { readonly kind: 'none' }> | null
  readonly isBusy: boolean
}

/** What was made while nobody was there to see it: it is read here, where it was put or where somebody says it is. */
export function LeftMade({ made, making, isBusy, ...step }: Props) {
  const { draft, plan } = step
  const shown = useFocusKept(making?.kind ?? 'none')
  const check = (to: Checkable['to']): void => {
    if (to !== undefined) void checkPackage({ draft, recipient: plan.recipient, made, to })
  }
  useEffect(() => {
    if (making === null && !isBusy) check(made.to)
  }, [])
  const choose = async (): Promise<void> => check((await api.shell.pickFolder({})).picked?.token)
  const isRead = making?.kind === 'running' || (making?.kind === 'made' && making.report !== null)
  return (
    <div className="form focus-kept" ref={shown} tabIndex={-1} role="group" aria-label={text.progressName}>
      {making !== null && <Outcome {...step} making={making} />}
      {making === null && (
        <p>
          <strong>{text.madeHead(made.id)}</strong> {text.notRead}
        </p>
      )}
      {!isRead && (
        <div>
          <Button isDisabled={isBusy} onPress={() => void choose()}>
            {text.readIt}
          </Button>
        </div>
      )}
    </div>
  )
}
