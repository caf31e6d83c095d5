import { z } from 'zod'
import { ErasableText, text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { markErased, removeErased } from './queries.ts'

const erased = defineEvent({
  type: 'erased@1',
  payload: z.strictObject({
    what: z.enum(['incident', 'text', 'note', 'exhibit', 'account', 'person']),
    /** Of a text: the incident it stood in. */
    id: z.string(),
    /** Which text of the incident. */
    field: ErasableText.optional(),
    /** The entries whose payloads went with it. Never what they said. */
    entries: z.array(z.int().min(0)),
    reason: text(2000),
  }),
  subjects: (payload) => [payload.id],
  apply: (model, entry, payload) => {
    markErased(model, entry, payload)
    removeErased(model, payload)
  },
})

export const erasuresProjection: SliceProjection = {
  tables: `
    CREATE TABLE erased_entries (seq INTEGER PRIMARY KEY, by_seq INTEGER NOT NULL) STRICT;
    CREATE TABLE erased (id TEXT PRIMARY KEY, what TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
    CREATE TABLE erased_texts (seq INTEGER PRIMARY KEY, incident TEXT NOT NULL, field TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
  `,
  events: [erased],
}
