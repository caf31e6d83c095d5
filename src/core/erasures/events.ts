import { z } from 'zod'
import { text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { markErased, removeErased } from './queries.ts'

const erased = defineEvent({
  type: 'erased@1',
  payload: z.strictObject({
    what: z.enum(['incident', 'exhibit', 'account', 'person']),
    id: z.string(),
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
  `,
  events: [erased],
}
