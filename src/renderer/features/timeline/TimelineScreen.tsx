import { Plus } from 'lucide-react'
import { useRef } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { text } from '../../texts/app.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { CaseName } from '../cases/CaseName.tsx'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { IncidentPane } from './IncidentPane.tsx'
import { useUpkeep } from './queries.ts'
import { Timeline } from './Timeline.tsx'
import { START } from './use-rows.ts'
import { useShown } from './use-shown.ts'

type Props = { readonly place: PlaceAt<'timeline'> | PlaceAt<'incident'> }

/** The home of an open vault. What is on screen of one case says nothing of another one. */
export function TimelineScreen({ place }: Props) {
  const { caseId } = useFrame()
  return <Panes key={caseId} place={place} />
}

/** The list, and the incident that is current in it, beside it where there is room. */
function Panes({ place }: Props) {
  const { caseId, kept, go, back, layout } = useFrame()
  const isTwo = layout === 'two' || layout === 'wide'
  // Where the list was left: Back returns to the same row and scroll place.
  const left = kept(`timeline ${caseId}`, START)
  const asked = place.at === 'incident' ? place.incident : null
  const { shown, isListShown, listTakesFocus, showBeside, onFocusIn } = useShown(
    asked,
    isTwo,
    left.current.incident,
  )
  const list = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLElement>(null)
  const open = (incident: IncidentId): void => {
    if (!isTwo) return go({ at: 'incident', incident })
    showBeside(incident)
    const heading = pane.current?.querySelector<HTMLElement>('.incident-title')
    ;(heading ?? pane.current)?.focus()
  }
  // Each stays what it is when the window becomes wider or narrower: what is typed and what is open in it too.
  return (
    <main className={isTwo ? 'panes' : 'panes one'}>
      {isListShown && (
        <div className="screen" onFocus={() => onFocusIn('list')}>
          <HomeHead takesFocus={listTakesFocus && left.current.incident === null} />
          <Timeline
            left={left}
            list={list}
            takesFocus={listTakesFocus}
            onCurrent={(incident) => {
              if (isTwo) showBeside(incident)
            }}
            onOpen={open}
          />
        </div>
      )}
      {(isTwo || shown !== null) && (
        <section
          className="screen pane"
          aria-label={isTwo ? timelineText.detail : undefined}
          ref={pane}
          tabIndex={-1}
          onFocus={() => onFocusIn('incident')}
        >
          {shown === null ? (
            <p className="empty hint">{timelineText.chooseOne}</p>
          ) : (
            <IncidentPane
              key={shown}
              incident={shown}
              isBeside={isTwo}
              onBack={isTwo ? () => list.current?.focus() : back}
            />
          )}
        </section>
      )}
    </main>
  )
}

function HomeHead({ takesFocus }: { readonly takesFocus: boolean }) {
  const { caseId, logNew } = useFrame()
  // An empty timeline offers it itself.
  const isEmpty = useUpkeep(caseId).data?.incidents === 0
  return (
    <ScreenHead title={text.timeline} above={<CaseName />} takesFocus={takesFocus}>
      {!isEmpty && (
        <Button kind="main" onPress={() => logNew()}>
          <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
          {text.newIncident}
        </Button>
      )}
    </ScreenHead>
  )
}
