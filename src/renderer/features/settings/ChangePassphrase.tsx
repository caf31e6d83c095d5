import { useState } from 'react'
import { api } from '../../api.ts'
import { settings } from '../../texts/settings.ts'
import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { NewPassphrase, NO_PASSPHRASE } from '../make-vault/NewPassphrase.tsx'
import { strengthOf } from '../make-vault/strength.ts'

/** Another passphrase for the open vault. A weak one is said to be weak, and may be used all the same. */
export function ChangePassphrase() {
  const { say } = useFrame()
  const [typed, setTyped] = useState(NO_PASSPHRASE)
  const [warnedOf, setWarnedOf] = useState<string | null>(null)
  const [isChanging, setChanging] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { isWeak } = strengthOf(typed.passphrase)
  const isWarned = isWeak && warnedOf === typed.passphrase
  const change = async (): Promise<void> => {
    if (isWeak && !isWarned) return setWarnedOf(typed.passphrase)
    setChanging(true)
    setError(null)
    try {
      await api.vault.changePassphrase({ passphrase: typed.passphrase })
      setTyped(NO_PASSPHRASE)
      say(settings.changed)
    } catch (failure) {
      setError(failure)
    } finally {
      setChanging(false)
    }
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void change()
      }}
    >
      <NewPassphrase
        label={settings.newPassphrase}
        typed={typed}
        onTyped={setTyped}
        isReadOnly={isChanging}
        isWarned={isWarned}
      />
      {error !== null && <Failure error={error} />}
      <div>
        <Button
          type="submit"
          isDisabled={isChanging || typed.passphrase === '' || typed.passphrase !== typed.again}
        >
          {isChanging ? settings.changing : isWarned ? text.useAnyway : settings.change}
        </Button>
      </div>
    </form>
  )
}
