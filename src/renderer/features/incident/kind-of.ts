import type { Exhibit } from '../../../contract/exhibits.ts'
import { incidentText } from '../../texts/incident.ts'
import { formatOf } from '../files/file-words.ts'

/** A picture, a sound, a document, in one word. */
export const kindOf = ({ mediaType }: Exhibit): string =>
  incidentText.fileKinds[mediaType.split('/')[0]!] ?? incidentText.otherFile

/** The kind and the format, each said once: a PDF is a PDF, not a file that is one. */
export function kindAndFormat(exhibit: Exhibit): string {
  const [kind, format] = [kindOf(exhibit), formatOf(exhibit)]
  return kind === incidentText.otherFile || kind === format ? format : `${kind}, ${format}`
}
