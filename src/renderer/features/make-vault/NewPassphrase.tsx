import { useCallback, useState } from 'react'
import { api } from '../../api.ts'
import { makeVaultText } from '../../texts/make-vault.ts'
import { Button } from '../../ui/Button.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { useHiddenWithAll } from '../../ui/use-revealed.ts'
import { strengthOf } from './strength.ts'

export type TypedPassphrase = { readonly passphrase: string; readonly again: string }
export const NO_PASSPHRASE: TypedPassphrase = { passphrase: '', again: '' }

type Props = {
  readonly label: string
  readonly typed: TypedPassphrase
  readonly onTyped: (typed: TypedPassphrase) => void
  readonly isReadOnly: boolean
  /** The first press said that it is weak. */
  readonly isWarned: boolean
}

/** Twice the same, or one that is suggested. Its strength is said when the field is left, not on each key. */
export function NewPassphrase({ label, typed, onTyped, isReadOnly, isWarned }: Props) {
  const [suggested, setSuggested] = useState<string | null>(null)
  const hide = useCallback(() => setSuggested(null), [])
  useHiddenWithAll(suggested !== null, hide)
  const [leftWith, setLeftWith] = useState('')
  const { passphrase, again } = typed
  const isDifferent = again !== '' && again !== passphrase
  const suggest = async (): Promise<void> => {
    const { passphrase: words } = await api.vault.suggestPassphrase({})
    setSuggested(words)
    setLeftWith(words)
    onTyped({ passphrase: words, again: words })
  }
  const judged = isWarned ? passphrase : leftWith === passphrase ? leftWith : ''
  return (
    <>
      <div onBlur={() => setLeftWith(passphrase)}>
        <SecretField
          label={label}
          value={passphrase}
          onChange={(value) => onTyped({ passphrase: value, again })}
          isReadOnly={isReadOnly}
        />
      </div>
      <p className="small" aria-live="polite">
        {strengthOf(judged).words}
      </p>
      <div>
        <Button onPress={() => void suggest()}>{makeVaultText.suggestOne}</Button>
      </div>
      {suggested !== null && suggested === passphrase && (
        <div className="suggested">
          <p>{makeVaultText.suggestedWords}</p>
          <p className="mono">{suggested}</p>
        </div>
      )}
      <SecretField
        label={makeVaultText.sameAgain}
        value={again}
        onChange={(value) => onTyped({ passphrase, again: value })}
        isReadOnly={isReadOnly}
      />
      {isDifferent && <p className="wrong">{makeVaultText.notTheSame}</p>}
    </>
  )
}
