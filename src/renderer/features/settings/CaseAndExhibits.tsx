import { cases as words } from '../../texts/cases.ts'
import { settings } from '../../texts/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { CaseDetails } from '../cases/CaseDetails.tsx'
import { useCases } from '../cases/queries.ts'
import { useFrame } from '../frame/use-frame.ts'

/** Of the case that is shown. */
export function CaseAndExhibits() {
  const { caseId, status, go } = useFrame()
  const shown = useCases()?.find(({ id }) => id === caseId)
  if (shown === undefined) return null
  return (
    <>
      <div>
        <Button onPress={() => go({ at: 'cases' })}>{words.all}</Button>
      </div>
      {status.readOnly === null ? <CaseDetails of={shown} /> : <p>{settings.readOnly}</p>}
    </>
  )
}
