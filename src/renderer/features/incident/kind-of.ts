import type { Exhibit } from '../../../contract/exhibits.ts'
import { incidentText } from '../../texts/incident.ts'
import { formatOf } from '../files/file-words.ts'

/** A picture, a sound, a document, in one word. */
export const kindOf = ({ mediaType }: Pick<Exhibit, 'mediaType'>): string =>
  incidentText.fileKinds[mediaType.split('/')[0]!] ?? incidentText.otherFile

/** Said before its type in full: a file of no such kind by its format. */
export function kindSaid(exhibit: Pick<Exhibit, 'mediaType'>): string {
  const kind = kindOf(exhibit)
  return kind === incidentText.otherFile ? formatOf(exhibit) : kind
}

/** The kind and the format, each said once: a PDF is a PDF, not a file that is one. */
export function kindAndFormat(exhibit: Exhibit): string {
  const [kind, format] = [kindOf(exhibit), formatOf(exhibit)]
  return kind === incidentText.otherFile || kind === format ? format : `${kind}, ${format}`
}
