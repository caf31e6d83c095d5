import { incidentText } from '../../texts/incident.ts'
import { Chips } from '../../ui/Chips.tsx'
import { optionsOf } from '../../ui/options.ts'
import type { Reason } from './history.ts'

type Props = { readonly value: Reason | null; readonly onChange: (reason: Reason) => void }

/** Why something is corrected or added: always said. */
export function Reasons({ value, onChange }: Props) {
  return (
    <Chips
      label={incidentText.why}
      options={optionsOf(incidentText.reasons)}
      chosen={value}
      onChoose={onChange}
    />
  )
}
