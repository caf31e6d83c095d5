import { z } from 'zod'
import { ExhibitId, Instant, Seq } from './ids.ts'
import { procedure } from './procedure.ts'

export const CustodyLine = z.strictObject({
  seq: Seq,
  at: Instant,
  by: z.string(),
  type: z.string(),
  /** In words, without adjectives. */
  what: z.string(),
  purpose: z.string().nullable(),
  /** Of a hand-over: who gave it, who took it, and where. */
  releasedBy: z.string().optional(),
  receivedBy: z.string().optional(),
  location: z.string().optional(),
})
export type CustodyLine = z.infer<typeof CustodyLine>

/** A line as the file's own page shows it: its time in words of this computer's zone. */
export const ShownCustodyLine = z.strictObject({
  seq: Seq,
  when: z.string(),
  by: z.string(),
  what: z.string(),
  /** Its purpose, who gave it, who took it, and where. */
  more: z.array(z.string()),
})
export type ShownCustodyLine = z.infer<typeof ShownCustodyLine>

/** A bundle that the file went out in. */
export const WentOut = z.strictObject({ bundle: z.string(), recipient: z.string(), when: z.string() })

export const custody = {
  /** The same, with openings gathered; what is to be known before a file is erased; when it was checked last. */
  read: procedure(
    z.strictObject({ exhibit: ExhibitId }),
    z.strictObject({
      lines: z.array(ShownCustodyLine),
      wentOut: z.array(WentOut),
      checked: z.strictObject({ when: z.string(), unchanged: z.boolean() }).nullable(),
    }),
  ),
  /** The ledger filtered to one exhibit. */
  get: procedure(
    z.strictObject({ exhibit: ExhibitId }),
    z.strictObject({ exhibit: ExhibitId, lines: z.array(CustodyLine) }),
  ),
}
