import type { IncidentFields } from '../../contract/records.ts'
import { FOUND_IN, type TimelineItem } from '../../contract/timeline.ts'
import { holdsAny } from '../search/rules.ts'

type FoundIn = TimelineItem['foundIn'][number]
/** Everything that a search looks through, each in its own place. */
export type Searched = { readonly [Name in FoundIn]?: string | undefined }

/** In which places any of the words stands. */
export function foundIn(searched: Searched, words: readonly string[]): FoundIn[] {
  return FOUND_IN.filter((name) => {
    const text = searched[name]
    return text !== undefined && text !== '' && holdsAny(text, words)
  })
}

/** What of an incident stands in the search index. */
export function searchedFields(
  fields: IncidentFields,
  notes: readonly string[],
  files: readonly string[],
): Searched {
  const { title, words, saw, told, place, platform, url, account, effect, affected, witnesses } = fields
  const written = { title, words, saw, told, place, platform, url, account, effect, affected, witnesses }
  return { ...written, private: fields.private, note: notes.join('\n'), file: files.join('\n') }
}
