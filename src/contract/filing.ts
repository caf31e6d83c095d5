import { z } from 'zod'
import { text } from './records.ts'

/** One line that says something. */
const line = (maxLength: number) =>
  text(maxLength)
    .regex(/\S/)
    .regex(/^\P{Cc}*$/u)

/**
 * What a person adds for a court. Everything may be missing and is then a blank line, or left out of the name. Entries
 * of the record hold it: what it takes may grow, never shrink.
 */
export const Filing = z
  .strictObject({
    /** `County Court at Birmingham`. */
    court: line(120).optional(),
    /** The court's own number, never the police's. */
    caseNumber: line(60).optional(),
    /** `Bennett v Persons Unknown`. */
    shortTitle: line(120).optional(),
    /** In the order of the profile: the claimant, the defendant. */
    parties: z
      .tuple([line(150), line(150)])
      .readonly()
      .optional(),
    /** `A`; the number of an Ontario document. */
    bundleName: line(40).optional(),
    hearing: line(120).optional(),
    /** `Applicant Bennett`. */
    party: line(120).optional(),
    /** In place of the writer's initials before the number of each page. */
    batesPrefix: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,19}$/)
      .optional(),
  })
  .readonly()
export type Filing = z.infer<typeof Filing>
