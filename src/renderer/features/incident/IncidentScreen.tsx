import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { IncidentField } from '../../../contract/records.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { MoreMenu } from '../erase/MoreMenu.tsx'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { dropped } from '../keeping/brought.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { erasableParts } from './erasable.ts'
import { Dates, Files } from './Facts.tsx'
import { History } from './History.tsx'
import { IncidentHead } from './IncidentHead.tsx'
import { People } from './People.tsx'
import { PrivateNotes } from './PrivateNotes.tsx'
import { useIncident, type Read } from './queries.ts'
import { Related } from './Related.tsx'
import { Statements } from './Statements.tsx'
import { Tags } from './Tags.tsx'
import { useCorrectionDraft } from './use-correction-draft.ts'
import { useJoining } from './use-joining.ts'

/** One incident: read first, corrected in place, never overwritten. */
export function IncidentScreen({ place: { incident: id } }: { readonly place: PlaceAt<'incident'> }) {
  const { back: onBack, say: onSaid, isPane, caseId } = useFrame()
  const { left, keep, drop } = useCorrectionDraft(caseId, id)
  const found = useIncident(id)
  const [correcting, setCorrecting] = useState<IncidentField | null>(null)
  useEffect(() => {
    if (left !== null) setCorrecting((now) => now ?? 'title')
  }, [left])
  const stopCorrecting = (): void => {
    void drop()
    setCorrecting(null)
  }
  const joining = useJoining(id)
  const isThere = found.data !== undefined
  const heading = useHeadingFocus(isThere, correcting !== null, isPane)
  return (
    <div
      className="screen"
      data-drop="joins"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && correcting === null && !event.defaultPrevented) onBack()
      }}
      onDrop={(event) => {
        // Dropped on an open incident, files join it; the quick log is for anything else.
        const { files, folders } = dropped(event.nativeEvent)
        if (files.length + folders.length === 0) return
        event.preventDefault()
        joining.take(files)
        joining.folders.offer(folders)
      }}
    >
      <div className="screen-head">
        {correcting === null && <HeadActions read={found.data} onCorrect={() => setCorrecting('title')} />}
      </div>
      <div className="incident-page">
        {found.error !== null && <Failure error={found.error} />}
        {isThere && (
          <article className="reading-column">
            <IncidentHead read={found.data} heading={heading} />
            {correcting === null ? (
              <Reading read={found.data} joining={joining} onAdd={setCorrecting} onSaid={onSaid} />
            ) : (
              <CorrectForm
                read={found.data}
                first={correcting}
                left={left}
                keep={keep}
                onCancel={stopCorrecting}
                onSaved={() => {
                  stopCorrecting()
                  onSaid(incidentText.corrected)
                }}
              />
            )}
          </article>
        )}
      </div>
    </div>
  )
}

/**
 * The page's name is read when it comes, and again after a form has gone; beside a list only then. Where the window has
 * become wider or narrower, whatever has the focus keeps it.
 */
function useHeadingFocus(isThere: boolean, isCorrecting: boolean, isPane: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  const hasCorrected = useRef(false)
  const wasPane = useRef(isPane)
  useEffect(() => {
    if (isThere && !isCorrecting && (!isPane || hasCorrected.current)) heading.current?.focus()
    if (isCorrecting) hasCorrected.current = true
  }, [isThere, isCorrecting])
  useEffect(() => {
    // The heading is another one in each.
    const isNew = wasPane.current !== isPane
    wasPane.current = isPane
    if (isNew && document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [isPane])
  return heading
}

type ActionsProps = { readonly read: Read | undefined; readonly onCorrect: () => void }

function HeadActions({ read, onCorrect }: ActionsProps) {
  const { back, isPane } = useFrame()
  return (
    <>
      {!isPane && (
        <Button kind="plain" onPress={back}>
          <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
          {text.timeline}
        </Button>
      )}
      <div className="push">
        {read !== undefined && (
          <MoreMenu parts={erasableParts(read)} isWholePage={(part) => part.id === read.incident.id} />
        )}
        {/* Beside the list, that one has the filled button. */}
        <Button kind={isPane ? 'usual' : 'main'} isDisabled={read === undefined} onPress={onCorrect}>
          {incidentText.correct}
        </Button>
      </div>
    </>
  )
}

type ReadingProps = {
  readonly read: Read
  readonly joining: ReturnType<typeof useJoining>
  readonly onAdd: (field: IncidentField) => void
  readonly onSaid: (says: string) => void
}

/** In the order of the page; where it is wide, the facts stand beside the text. */
function Reading({ read, joining, onAdd, onSaid }: ReadingProps) {
  return (
    <div className="incident-parts">
      <div className="incident-text">
        <Statements fields={read.incident.fields} onAdd={onAdd} />
      </div>
      <div className="incident-facts">
        <Files read={read} joining={joining} />
        <Dates read={read} />
        <People read={read} />
        <Related read={read} />
        <Tags incident={read.incident} />
      </div>
      <div className="incident-rest">
        <PrivateNotes read={read} onSaid={onSaid} />
        <History read={read} />
      </div>
    </div>
  )
}
