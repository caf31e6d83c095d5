import { z } from 'zod'
import { CHECKPOINT_PURPOSES } from '../../contract/ledger.ts'
import { Seq } from '../../contract/ids.ts'
import { text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { insertCheckpoint, insertGiven } from './queries.ts'

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

// Somebody outside holds it from now on: who that is, no package tells anybody else.
const given = defineEvent({
  type: 'checkpoint.given@1',
  payload: z.strictObject({ checkpoint: Seq, to: text(500), reference: text(200).optional() }),
  classOf: () => 'personal',
  apply: (model, entry, payload) => insertGiven(model, entry, payload),
})

export const ledgerProjection: SliceProjection = {
  tables: `
    CREATE TABLE checkpoints (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, size INTEGER NOT NULL, purpose TEXT NOT NULL, note TEXT NOT NULL) STRICT;
    CREATE TABLE checkpoints_given (
      seq INTEGER PRIMARY KEY, at TEXT NOT NULL, checkpoint INTEGER NOT NULL, recipient TEXT NOT NULL, reference TEXT
    ) STRICT;
  `,
  events: [signed, given],
}
