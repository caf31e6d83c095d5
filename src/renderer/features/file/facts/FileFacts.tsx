import type { Exhibit } from '../../../../contract/exhibits.ts'
import { fileText } from '../../../texts/file.ts'
import { kindOf } from '../../incident/Facts.tsx'
import { sizeInWords } from '../../incident/size.ts'
import { nameOf } from '../queries.ts'

/** What is known of a file without looking into it. */
export function FileFacts({ exhibit }: { readonly exhibit: Exhibit }) {
  const name = nameOf(exhibit)
  return (
    <section className="file-facts" aria-labelledby="file-facts">
      <h2 id="file-facts">{fileText.facts}</h2>
      <dl>
        <dt>{fileText.name}</dt>
        <dd>{name === null ? fileText.cameWithoutName : <bdi>{name}</bdi>}</dd>
        <dt>{fileText.type}</dt>
        <dd>
          {kindOf(exhibit)}, <bdi className="mono">{exhibit.mediaType}</bdi>
        </dd>
        <dt>{fileText.size}</dt>
        <dd>{sizeInWords(exhibit.sizeBytes)}</dd>
      </dl>
    </section>
  )
}
