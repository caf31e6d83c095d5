import { useState } from 'react'
import { text } from '../../texts/app.ts'
import { makeVaultText } from '../../texts/make-vault.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { NewPassphrase, NO_PASSPHRASE } from './NewPassphrase.tsx'
import { StepHead } from './StepHead.tsx'
import { strengthOf } from './strength.ts'

type Props = { readonly onBack: () => void; readonly onMake: (passphrase: string) => Promise<void> }

/** Step 2. A weak passphrase is said to be weak, and may be used all the same. */
export function ChoosePassphrase({ onBack, onMake }: Props) {
  const [typed, setTyped] = useState(NO_PASSPHRASE)
  const [warnedOf, setWarnedOf] = useState<string | null>(null)
  const [isMaking, setMaking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { passphrase, again } = typed
  const { isWeak } = strengthOf(passphrase)
  const isWarned = isWeak && warnedOf === passphrase && passphrase !== ''
  const make = async (): Promise<void> => {
    if (isWeak && !isWarned) return setWarnedOf(passphrase)
    setMaking(true)
    setError(null)
    try {
      await onMake(passphrase)
    } catch (failure) {
      setError(failure)
      setMaking(false)
    }
  }
  return (
    <main className="plain-page">
      <StepHead step={2} title={makeVaultText.choosePassphrase} />
      <NewPassphrase
        label={text.passphrase}
        typed={typed}
        onTyped={setTyped}
        isReadOnly={isMaking}
        isWarned={isWarned}
      />
      <p className="notice">{makeVaultText.bothLost}</p>
      {error !== null && <Failure error={error} />}
      <div className="beside">
        <Button onPress={onBack} isDisabled={isMaking}>
          {text.back}
        </Button>
        <Button
          kind="main"
          isDisabled={isMaking || passphrase === '' || passphrase !== again}
          onPress={() => void make()}
        >
          {isMaking ? makeVaultText.making : isWarned ? text.useAnyway : makeVaultText.makeVault}
        </Button>
      </div>
    </main>
  )
}
