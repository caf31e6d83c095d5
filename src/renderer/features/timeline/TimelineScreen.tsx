import { Plus } from 'lucide-react'
import { text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { CaseName } from '../cases/CaseName.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { TimelineList } from './TimelineList.tsx'
import { START } from './use-rows.ts'

/** The home of an open vault. */
export function TimelineScreen() {
  const { caseId, status, kept, go, logNew } = useFrame()
  // Where the list was left: Back returns to the same row and scroll place.
  const left = kept('timeline', START)
  return (
    <main className="screen">
      <ScreenHead title={text.timeline} above={<CaseName />} takesFocus={left.current.incident === null}>
        <Button kind="main" onPress={() => logNew()}>
          <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
          {text.newIncident}
        </Button>
      </ScreenHead>
      <TimelineList
        caseId={caseId}
        place={left.current}
        onPlace={(now) => void (left.current = now)}
        onNew={() => logNew()}
        onOpen={(incident) => go({ at: 'incident', incident })}
      />
      {!status.hasRecovery && <p className="screen-foot small">{text.noRecovery}</p>}
    </main>
  )
}
