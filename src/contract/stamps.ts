import { z } from 'zod'
import { FileToken } from './exhibits.ts'
import { Instant, Seq, Sha256Hex } from './ids.ts'
import { procedure } from './procedure.ts'

/** What a time service said of the record: its first `size` lines were there not later than `at`. */
export const Stamp = z.strictObject({
  seq: Seq,
  /** The entry that asked for it. */
  query: Seq,
  size: z.int().positive(),
  at: Instant,
  /** How far off the service says it may be; null when it does not say. */
  accuracyMs: z.int().min(0).nullable(),
  /** What its certificate calls it. Nobody here has vouched for that. */
  authority: z.string(),
  /** SHA-256 of its certificate, in groups of four hex digits. */
  authorityFingerprint: z.string(),
  importedAt: Instant,
})
export type Stamp = z.infer<typeof Stamp>

export const StampQuery = z.strictObject({
  seq: Seq,
  at: Instant,
  /** How many lines of the record log it is about. */
  size: z.int().positive(),
  /** SHA-256 of the signed checkpoint: all that leaves. */
  imprint: Sha256Hex,
})
export type StampQuery = z.infer<typeof StampQuery>

/** Time stamps of the record by somebody outside (RFC 3161). Nothing is sent: a query is a file to be carried by hand. */
export const stamps = {
  /** Signs the present head and writes a query for it into a new file. */
  query: procedure(
    z.strictObject({ to: FileToken }),
    StampQuery.extend({ words: z.array(z.string()).length(12) }),
  ),
  /** Checks the answer to a query and keeps it. The same answer again changes nothing. */
  import: procedure(z.strictObject({ from: FileToken }), Stamp.extend({ isNew: z.boolean() })),
  list: procedure(
    z.strictObject({}),
    z.strictObject({
      stamps: z.array(Stamp),
      /** Queries that no answer has come to. */
      waiting: z.array(StampQuery),
    }),
  ),
}
