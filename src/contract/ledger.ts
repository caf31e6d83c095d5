import { z } from 'zod'
import { FileToken } from './exhibits.ts'
import { Instant, Seq, Sha256Hex } from './ids.ts'
import { procedure } from './procedure.ts'
import { DisclosureClass, text } from './records.ts'

export const Checkpoint = z.strictObject({
  origin: z.string(),
  size: z.int().positive(),
  /** 64 lowercase hex digits. */
  root: z.hex().length(64),
  /** The signed note (C2SP tlog-checkpoint), as text. */
  note: z.string(),
  /** Twelve words that stand for the note text. */
  words: z.array(z.string()).length(12),
})
export type Checkpoint = z.infer<typeof Checkpoint>

/** What leaves the vault as a checkpoint does so for one of these. */
export const CHECKPOINT_PURPOSES = ['handover', 'backup', 'print', 'words', 'timestamp'] as const

/** A checkpoint that was signed, and who is known to hold it. */
export const KeptCheckpoint = z.strictObject({
  /** The line that keeps it: it lies beyond the checkpoint itself. */
  seq: Seq,
  at: Instant,
  /** How many lines it is about. */
  size: z.int().positive(),
  purpose: z.enum(CHECKPOINT_PURPOSES),
  note: z.string(),
  words: z.array(z.string()).length(12),
  given: z.array(z.strictObject({ seq: Seq, at: Instant, to: z.string(), reference: z.string().nullable() })),
})
export type KeptCheckpoint = z.infer<typeof KeptCheckpoint>

/** What a line is about, as a reader picks them. */
export const LINE_KINDS = ['incidents', 'files', 'steps', 'hand-overs', 'locks-and-checks'] as const
export const LineKind = z.enum(LINE_KINDS)
export type LineKind = z.infer<typeof LineKind>

/** One line of the log in a plain sentence: titles and names, never exact words. */
export const LedgerLine = z.strictObject({
  seq: Seq,
  /** Null when it was erased: then it is known by its place alone. */
  at: Instant.nullable(),
  says: z.string(),
})
export type LedgerLine = z.infer<typeof LedgerLine>

/** What an entry holds, word for word: `fields.title` and what stands there. */
export const HeldValue = z.strictObject({ name: z.string(), value: z.string() })
export type HeldValue = z.infer<typeof HeldValue>

export const OpenedLine = LedgerLine.extend({
  /** Who acted; null when it was erased. */
  by: z.string().nullable(),
  type: z.string().nullable(),
  class: DisclosureClass.nullable(),
  leafHash: Sha256Hex,
  /** What it holds, where nothing of it was written by a person; null where that is shown only when asked for. */
  holds: z.array(HeldValue).nullable(),
})
export type OpenedLine = z.infer<typeof OpenedLine>

export const ledger = {
  /** Signs the present head because it is about to leave the vault; stored before it is shown. */
  checkpoint: procedure(
    z.strictObject({ purpose: z.enum(['print', 'words', 'timestamp']), to: FileToken.optional() }),
    Checkpoint.extend({ seq: Seq }),
  ),
  /** Every checkpoint of this log, the latest first. */
  checkpoints: procedure(
    z.strictObject({}),
    z.strictObject({
      checkpoints: z.array(KeptCheckpoint),
      /** How many lines the log has now. */
      size: z.int().positive(),
    }),
  ),
  /** Writes a checkpoint that was made before into a new file. Throws NotFound, CannotWrite. */
  saveCheckpoint: procedure(z.strictObject({ checkpoint: Seq, to: FileToken }), z.strictObject({})),
  /** Writes down who was given a checkpoint. Throws NotFound. */
  give: procedure(
    z.strictObject({
      checkpoint: Seq,
      to: text(500).min(1),
      /** Of theirs, such as the number of a police log. */
      reference: text(200).min(1).optional(),
    }),
    z.strictObject({ seq: Seq }),
  ),
  /** Lines from the newest back. A search looks through a few thousand at a time: `next` is where to go on. */
  lines: procedure(
    z.strictObject({
      kind: LineKind.nullable().default(null),
      search: z.string().max(200).default(''),
      /** Lines before this one only. */
      before: Seq.nullable().default(null),
      limit: z.int().min(1).max(500).default(200),
    }),
    z.strictObject({ lines: z.array(LedgerLine), next: Seq.nullable() }),
  ),
  /** One line. Throws NotFound beyond the end of the log. */
  line: procedure(z.strictObject({ seq: Seq }), OpenedLine),
  /** Everything that a line holds, exact words too. Throws NotFound, Erased. */
  holds: procedure(z.strictObject({ seq: Seq }), z.strictObject({ holds: z.array(HeldValue) })),
}
