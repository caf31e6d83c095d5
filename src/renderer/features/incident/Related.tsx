import { useState } from 'react'
import { text } from '../../texts/app.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { LinkIncident } from './LinkIncident.tsx'
import { AddButton, Part } from './Part.tsx'
import { useUnlinkIncident, type Read } from './queries.ts'

type Other = Read['related'][number]

/** The incidents it is linked with, in both directions; a link is taken back by a new line. */
export function Related({ read: { incident, related } }: { readonly read: Read }) {
  const { say } = useFrame()
  const [isLinking, setLinking] = useState(false)
  const [wasLinking, setWasLinking] = useState(false)
  const unlink = useUnlinkIncident()
  const takeBack = ({ incident: other, relation, pointsTo }: Other): void =>
    unlink.mutate(
      { incident: pointsTo ? incident.id : other, to: pointsTo ? other : incident.id, relation },
      { onSuccess: () => say(incidentText.takenBack) },
    )
  return (
    <Part name={incidentText.related}>
      {related.length === 0 && !isLinking && <p className="small">{incidentText.noRelated}</p>}
      <ul className="plain-list">
        {related.map((other) => (
          <RelatedLine
            key={`${other.incident} ${other.relation} ${other.pointsTo}`}
            other={other}
            onTakeBack={() => takeBack(other)}
          />
        ))}
      </ul>
      {unlink.error !== null && <Failure error={unlink.error} />}
      {isLinking ? (
        <LinkIncident
          incident={incident.id}
          onClose={() => {
            setWasLinking(true)
            setLinking(false)
          }}
        />
      ) : (
        <AddButton part={incidentText.related} autoFocus={wasLinking} onPress={() => setLinking(true)} />
      )}
    </Part>
  )
}

function RelatedLine({ other, onTakeBack }: { readonly other: Other; readonly onTakeBack: () => void }) {
  const { go } = useFrame()
  const title = other.title === '' ? text.untitled : other.title
  return (
    <li className="linked-line">
      <span>{incidentText.relations[other.relation][other.pointsTo ? 0 : 1]}:</span>
      <Button kind="plain" onPress={() => go({ at: 'incident', incident: other.incident })}>
        <bdi>{title}</bdi>
      </Button>
      <span className="small">{other.happened}</span>
      <Button kind="plain" aria-label={incidentText.takeBackOf(title)} onPress={onTakeBack}>
        {incidentText.takeBack}
      </Button>
    </li>
  )
}
