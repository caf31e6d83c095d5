import { useEffect, useRef, useState } from 'react'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { lock } from '../../texts/lock.ts'
import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { DropsRefused } from './DropsRefused.tsx'

type Reason = NonNullable<VaultStatus['readOnly']>
type Props = {
  readonly reason: Reason
  readonly onGoOn: () => void
  readonly onRestored: (status: VaultStatus) => void
}

const CAN_RESTORE: readonly Reason[] = ['copy', 'older-than-last-seen', 'forked']

/** Why a vault opened for reading only, what is safe and what to do; a copy can be restored from here. */
export function ReadOnlyOpening({ reason, onGoOn, onRestored }: Props) {
  const { what, safe, todo } = lock.readOnly[reason]
  const heading = useRef<HTMLHeadingElement>(null)
  const [isRestoring, setRestoring] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className="plain-page">
      <h1 ref={heading} tabIndex={-1}>
        {what}
      </h1>
      <p>{safe}</p>
      <p>{todo}</p>
      <DropsRefused says={lock.droppedReadOnly} />
      {isRestoring ? (
        <Restore onStop={() => setRestoring(false)} onRestored={onRestored} />
      ) : (
        <div className="beside">
          <Button kind="main" onPress={onGoOn}>
            {lock.goOnReading}
          </Button>
          {CAN_RESTORE.includes(reason) && <Button onPress={() => setRestoring(true)}>{lock.restore}</Button>}
        </div>
      )}
    </main>
  )
}

type RestoreProps = { readonly onStop: () => void; readonly onRestored: (status: VaultStatus) => void }

function Restore({ onStop, onRestored }: RestoreProps) {
  const [why, setWhy] = useState('')
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const restore = async (): Promise<void> => {
    const { picked } = await api.shell.pickNewVault({})
    if (picked === null) return
    setRunning(true)
    setError(null)
    try {
      await api.vault.restore({ to: picked.token, reason: why.trim() })
      await api.shell.rememberVault({ token: picked.token })
      onRestored(await api.vault.status({}))
    } catch (failure) {
      setError(failure)
      setRunning(false)
    }
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (why.trim() !== '') void restore()
      }}
    >
      <LineField
        label={lock.why}
        help={lock.whyHelp}
        value={why}
        onChange={setWhy}
        autoFocus
        maxLength={2000}
      />
      {error !== null && <Failure error={error} />}
      <div className="beside">
        <Button onPress={onStop} isDisabled={isRunning}>
          {text.back}
        </Button>
        <Button kind="main" type="submit" isDisabled={isRunning || why.trim() === ''}>
          {isRunning ? lock.restoring : lock.restoreTo}
        </Button>
      </div>
    </form>
  )
}
