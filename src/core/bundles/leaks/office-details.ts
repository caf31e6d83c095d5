import type { OwnDetail } from '../../../contract/own-details.ts'
import type { Content } from './content.ts'
import { detailsOfPicture } from './picture-details.ts'
import { partsOfZip } from './search-zip.ts'

const PERSON = /<(dc:creator|cp:lastModifiedBy|meta:initial-creator|Company|Manager)>\s*[^<\s]/

/** What a document of Word, Excel, PowerPoint or LibreOffice says of itself, and the photos in it. */
export async function detailsOfOffice(content: Content): Promise<ReadonlySet<OwnDetail>> {
  const found = new Set<OwnDetail>()
  for await (const { name, bytes } of partsOfZip(content)) {
    if (/^(docProps\/(core|app)\.xml|meta\.xml)$/.test(name) && PERSON.test(bytes.toString('utf8')))
      found.add('person')
    if (/^(docProps\/thumbnail|Thumbnails\/)/i.test(name)) found.add('thumbnail')
    if (/\.(jpe?g|tiff?|heic|webp)$/i.test(name))
      for (const detail of detailsOfPicture(bytes)) found.add(detail)
  }
  return found
}
