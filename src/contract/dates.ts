import { z } from 'zod'
import { Instant } from './ids.ts'
import { procedure } from './procedure.ts'
import { When } from './when.ts'

/** Which of two numbers is the day. `ask` where neither is usual, as in Canada; one over twelve settles it everywhere. */
export const DayOrder = z.enum(['day-first', 'month-first', 'ask'])

/** With which day a week begins: 1 for Monday, to 7 for Sunday. */
export const FirstDayOfWeek = z.int().min(1).max(7)

/** A date, and how it is said back: "Wednesday 11 March 2026, about 9 in the evening". */
export const UnderstoodDate = z.strictObject({ when: When, words: z.string() })
export type UnderstoodDate = z.infer<typeof UnderstoodDate>

/** What is still open, and what it can mean. One option may be that the person does not know. */
export const DateQuestion = z.strictObject({
  text: z.string(),
  options: z.array(z.strictObject({ label: z.string(), understood: UnderstoodDate })).readonly(),
})
export type DateQuestion = z.infer<typeof DateQuestion>

export const dates = {
  /**
   * What a phrase means to us, in words, before anything is saved (ux.md 9.1). `now` is the moment the field was first
   * focused. `understood` is what is certain while the question is open, null where nothing is; `line` says all of it
   * in full words; `leftover` are the words that were not understood, as they were typed.
   */
  read: procedure(
    z.strictObject({
      typed: z.string().max(500),
      zone: z.string().min(1).max(64),
      now: Instant,
      dayOrder: DayOrder.default('day-first'),
      firstDayOfWeek: FirstDayOfWeek.default(1),
    }),
    z.strictObject({
      understood: UnderstoodDate.nullable(),
      line: z.string(),
      question: DateQuestion.nullable(),
      leftover: z.array(z.string()).readonly(),
    }),
  ),
}
