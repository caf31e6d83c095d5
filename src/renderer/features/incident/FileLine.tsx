import type { Exhibit } from '../../../contract/exhibits.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import { fileText } from '../../texts/file.ts'
import { incidentText } from '../../texts/incident.ts'
import { Button } from '../../ui/Button.tsx'
import { FileIcon } from '../../ui/FileIcon.tsx'
import { Mosaic } from '../../ui/Mosaic.tsx'
import { useFileFacts } from '../file/facts/queries.ts'
import { PictureAlone } from '../file/viewer/PictureAlone.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { kindAndFormat } from './kind-of.ts'
import { sizeInWords } from '../../ui/size-in-words.ts'
import type { ShownPicture } from './use-pictures.ts'

type Props = {
  readonly exhibit: Exhibit
  /** When it was kept, in words. */
  readonly kept: string
  /** All files of this incident, in their order. */
  readonly among: readonly ExhibitId[]
  /** Null while it is hidden, and for what is no picture. */
  readonly picture: ShownPicture | null
  readonly onTakeOut: () => void
}

/** A file as its mosaic or its kind, its label or number, and its facts. What it shows is here once it is revealed. */
export function FileLine({ exhibit, kept, among, picture, onTakeOut }: Props) {
  const { caseId, go } = useFrame()
  const facts = useFileFacts(exhibit.id, caseId).data
  const name = facts?.label ?? incidentText.fileNumber(exhibit.number)
  const small =
    facts !== undefined &&
    (facts.mosaic === null ? <FileIcon kind={facts.kind} /> : <Mosaic mosaic={facts.mosaic} />)
  return (
    <li className={picture === null ? 'file-of-incident' : 'file-of-incident shown'}>
      <div className={picture === null ? 'file-small' : 'file-large'}>
        {picture?.isTurn === true ? (
          <PictureAlone
            exhibit={exhibit.id}
            alt={fileText.pictureOf(name)}
            meanwhile={small}
            onSettled={picture.onSettled}
          />
        ) : (
          small
        )}
      </div>
      <span className="file-said">
        <span className="file-head">
          <Button kind="plain" onPress={() => go({ at: 'file', exhibit: exhibit.id, among })}>
            {name}
          </Button>
          <Button kind="plain" aria-label={incidentText.takeOutOf(name)} onPress={onTakeOut}>
            {incidentText.takeOut}
          </Button>
        </span>
        <span className="small">
          {kindAndFormat(exhibit)}, {sizeInWords(exhibit.sizeBytes)}
        </span>
        <span className="small">{incidentText.keptAt(kept)}</span>
      </span>
    </li>
  )
}
