import { useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'

type Props = {
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly onLeft: (value: string) => Promise<void>
  /** Why something cannot be kept; null when it can. */
  readonly refuse?: (typed: string) => string | null
  /** Left empty it is as it was. */
  readonly isNeeded?: boolean
}

/** One line that is kept when it is left, or by Enter. */
export function LeftField({ label, help, value, onLeft, refuse, isNeeded = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const leave = async (): Promise<void> => {
    const said = (typed ?? value).trim()
    if (said === value || (isNeeded && said === '')) return setTyped(null)
    const refused = refuse?.(said) ?? null
    setWrong(refused)
    if (refused !== null) return
    await onLeft(said)
    setTyped(null)
  }
  return (
    <TextField
      className="field"
      value={typed ?? value}
      onChange={(now) => {
        setTyped(now)
        setWrong(null)
      }}
      onBlur={() => void leave()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void leave()
      }}
      isInvalid={wrong !== null}
      maxLength={200}
    >
      <Label>{label}</Label>
      {help !== undefined && (
        <Text slot="description" className="small">
          {help}
        </Text>
      )}
      <Input className="input" dir="auto" autoComplete="off" />
      <FieldError className="wrong small">{wrong}</FieldError>
    </TextField>
  )
}
