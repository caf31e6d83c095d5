import { Label, Radio, RadioGroup } from 'react-aria-components'
import { AMEND_REASONS } from '../../../contract/records.ts'
import { incidentText } from '../../texts/incident.ts'
import type { Reason } from './history.ts'

type ReasonsProps = { readonly value: Reason | null; readonly onChange: (reason: Reason) => void }

/** Why something is corrected or added: always said. */
export function Reasons({ value, onChange }: ReasonsProps) {
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={(chosen) => onChange(AMEND_REASONS.find((reason) => reason === chosen)!)}
    >
      <Label>{incidentText.why}</Label>
      <div className="chips">
        {AMEND_REASONS.map((reason) => (
          <Radio key={reason} value={reason} className="chip radio-chip">
            {incidentText.reasons[reason]}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
