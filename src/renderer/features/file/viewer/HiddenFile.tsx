import type { Exhibit } from '../../../../contract/exhibits.ts'
import { fileText } from '../../../texts/file.ts'
import { Button } from '../../../ui/Button.tsx'
import { Mosaic } from '../../../ui/Mosaic.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { useFileFacts } from '../facts/queries.ts'
import { formatOf } from '../../files/file-words.ts'
import { kindOf } from '../../incident/kind-of.ts'
import { sizeInWords } from '../../../ui/size-in-words.ts'

type Props = {
  readonly exhibit: Exhibit
  readonly onReveal: () => void
}

/** Facts in the place of the file: nothing of it is here, or has been asked for. */
export function HiddenFile({ exhibit, onReveal }: Props) {
  const { caseId, status } = useFrame()
  const mosaic = useFileFacts(exhibit.id, caseId).data?.mosaic ?? null
  return (
    <div className="viewer-hidden">
      {mosaic !== null && (
        <div className="viewer-mosaic">
          <Mosaic mosaic={mosaic} />
        </div>
      )}
      <div className={mosaic === null ? 'viewer-veil' : 'viewer-said'}>
        <p>
          {fileText.hiddenAs(kindOf(exhibit))}
          <span className="small">
            {formatOf(exhibit)}, {sizeInWords(exhibit.sizeBytes)}
          </span>
        </p>
      </div>
      <Button kind="main" onPress={onReveal}>
        {fileText.reveal}
      </Button>
      <p className="small">{fileText.holdSpace}</p>
      {status.readOnly === null && <p className="small hint">{fileText.noted}</p>}
    </div>
  )
}
