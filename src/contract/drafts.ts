import { z } from 'zod'
import { CaseId, IncidentId, Instant } from './ids.ts'
import { procedure } from './procedure.ts'

/** 16 random bytes as 32 lowercase hex digits, chosen by whoever types. */
export const DraftId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'DraftId'>()
export type DraftId = z.infer<typeof DraftId>

/** What is typed into a form and not yet saved. */
export const Draft = z.strictObject({
  id: DraftId,
  case: CaseId,
  /** Which form it was typed into. */
  form: z.enum([
    'incident',
    'correction',
    'note',
    'account',
    'person',
    'link',
    'case',
    'phone',
    'given-to',
    'hand-over',
    'timeline',
    'tag',
    'view',
    'said-once',
  ]),
  /** What the form holds, written by the form itself: JSON text. */
  content: z.string().max(4_000_000),
})
export type Draft = z.infer<typeof Draft>

export const KeptDraft = z.strictObject({ ...Draft.shape, keptAt: Instant })
export type KeptDraft = z.infer<typeof KeptDraft>

/** What the form of a correction writes: looked into when a text of its incident is erased. */
export const CorrectionContent = z.looseObject({
  incident: IncidentId,
  unsaved: z.looseObject({ fields: z.record(z.string(), z.unknown()), note: z.string() }),
})
export type CorrectionContent = z.infer<typeof CorrectionContent>

/** What the form of a hand-over writes: what was made of it is put into it (`bundles.seal`). */
export const HandOverContent = z.looseObject({ made: z.unknown().optional() })

/** Sealed in the vault beside the log: no entry, in no export, gone when saved or thrown away. */
export const drafts = {
  /** In the place of what the same draft said before. Throws Erased for one about something that is erased for good. */
  save: procedure(Draft, z.strictObject({ keptAt: Instant })),
  /** The latest first. */
  list: procedure(z.strictObject({ case: CaseId }), z.strictObject({ drafts: z.array(KeptDraft) })),
  /** One that is not there is gone already. */
  discard: procedure(z.strictObject({ id: DraftId }), z.strictObject({})),
}
