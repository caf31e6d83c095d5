import { z } from 'zod'
import { ActionId, CaseId, IncidentId, Instant, Seq } from './ids.ts'
import { procedure } from './procedure.ts'
import { AMEND_REASONS, text } from './records.ts'
import { When } from './when.ts'

/** A step that somebody took about what happened. What was asked of a lawyer is privileged and in no bundle. */
export const ACTION_KINDS = [
  'blocked',
  'muted',
  'reported',
  'police',
  'data-protection',
  'employer',
  'regulator',
  'letter',
  'lawyer',
  'other',
] as const
export const ActionKind = z.enum(ACTION_KINDS)
export type ActionKind = z.infer<typeof ActionKind>

/** What a step says. Absent means not said. */
export const ActionFields = z.strictObject({
  kind: ActionKind,
  happened: When.optional(),
  /** Who took it to whom: a platform, a force, an officer. */
  to: text(500).optional(),
  reference: text(200).optional(),
  /** What was said or asked, in the writer's words. */
  said: text(200_000).optional(),
  /** What came of it. Absent: no answer yet. */
  outcome: text(200_000).optional(),
})
export type ActionFields = z.infer<typeof ActionFields>

export const Action = z.strictObject({
  id: ActionId,
  case: CaseId,
  fields: ActionFields,
  incidents: z.array(IncidentId),
  loggedAt: Instant,
  seq: Seq,
  /** Every wording after the first, oldest first. */
  corrections: z.array(
    z.strictObject({ at: Instant, seq: Seq, reason: z.enum(AMEND_REASONS), note: z.string().nullable() }),
  ),
})
export type Action = z.infer<typeof Action>

export const actions = {
  /** Writes down a step, and which incidents it was about. Throws NotFound. */
  log: procedure(
    z.strictObject({
      case: CaseId,
      fields: ActionFields,
      incidents: z.array(IncidentId).max(1000).default([]),
    }),
    z.strictObject({ action: ActionId, seq: Seq }),
  ),
  /** Adds the answer that came, or corrects what was written; the earlier wording stays. Throws NotFound. */
  amend: procedure(
    z.strictObject({
      action: ActionId,
      // The kind decides the disclosure class, so it stays what it was.
      fields: ActionFields.omit({ kind: true }),
      reason: z.enum(AMEND_REASONS),
      note: text(2000).nullable().default(null),
    }),
    z.strictObject({ action: ActionId, seq: Seq }),
  ),
  /** A case's steps in the order they were taken; those without a date last. */
  list: procedure(z.strictObject({ case: CaseId }), z.strictObject({ actions: z.array(Action) })),
  /** A step by its id or the start of it. Throws NotFound, Ambiguous. */
  find: procedure(z.strictObject({ name: text(100).min(1) }), z.strictObject({ action: ActionId })),
}
