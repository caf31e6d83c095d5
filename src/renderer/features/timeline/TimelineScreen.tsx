import { Plus } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
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

type Props = { readonly place: PlaceAt<'timeline'> | PlaceAt<'incident'> }

/** The home of an open vault: the list, and beside it the incident that is current in it where there is room. */
export function TimelineScreen({ place }: Props) {
  const { caseId, kept, go, logNew, layout } = useFrame()
  // An empty timeline offers it itself.
  const isEmpty = useUpkeep(caseId).data?.incidents === 0
  const isTwo = layout === 'two' || layout === 'wide'
  // Where the list was left: Back returns to the same row and scroll place.
  const left = kept(`timeline ${caseId}`, START)
  const asked = place.at === 'incident' ? place.incident : null
  const [beside, setBeside] = useState<IncidentId | null>(asked)
  useEffect(() => {
    if (asked !== null) setBeside(asked)
  }, [asked])
  // A window that became wide enough shows the row that was current in it.
  const shown = useDeferredValue(beside ?? left.current.incident)
  const list = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLElement>(null)
  const open = (incident: IncidentId): void => {
    if (!isTwo) return go({ at: 'incident', incident })
    setBeside(incident)
    const heading = pane.current?.querySelector<HTMLElement>('.incident-title')
    ;(heading ?? pane.current)?.focus()
  }
  const home = (
    <>
      <ScreenHead title={text.timeline} above={<CaseName />} takesFocus={left.current.incident === null}>
        {!isEmpty && (
          <Button kind="main" onPress={() => logNew()}>
            <Plus size={20} strokeWidth={1.75} aria-hidden="true" />
            {text.newIncident}
          </Button>
        )}
      </ScreenHead>
      <Timeline
        key={caseId}
        left={left}
        list={list}
        onCurrent={(incident) => {
          if (isTwo) setBeside(incident)
        }}
        onOpen={open}
      />
    </>
  )
  // The list stays what it is when the window becomes wide enough for two: its selection and its place with it.
  return (
    <main className={isTwo ? 'panes' : 'panes one'}>
      <div className="screen">{home}</div>
      {isTwo && (
        <section className="screen pane" aria-label={timelineText.detail} ref={pane} tabIndex={-1}>
          {shown === null ? (
            <p className="empty hint">{timelineText.chooseOne}</p>
          ) : (
            <IncidentPane key={shown} incident={shown} onBack={() => list.current?.focus()} />
          )}
        </section>
      )}
    </main>
  )
}
