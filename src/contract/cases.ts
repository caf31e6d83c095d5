import { z } from 'zod'
import { CaseId, Instant } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

/** Two to four letters: those of the person who produces the exhibits. */
export const Initials = z.string().regex(/^[A-Z]{2,4}$/)

export const CaseFields = z.strictObject({
  name: text(200).min(1),
  initials: Initials,
  jurisdiction: text(100).optional(),
  /** The court's or the police's. */
  reference: text(200).optional(),
  /** The person whose record it is, as it should stand on a bundle. */
  writer: text(200).optional(),
})
export type CaseFields = z.infer<typeof CaseFields>

export const Case = CaseFields.extend({ id: CaseId, openedAt: Instant, incidents: z.int().min(0) })
export type Case = z.infer<typeof Case>

export const cases = {
  /** Makes a case, or changes the one of that name. */
  save: procedure(
    CaseFields.partial().extend({ name: CaseFields.shape.name }),
    z.strictObject({ case: Case, made: z.boolean() }),
  ),
  list: procedure(z.strictObject({}), z.strictObject({ cases: z.array(Case) })),
}
