import { useRef, type Ref } from 'react'
import { incidentText } from '../../texts/incident.ts'
import { Chips } from '../../ui/Chips.tsx'
import { leadTo } from '../../ui/lead-to.ts'
import { optionsOf } from '../../ui/options.ts'
import type { Reason } from './history.ts'

type Props = {
  readonly value: Reason | null
  readonly onChange: (reason: Reason) => void
  readonly ref: Ref<HTMLDivElement>
}

/** Why something is corrected or added: always said. */
export function Reasons({ value, onChange, ref }: Props) {
  return (
    <div ref={ref}>
      <Chips
        label={incidentText.why}
        options={optionsOf(incidentText.reasons)}
        chosen={value}
        onChoose={onChange}
      />
    </div>
  )
}

/** The reason stands at the end of a long form: whoever is asked for it is led there. */
export function useLeadToReason() {
  const place = useRef<HTMLDivElement>(null)
  return { place, lead: () => leadTo(place.current) }
}
