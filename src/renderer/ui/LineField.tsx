import { Input, Label, Text, TextField } from 'react-aria-components'

type Props = {
  readonly label: string
  /** By which somebody is led to it. */
  readonly id?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly autoFocus?: boolean
  /** Handles, numbers and links, where l, I, 1 and O, 0 must differ. */
  readonly isMono?: boolean
  readonly maxLength?: number
}

/** One line of text, in whatever direction it is written. */
export function LineField({ label, value, onChange, help, autoFocus, isMono, maxLength, id }: Props) {
  return (
    <TextField
      {...(id === undefined ? {} : { id })}
      className="field grows"
      value={value}
      onChange={onChange}
      autoFocus={autoFocus ?? false}
      maxLength={maxLength ?? 4000}
    >
      <Label>{label}</Label>
      {help !== undefined && help !== '' && (
        <Text slot="description" className="small">
          {help}
        </Text>
      )}
      <Input className={isMono === true ? 'input mono' : 'input'} dir="auto" autoComplete="off" />
    </TextField>
  )
}
