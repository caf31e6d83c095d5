import type { Exhibit } from '../../../../contract/exhibits.ts'
import { fileText } from '../../../texts/file.ts'
import { kindOf } from '../../incident/Facts.tsx'
import { sizeInWords } from '../../incident/size.ts'

/** The file itself. Nothing of it is asked for before somebody reveals it. */
export function Viewer({ exhibit }: { readonly exhibit: Exhibit }) {
  return (
    <div className="viewer-hidden">
      <p>
        {kindOf(exhibit)}, {fileText.hidden}, <bdi className="mono">{exhibit.mediaType}</bdi>,{' '}
        {sizeInWords(exhibit.sizeBytes)}
      </p>
    </div>
  )
}
