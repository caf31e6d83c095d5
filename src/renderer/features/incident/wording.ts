import type { IncidentField, IncidentFields } from '../../../contract/records.ts'

/** The fields of one text each. */
export const TEXT_FIELDS = [
  'title',
  'place',
  'platform',
  'url',
  'account',
  'words',
  'saw',
  'told',
  'effect',
  'affected',
  'witnesses',
  'private',
] as const satisfies readonly IncidentField[]
export type TextField = (typeof TEXT_FIELDS)[number]

/** What was said, where something was said: a text that was emptied says nothing. */
export function saidText(fields: IncidentFields, field: TextField): string | null {
  const value = fields[field]
  return value === undefined || value.trim() === '' ? null : value
}

/** What in `edited` is not as it was: what a correction says. A text emptied is said to be empty. */
export function changedFields(before: IncidentFields, edited: IncidentFields): IncidentFields {
  const changed = (Object.keys(edited) as IncidentField[]).filter((field) => {
    const [old, now] = [before[field], edited[field]]
    if (now === undefined) return false
    return JSON.stringify(old ?? empty(field)) !== JSON.stringify(now)
  })
  return Object.fromEntries(changed.map((field) => [field, edited[field]]))
}

function empty(field: IncidentField): string | boolean | null {
  if (field === 'threat') return false
  return (TEXT_FIELDS as readonly IncidentField[]).includes(field) ? '' : null
}

/** How many words a text has, in any script. */
export function countWords(text: string): number {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  return [...segments].filter(({ isWordLike }) => isWordLike).length
}
