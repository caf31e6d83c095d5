import type { ListedExhibit } from '../../../contract/exhibits.ts'
import { filesText } from '../../texts/files.ts'
import { text } from '../../texts/app.ts'
import { sizeInWords } from '../../ui/size-in-words.ts'

/** `AB4` once it has a label, else its number. */
export const shortName = ({ label, number }: ListedExhibit): string => label ?? filesText.fileNumber(number)

export const nameOf = ({ name }: ListedExhibit): string => name ?? filesText.pasted

/** `PNG`, `MP4`: the second part of its type, as people say it. */
export function formatOf({ mediaType }: Pick<ListedExhibit, 'mediaType'>): string {
  const format = (mediaType.split('/')[1] ?? mediaType).replace(/^x-/, '').replace(/\+.*$/, '')
  return OTHER_NAMES[format] ?? (format.length <= 5 ? format.toUpperCase() : format)
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  plain: 'Text',
  rfc822: 'E-mail',
  related: 'Saved page',
  html: 'Web page',
  quicktime: 'MOV',
  mpeg: 'MP3',
  'octet-stream': 'Unknown kind',
  zip: 'ZIP',
  'vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
}

export function incidentWords({ incident, incidents }: ListedExhibit): string {
  if (incident === null) return filesText.noIncident
  const title = incident.title === '' ? text.untitled : incident.title
  return incidents > 1 ? `${title} ${filesText.andMore(incidents - 1)}` : title
}

/** What a tile has no room for and a screen reader says: the facts, never what the file shows. */
export function heardOf(file: ListedExhibit): string {
  const { kind, sizeBytes, kept, ownTime } = file
  return [
    nameOf(file),
    `${filesText.kinds[kind]}, ${filesText.hidden}`,
    formatOf(file),
    sizeInWords(sizeBytes),
    ...(ownTime === null ? [] : [filesText.keptAt(kept)]),
    incidentWords(file),
  ].join(', ')
}
