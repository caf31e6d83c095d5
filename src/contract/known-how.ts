import { z } from 'zod'
import { Instant, Seq } from './ids.ts'
import { AMEND_REASONS, text } from './records.ts'

/** How somebody knows that an account or a person belongs to something: never left unsaid. */
export const BASES = [
  'named',
  'said-so',
  'same-contact',
  'same-content',
  'recognised',
  'told',
  'other',
] as const
export const CONFIDENCES = ['sure', 'likely', 'not-sure'] as const

/** The basis and the confidence of a link; `words` say more, in the writer's own. */
export const KnownHow = z.strictObject({
  basis: z.enum(BASES),
  confidence: z.enum(CONFIDENCES),
  words: text(2000).optional(),
})
export type KnownHow = z.infer<typeof KnownHow>

/** Which line a wording stands in, when it was written, and why, where it is not the first. */
export const wordingShape = {
  seq: Seq,
  at: Instant,
  /** The same moment in words. */
  written: z.string(),
  /** Null for the first. */
  reason: z.enum(AMEND_REASONS).nullable(),
  note: z.string().nullable(),
} as const
