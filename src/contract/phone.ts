import { z } from 'zod'
import { ActionId, CaseId, Seq } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

/** What can be read out of a case at once: counts and dates in words, never what anybody said. */
export const ReadOut = z.strictObject({
  incidents: z.int().min(0),
  /** The day of the first one whose date is known, in words. */
  since: z.string().nullable(),
  /** The latest one whose date is known, in words; `daysAgo` where that is one day. */
  last: z.strictObject({ when: z.string(), daysAgo: z.int().nullable() }).nullable(),
  /** When each threat was, oldest first. */
  threats: z.array(z.string()),
  /** What the police were told before, with their references. */
  reported: z.array(
    z.strictObject({ when: z.string(), to: z.string().nullable(), reference: z.string().nullable() }),
  ),
})
export type ReadOut = z.infer<typeof ReadOut>

const line = text(200)

/** While somebody is on the phone: everything to read out, and what they say to write down. */
export const phone = {
  /**
   * The words of a checkpoint are part of it: one is signed and stored, but for where the last line of the log is one
   * that was made to read out. Null in a vault that is open for reading only.
   */
  begin: procedure(
    z.strictObject({ case: CaseId }),
    z.strictObject({
      readOut: ReadOut,
      checkpoint: z.strictObject({ seq: Seq, words: z.array(z.string()).length(12) }).nullable(),
    }),
  ),
  /** Keeps what was written down as a step taken, and that they were given the words. */
  keep: procedure(
    z.strictObject({
      case: CaseId,
      checkpoint: Seq.nullable(),
      officer: line,
      force: line,
      reference: line,
    }),
    z.strictObject({ action: ActionId, seq: Seq }),
  ),
}
