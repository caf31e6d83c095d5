import { z } from 'zod'
import { BundleKey, CaseId, ExhibitId, HandoverId, Instant, Seq } from './ids.ts'
import { procedure } from './procedure.ts'
import { AMEND_REASONS, text } from './records.ts'
import { When } from './when.ts'

export const HANDOVER_METHODS = ['in-person', 'upload', 'e-mail', 'post', 'other'] as const
export const HandoverMethod = z.enum(HANDOVER_METHODS)
export type HandoverMethod = z.infer<typeof HandoverMethod>

const line = text(500).min(1)

/** What the recipient said: who they are, the number of their own, the reference they gave, and their words. */
export const HandoverSaid = z.strictObject({
  name: line.optional(),
  number: line.optional(),
  reference: line.optional(),
  words: text(10_000).min(1).optional(),
})
export type HandoverSaid = z.infer<typeof HandoverSaid>

/** How a bundle was handed over. The writer released it; `receivedBy` is the person, where it is known. */
export const HandoverFields = z.strictObject({
  method: HandoverMethod,
  when: When,
  receivedBy: line.optional(),
  place: line.optional(),
})
export type HandoverFields = z.infer<typeof HandoverFields>

const saysSomething = (said: HandoverSaid): boolean => Object.keys(said).length > 0

export const Receipt = z.strictObject({
  seq: Seq,
  at: Instant,
  exhibit: ExhibitId,
  /** Null when it was erased. */
  number: z.int().positive().nullable(),
  /** A photograph or scan of the signed page, or a file of the recipient's own system. */
  kind: z.enum(['page', 'file']),
})
export type Receipt = z.infer<typeof Receipt>

const reasonGiven = { reason: z.enum(AMEND_REASONS), note: text(2000).nullable() }

export const Handover = z.strictObject({
  handover: HandoverId,
  seq: Seq,
  loggedAt: Instant,
  bundle: BundleKey,
  /** `HF-7K3Q-2`. */
  id: z.string(),
  case: CaseId,
  recipient: z.string(),
  purpose: z.string(),
  ...HandoverFields.shape,
  /** What they said, as it was written down, oldest first. */
  said: z.array(HandoverSaid.extend({ seq: Seq, at: Instant })),
  corrections: z.array(z.strictObject({ seq: Seq, at: Instant, ...reasonGiven })),
  receipts: z.array(Receipt),
  /** The state of the record that went out with it. */
  checkpoint: z.strictObject({ size: z.int().positive(), words: z.array(z.string()).length(12) }),
})
export type Handover = z.infer<typeof Handover>

/** Which bundle went to whom, when and how, and what they said. */
export const handovers = {
  record: procedure(
    z.strictObject({
      bundle: BundleKey,
      ...HandoverFields.shape,
      said: HandoverSaid.refine(saysSomething, 'nothing was said').optional(),
    }),
    z.strictObject({ handover: HandoverId, seq: Seq }),
  ),
  /** What the recipient said later. */
  addSaid: procedure(
    z.strictObject({ handover: HandoverId, said: HandoverSaid.refine(saysSomething, 'nothing was said') }),
    z.strictObject({ seq: Seq }),
  ),
  /** Corrects how it was handed over; what was written before stays in the record. */
  amend: procedure(
    z.strictObject({
      handover: HandoverId,
      fields: HandoverFields.partial().refine(
        (fields) => Object.keys(fields).length > 0,
        'nothing to correct',
      ),
      ...reasonGiven,
    }),
    z.strictObject({ seq: Seq }),
  ),
  /** Chains a file that was kept to the bundle it is the receipt of. */
  keepReceipt: procedure(
    z.strictObject({ bundle: BundleKey, exhibit: ExhibitId }),
    z.strictObject({ seq: Seq, kind: Receipt.shape.kind }),
  ),
  list: procedure(
    z.strictObject({}),
    z.strictObject({
      handovers: z.array(Handover),
      /** Bundles that were made and of which no hand-over is written down. */
      notRecorded: z.array(
        z.strictObject({
          bundle: BundleKey,
          id: z.string(),
          recipient: z.string(),
          at: Instant,
          receipts: z.array(Receipt),
        }),
      ),
    }),
  ),
}
