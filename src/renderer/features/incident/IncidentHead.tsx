import type { Ref } from 'react'
import { CHANNEL_NAMES, text } from '../../texts/app.ts'
import { Handle } from '../../ui/Handle.tsx'
import { useLabels } from '../file/facts/queries.ts'
import { useFrame } from '../frame/use-frame.ts'
import { incidentText } from '../../texts/incident.ts'
import type { Read } from './queries.ts'
import { saidText } from './wording.ts'

type Props = { readonly read: Read; readonly heading: Ref<HTMLHeadingElement> }

/** The title, and the facts that stand under it. */
export function IncidentHead({ read: { incident, words }, heading }: Props) {
  const { fields } = incident
  const Heading = useFrame().isPane ? 'h2' : 'h1'
  const where = [
    fields.channel === undefined ? null : CHANNEL_NAMES[fields.channel],
    saidText(fields, 'platform'),
    saidText(fields, 'place'),
  ].filter((part) => part !== null)
  const account = saidText(fields, 'account')
  const url = saidText(fields, 'url')
  return (
    <header className="incident-head">
      <div className="incident-title-row">
        <Heading className="incident-title" ref={heading} tabIndex={-1} dir="auto">
          {saidText(fields, 'title') ?? text.untitled}
        </Heading>
        <Labels exhibits={incident.exhibits} />
      </div>
      <p>
        {fields.threat === true && (
          <>
            <strong className="wrong">{text.threat}</strong>
            {' · '}
          </>
        )}
        {words.happened}
        {where.map((part, index) => (
          <span key={part}>
            {index === 0 ? ' · ' : ', '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      {account !== null && (
        <p>
          <Handle says={account} />
        </p>
      )}
      {url !== null && (
        <p>
          <bdi className="mono link-text">{url}</bdi>
        </p>
      )}
      <p className="small">{incidentText.logged(words.logged, words.loggedLater)}</p>
    </header>
  )
}

/** By these its files are known outside: as they were numbered when they were handed over. */
function Labels({ exhibits }: Pick<Read['incident'], 'exhibits'>) {
  const { caseId } = useFrame()
  const labels = useLabels(
    exhibits.map(({ id }) => id),
    caseId,
  )
  return labels.length > 0 && <p className="small">{incidentText.labels(labels)}</p>
}
