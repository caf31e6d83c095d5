import { useEffect, useRef, useState } from 'react'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { VaultStatus } from '../../../contract/vault.ts'
import { text } from '../../texts/app.ts'
import { lock } from '../../texts/lock.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { CodeField } from './CodeField.tsx'
import { pauseSeconds } from './pause.ts'
import { useUnlock, type SecretKind } from './use-unlock.ts'

type Props = { readonly file: FileToken; readonly onOpen: (status: VaultStatus) => void }

/** Opens the vault by its passphrase or its recovery code. */
export function UnlockForm({ file, onOpen }: Props) {
  const [kind, setKind] = useState<SecretKind>('passphrase')
  const [typed, setTyped] = useState('')
  const { isOpening, secondsLeft, failed, open } = useUnlock(file, onOpen)
  const form = useRef<HTMLFormElement>(null)
  // Back to the field, its text selected: the next try is typed over it.
  useEffect(() => {
    if (failed === null) return
    const field = form.current?.querySelector('input')
    field?.focus()
    field?.select()
  }, [failed])
  const isBlocked = isOpening || secondsLeft > 0 || typed === ''
  const change = (): void => {
    setKind(kind === 'passphrase' ? 'recovery' : 'passphrase')
    setTyped('')
  }
  return (
    <form
      className="form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBlocked) void open(kind, typed)
      }}
    >
      {kind === 'passphrase' ? (
        <SecretField
          label={text.passphrase}
          value={typed}
          onChange={setTyped}
          isReadOnly={isOpening}
          autoFocus
        />
      ) : (
        <CodeField value={typed} onChange={setTyped} isReadOnly={isOpening} autoFocus />
      )}
      {failed !== null && <Failure error={failed.error} />}
      <p role="status" className="only-heard">
        {failed !== null && pauseSeconds(failed.times) > 0 && lock.wait(pauseSeconds(failed.times))}
      </p>
      <div className="beside">
        <Button kind="main" type="submit" isDisabled={isBlocked}>
          {isOpening ? lock.opening : secondsLeft > 0 ? lock.tryAgainIn(secondsLeft) : lock.unlock}
        </Button>
        <Button kind="plain" onPress={change}>
          {kind === 'passphrase' ? lock.lostPassphrase : lock.usePassphrase}
        </Button>
      </div>
    </form>
  )
}
