import { incidentText } from '../../texts/incident.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { useFocusKept } from '../../ui/use-focus-kept.ts'
import { useFrame } from '../frame/use-frame.ts'
import { AddFiles } from './AddFiles.tsx'
import { FileLine } from './FileLine.tsx'
import { Part } from './Part.tsx'
import { useTakeOutFile, type Read } from './queries.ts'
import { RevealPictures } from './RevealPictures.tsx'
import type { useJoining } from './use-joining.ts'
import { usePictures } from './use-pictures.ts'

type FilesProps = { readonly read: Read; readonly joining: ReturnType<typeof useJoining> }

/** Files as facts: what they show is shown elsewhere, and only when it is asked for. */
export function Files({ read: { incident, words }, joining }: FilesProps) {
  const { say } = useFrame()
  const { exhibits } = incident
  const among = exhibits.map(({ id }) => id)
  const takeOut = useTakeOutFile(incident.id)
  const list = useFocusKept(among.join(' '))
  const pictures = usePictures(exhibits)
  return (
    <Part name={incidentText.filesHead(exhibits.length)} act={<RevealPictures pictures={pictures} />}>
      <div className="files-of-incident" ref={list} tabIndex={-1}>
        {exhibits.length === 0 && <p className="small">{incidentText.noFiles}</p>}
        <ul className={pictures.isShown ? 'plain-list files-shown' : 'plain-list'}>
          {exhibits.map((exhibit, index) => (
            <FileLine
              key={exhibit.id}
              exhibit={exhibit}
              kept={words.kept[index]!}
              among={among}
              picture={pictures.of(exhibit.id)}
              onTakeOut={() => takeOut.mutate(exhibit.id, { onSuccess: () => say(incidentText.takenOut) })}
            />
          ))}
        </ul>
      </div>
      {takeOut.error !== null && <Failure error={takeOut.error} />}
      <AddFiles joining={joining} />
    </Part>
  )
}

/** Five clocks, each by its own name. */
export function Dates({ read: { incident, words } }: { readonly read: Read }) {
  const { happened, published, firstSeen } = incidentText.parts
  const lines = [
    [happened.name, words.happened],
    [published.name, words.published ?? incidentText.notSaid],
    [firstSeen.name, words.firstSeen ?? incidentText.notSaid],
    ...incident.exhibits.map(({ number }, index) => [incidentText.capturedDate(number), words.kept[index]!]),
    [incidentText.loggedDate, words.logged],
  ]
  return (
    <section className="part">
      <Fold label={<span className="fold-name">{incidentText.dates}</span>}>
        <dl className="facts">
          {lines.map(([name, says]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </Fold>
    </section>
  )
}
