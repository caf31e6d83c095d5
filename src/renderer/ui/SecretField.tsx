import { useCallback, useEffect, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { text } from '../texts/app.ts'
import { lock } from '../texts/lock.ts'
import { Button } from './Button.tsx'
import { useHiddenWithAll } from './use-revealed.ts'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly describedBy?: string
}

const SHOWN_MS = 30_000

/** A passphrase: paste and password managers work, and it is hidden again after half a minute, and with everything else. */
export function SecretField({ label, value, onChange, isReadOnly, autoFocus, describedBy }: Props) {
  const [isShown, setShown] = useState(false)
  const [isCaps, setCaps] = useState(false)
  const hide = useCallback(() => setShown(false), [])
  useHiddenWithAll(isShown, hide)
  useEffect(() => {
    if (!isShown) return undefined
    const timer = setTimeout(hide, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isShown, hide])
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly ?? false}
      autoFocus={autoFocus ?? false}
      type={isShown ? 'text' : 'password'}
      aria-describedby={describedBy ?? ''}
      onKeyDown={(event) => setCaps(event.getModifierState('CapsLock'))}
      onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
      onBlur={() => setCaps(false)}
    >
      <Label>{label}</Label>
      <div className="beside">
        <Input className="input" autoComplete="off" spellCheck="false" />
        <Button aria-pressed={isShown} onPress={() => setShown(!isShown)}>
          {isShown ? text.hide : text.show}
        </Button>
      </div>
      <span role="status" className="small">
        {isCaps && lock.capsLock}
      </span>
    </TextField>
  )
}
