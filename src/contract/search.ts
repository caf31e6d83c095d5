import { z } from 'zod'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

export const SearchResult = z.strictObject({
  kind: z.enum(['incident', 'note', 'exhibit', 'action', 'account', 'person']),
  id: z.string(),
  /** The incident a note belongs to, or the incident itself; null for anything else. */
  incident: z.string().nullable(),
  title: z.string(),
  /** A few words around the first place found, or empty when it was found in another spelling. */
  excerpt: z.string(),
})

export const search = {
  find: procedure(
    z.strictObject({ query: text(500), limit: z.int().min(1).max(200).default(50) }),
    z.strictObject({ results: z.array(SearchResult), more: z.boolean() }),
  ),
}
