import { z } from 'zod'
import { Instant, Seq, Sha256Hex } from '../../contract/ids.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { insertQuery, insertStamp } from './queries.ts'

/** Base64 of the most that a token may have (`MOST_TOKEN_BYTES` in pades/timestamp.ts). */
const MOST_TOKEN_LENGTH = 87_384

// The nonce ties an answer to this query. Written down before the query leaves.
const queried = defineEvent({
  type: 'stamp.queried@1',
  payload: z.strictObject({
    /** The `checkpoint.signed@1` entry that is to be stamped, and how many lines it is about. */
    checkpoint: Seq,
    size: z.int().positive(),
    imprint: Sha256Hex,
    nonce: z.string().regex(/^[0-9a-f]{16}$/),
  }),
  apply: (model, entry, payload) => insertQuery(model, entry, payload),
})

const imported = defineEvent({
  type: 'stamp.imported@1',
  payload: z.strictObject({
    query: Seq,
    size: z.int().positive(),
    at: Instant,
    accuracyMs: z.int().min(0).nullable(),
    authority: z.string().max(200),
    authorityFingerprint: z.string().max(100),
    policy: z.string().max(500),
    /** The time-stamp token, DER. */
    token: z.base64().max(MOST_TOKEN_LENGTH),
  }),
  apply: (model, entry, payload) => insertStamp(model, entry, payload),
})

export const stampsProjection: SliceProjection = {
  tables: `
    CREATE TABLE stamp_queries (
      seq INTEGER PRIMARY KEY, at TEXT NOT NULL, checkpoint INTEGER NOT NULL, size INTEGER NOT NULL,
      imprint TEXT NOT NULL UNIQUE, nonce TEXT NOT NULL
    ) STRICT;
    CREATE TABLE stamps (
      seq INTEGER PRIMARY KEY, query INTEGER NOT NULL, size INTEGER NOT NULL, at TEXT NOT NULL, accuracy_ms INTEGER,
      authority TEXT NOT NULL, fingerprint TEXT NOT NULL, imported_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX stamps_of_query ON stamps (query);
  `,
  events: [queried, imported],
}
