import { z } from 'zod'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { insertCheckpoint } from './queries.ts'

export const CHECKPOINT_PURPOSES = ['handover', 'backup', 'print', 'words', 'timestamp'] as const

// A checkpoint is stored before it is shown: what left the vault can be looked up for ever.
const signed = defineEvent({
  type: 'checkpoint.signed@1',
  payload: z.strictObject({
    size: z.int().positive(),
    note: z.string(),
    purpose: z.enum(CHECKPOINT_PURPOSES),
  }),
  apply: (model, entry, payload) => insertCheckpoint(model, { seq: entry.seq, at: entry.at, ...payload }),
})

export const ledgerProjection: SliceProjection = {
  tables: `CREATE TABLE checkpoints (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, size INTEGER NOT NULL, purpose TEXT NOT NULL, note TEXT NOT NULL) STRICT;`,
  events: [signed],
}
