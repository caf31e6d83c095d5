import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import type { IncidentField } from '../../../contract/records.ts'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import type { PlaceAt } from '../frame/place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { Dates, Files, Related } from './Facts.tsx'
import { History } from './History.tsx'
import { IncidentHead } from './IncidentHead.tsx'
import { PrivateNotes } from './PrivateNotes.tsx'
import { useIncident, type Read } from './queries.ts'
import { Statements } from './Statements.tsx'
import { Tags } from './Tags.tsx'

/** One incident: read first, corrected in place, never overwritten. */
export function IncidentScreen({ place: { incident: id } }: { readonly place: PlaceAt<'incident'> }) {
  const { go, back: onBack, say: onSaid } = useFrame()
  const onOpen = (incident: IncidentId): void => go({ at: 'incident', incident })
  const found = useIncident(id)
  const [correcting, setCorrecting] = useState<IncidentField | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isThere = found.data !== undefined
  // The page's name is read when it comes, and again after a form has gone.
  useEffect(() => {
    if (isThere && correcting === null) heading.current?.focus()
  }, [isThere, correcting])
  return (
    <main
      className="screen"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && correcting === null && !event.defaultPrevented) onBack()
      }}
    >
      <div className="screen-head">
        {correcting === null && (
          <>
            <Button kind="plain" onPress={onBack}>
              <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
              {text.timeline}
            </Button>
            <div className="push">
              <Button kind="main" isDisabled={!isThere} onPress={() => setCorrecting('title')}>
                {incidentText.correct}
              </Button>
            </div>
          </>
        )}
      </div>
      <div className="incident-page">
        {found.error !== null && <Failure error={found.error} />}
        {isThere && (
          <article className="incident">
            <IncidentHead read={found.data} heading={heading} />
            {correcting === null ? (
              <Reading read={found.data} onAdd={setCorrecting} onOpen={onOpen} onSaid={onSaid} />
            ) : (
              <CorrectForm
                read={found.data}
                first={correcting}
                onCancel={() => setCorrecting(null)}
                onSaved={() => {
                  setCorrecting(null)
                  onSaid(incidentText.corrected)
                }}
              />
            )}
          </article>
        )}
      </div>
    </main>
  )
}

type ReadingProps = {
  readonly read: Read
  readonly onAdd: (field: IncidentField) => void
  readonly onOpen: (incident: IncidentId) => void
  readonly onSaid: (says: string) => void
}

function Reading({ read, onAdd, onOpen, onSaid }: ReadingProps) {
  return (
    <>
      <Statements fields={read.incident.fields} onAdd={onAdd} />
      <Files read={read} />
      <Dates read={read} />
      <Related read={read} onOpen={onOpen} />
      <Tags incident={read.incident} />
      <PrivateNotes read={read} onSaid={onSaid} />
      <History read={read} />
    </>
  )
}
