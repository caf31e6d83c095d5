import { text } from '../../texts/hand-over.ts'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { HandOverSteps } from './HandOverSteps.tsx'
import { StartPage } from './StartPage.tsx'
import { useLeftPlan } from './use-plan.ts'

/** The start page, or one hand-over and its six steps. */
export function HandOverScreen({ place }: { readonly place: PlaceAt<'hand-over'> }) {
  return place.draft === undefined ? <StartPage /> : <LeftHandOver draft={place.draft} />
}

type DraftProps = { readonly draft: NonNullable<PlaceAt<'hand-over'>['draft']> }

function LeftHandOver({ draft }: DraftProps) {
  const { caseId, go } = useFrame()
  const left = useLeftPlan(caseId, draft)
  if (left === null) return <main className="screen" />
  if (left !== 'gone') return <HandOverSteps draft={draft} left={left} />
  return (
    <main className="screen">
      <ScreenHead title={text.name} back={{ name: text.toStart, onPress: () => go({ at: 'hand-over' }) }} />
      <p className="hand-over-page">{text.gone}</p>
    </main>
  )
}
