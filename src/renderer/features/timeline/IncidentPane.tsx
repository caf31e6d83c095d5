import { useMemo } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { FrameContext, useFrame } from '../frame/use-frame.ts'
import { IncidentScreen } from '../incident/IncidentScreen.tsx'

type Props = { readonly incident: IncidentId; readonly isBeside: boolean; readonly onBack: () => void }

/**
 * The page of an incident, alone or beside the list: one page, that goes on when the window becomes another one. Beside
 * the list it takes no focus by itself, and its Esc leads back to it.
 */
export function IncidentPane({ incident, isBeside, onBack }: Props) {
  const frame = useFrame()
  const place = useMemo(() => ({ at: 'incident', incident }) as const, [incident])
  const parts = isBeside ? { ...frame, place, back: onBack, isPane: true } : frame
  return (
    <FrameContext value={parts}>
      <IncidentScreen place={place} />
    </FrameContext>
  )
}
