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

export const custody = {
  /** The ledger filtered to one exhibit. */
  get: procedure(
    z.strictObject({ exhibit: ExhibitId }),
    z.strictObject({ exhibit: ExhibitId, lines: z.array(CustodyLine) }),
  ),
}
