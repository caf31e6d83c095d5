import { Square, SquareCheck } from 'lucide-react'
import { Checkbox } from 'react-aria-components'

type Props = {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Something that is so, or is not. */
export function Tick({ label, isOn, onChange }: Props) {
  const Box = isOn ? SquareCheck : Square
  return (
    <Checkbox isSelected={isOn} onChange={onChange} className="tick">
      <Box size={20} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </Checkbox>
  )
}
