import type { Exhibit } from '../../../contract/exhibits.ts'
import { incidentText } from '../../texts/incident.ts'

/** A picture, a sound, a document, in one word. */
export const kindOf = ({ mediaType }: Exhibit): string =>
  incidentText.fileKinds[mediaType.split('/')[0]!] ?? incidentText.otherFile
