import { useState } from 'react'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { StepHead } from './StepHead.tsx'
import { strengthOf } from './strength.ts'

type Props = { readonly onBack: () => void; readonly onMake: (passphrase: string) => Promise<void> }

/** Step 2. A weak passphrase is said to be weak, and may be used all the same. */
export function ChoosePassphrase({ onBack, onMake }: Props) {
  const [typed, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [suggested, setSuggested] = useState<string | null>(null)
  const [warnedOf, setWarnedOf] = useState<string | null>(null)
  const [isMaking, setMaking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const strength = strengthOf(typed)
  const isDifferent = again !== '' && again !== typed

  const suggest = async (): Promise<void> => {
    const { passphrase } = await api.vault.suggestPassphrase({})
    setSuggested(passphrase)
    setTyped(passphrase)
    setAgain(passphrase)
  }
  const make = async (): Promise<void> => {
    if (strength.isWeak && warnedOf !== typed) return setWarnedOf(typed)
    setMaking(true)
    setError(null)
    try {
      await onMake(typed)
    } catch (failure) {
      setError(failure)
      setMaking(false)
    }
  }
  const isWarned = strength.isWeak && warnedOf === typed && typed !== ''
  return (
    <main className="plain-page">
      <StepHead step={2} title={text.choosePassphrase} />
      <SecretField label={text.passphrase} value={typed} onChange={setTyped} isReadOnly={isMaking} />
      <p className="small" aria-live="polite">
        {strength.words}
      </p>
      <div>
        <Button onPress={() => void suggest()}>{text.suggestOne}</Button>
      </div>
      {suggested !== null && suggested === typed && <Suggested words={suggested} />}
      <SecretField label={text.sameAgain} value={again} onChange={setAgain} isReadOnly={isMaking} />
      {isDifferent && <p className="wrong">{text.notTheSame}</p>}
      <p className="notice">{text.bothLost}</p>
      {error !== null && <Failure error={error} />}
      <div className="beside">
        <Button onPress={onBack} isDisabled={isMaking}>
          {text.back}
        </Button>
        <Button
          kind="main"
          isDisabled={isMaking || typed === '' || typed !== again}
          onPress={() => void make()}
        >
          {isMaking ? text.making : isWarned ? text.useAnyway : text.makeVault}
        </Button>
      </div>
    </main>
  )
}

function Suggested({ words }: { readonly words: string }) {
  return (
    <div className="suggested">
      <p>{text.suggestedWords}</p>
      <p className="mono">{words}</p>
    </div>
  )
}
