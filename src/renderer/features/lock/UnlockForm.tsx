import { useEffect, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { VaultStatus } from '../../../contract/vault.ts'
import { api } from '../../api.ts'
import { text } from '../../texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { pauseSeconds } from './pause.ts'

type Props = { readonly file: FileToken; readonly onOpen: (status: VaultStatus) => void }

/** Opens the vault by its passphrase or its recovery code. Waiting is a courtesy; the cost is the password hash's. */
export function UnlockForm({ file, onOpen }: Props) {
  const [kind, setKind] = useState<'passphrase' | 'recovery'>('passphrase')
  const [typed, setTyped] = useState('')
  const [isOpening, setOpening] = useState(false)
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly times: number } | null>(null)
  const [secondsLeft, setSecondsLeft] = useState(0)
  useEffect(() => {
    if (secondsLeft === 0) return undefined
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1000)
    return () => clearTimeout(timer)
  }, [secondsLeft])

  const open = async (): Promise<void> => {
    setOpening(true)
    try {
      const secret =
        kind === 'passphrase'
          ? ({ kind, passphrase: typed } as const)
          : ({ kind: 'recovery', code: typed } as const)
      onOpen(await api.vault.open({ file, secret }))
    } catch (error) {
      const times = (failed?.times ?? 0) + 1
      setFailed({ error, times })
      setSecondsLeft(pauseSeconds(times))
      setOpening(false)
    }
  }
  const isBlocked = isOpening || secondsLeft > 0 || typed === ''
  return (
    <form
      className="field"
      style={{ gap: 16 }}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBlocked) void open()
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
        <TextField className="field" value={typed} onChange={setTyped} isReadOnly={isOpening} autoFocus>
          <Label>{text.recoveryCode}</Label>
          <Input className="input mono" autoComplete="off" spellCheck="false" />
        </TextField>
      )}
      {failed !== null && <Failure error={failed.error} />}
      <div className="beside">
        <Button kind="main" type="submit" isDisabled={isBlocked}>
          {isOpening ? text.opening : secondsLeft > 0 ? text.tryAgainIn(secondsLeft) : text.unlock}
        </Button>
        <Button
          kind="plain"
          onPress={() => {
            setKind(kind === 'passphrase' ? 'recovery' : 'passphrase')
            setTyped('')
          }}
        >
          {kind === 'passphrase' ? text.lostPassphrase : text.usePassphrase}
        </Button>
      </div>
    </form>
  )
}
