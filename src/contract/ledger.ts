import { z } from 'zod'
import { FileToken } from './exhibits.ts'
import { Seq } from './ids.ts'
import { procedure } from './procedure.ts'

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

export const ledger = {
  /** Signs the present head because it is about to leave the vault; stored before it is shown. */
  checkpoint: procedure(
    z.strictObject({ purpose: z.enum(['print', 'words', 'timestamp']), to: FileToken.optional() }),
    Checkpoint.extend({ seq: Seq }),
  ),
}
