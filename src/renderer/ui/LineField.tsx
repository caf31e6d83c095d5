import { Input, Label, TextField } from 'react-aria-components'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text, in whatever direction it is written. */
export function LineField({ label, value, onChange }: Props) {
  return (
    <TextField className="field grows" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <Input className="input" dir="auto" autoComplete="off" />
    </TextField>
  )
}
