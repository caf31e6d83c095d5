import { z } from 'zod'
import { DayOrder } from './dates.ts'
import { CaseId, Instant } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

/** Two to four letters: those of the person who produces the exhibits. */
export const Initials = z.string().regex(/^[A-Z]{2,4}$/)

/** Until the person says whose initials: an example's. */
export const UNSAID_INITIALS = 'EX'

export const CaseFields = z.strictObject({
  name: text(200).min(1),
  initials: Initials,
  jurisdiction: text(100).optional(),
  /** The court's or the police's. */
  reference: text(200).optional(),
  /** The person whose record it is, as it should stand on a bundle. */
  writer: text(200).optional(),
  /** Who stands against whom, as the person puts it. */
  parties: text(1000).optional(),
  /** `AB1` or `AB/1`, where the recipient's profile is to be overruled. */
  labelForm: z.enum(['plain', 'slash']).optional(),
  /** How 3/4 is read when it is typed. */
  dayOrder: DayOrder.optional(),
  /** The zone that times are meant in, such as `Europe/London`; absent: the computer's. */
  zone: z.string().min(1).max(64).optional(),
})
export type CaseFields = z.infer<typeof CaseFields>

export const Case = CaseFields.extend({
  id: CaseId,
  openedAt: Instant,
  /** Only while it is closed. Everything in it stays and can be read. */
  closedAt: Instant.optional(),
  incidents: z.int().min(0),
})
export type Case = z.infer<typeof Case>

export const cases = {
  /** Makes a case, or changes the one of that name. */
  save: procedure(
    CaseFields.partial().extend({ name: CaseFields.shape.name }),
    z.strictObject({ case: Case, made: z.boolean() }),
  ),
  /** Changes what is named of a case, its name too. */
  change: procedure(
    z.strictObject({ case: CaseId, changes: CaseFields.partial() }),
    z.strictObject({ case: Case }),
  ),
  /** Says that a case is over, or that it is not. Nothing in it changes. */
  close: procedure(z.strictObject({ case: CaseId, closed: z.boolean() }), z.strictObject({ case: Case })),
  list: procedure(z.strictObject({}), z.strictObject({ cases: z.array(Case) })),
}
