import { useMemo } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { FrameContext, useFrame } from '../frame/use-frame.ts'
import { IncidentScreen } from '../incident/IncidentScreen.tsx'

type Props = { readonly incident: IncidentId; readonly onBack: () => void }

/** The page of an incident beside the list: the same page, that takes no focus by itself and whose Esc leads back. */
export function IncidentPane({ incident, onBack }: Props) {
  const frame = useFrame()
  const place = useMemo(() => ({ at: 'incident', incident }) as const, [incident])
  return (
    <FrameContext value={{ ...frame, place, back: onBack, isPane: true }}>
      <IncidentScreen place={place} />
    </FrameContext>
  )
}
