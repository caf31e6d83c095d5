import { Label, Text, TextArea, TextField } from 'react-aria-components'

type Props = {
  readonly label: string
  /** By which somebody is led to it. */
  readonly id?: string
  readonly help?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly autoFocus?: boolean
}

/** Several lines of text, in whatever direction they are written. */
export function LongField({ label, help, value, onChange, rows = 4, autoFocus = false, id }: Props) {
  return (
    <TextField
      {...(id === undefined ? {} : { id })}
      className="field"
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      {help !== undefined && help !== '' && (
        <Text slot="description" className="small">
          {help}
        </Text>
      )}
      <TextArea className="input" rows={rows} dir="auto" />
    </TextField>
  )
}
