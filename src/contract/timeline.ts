import { z } from 'zod'
import { AccountId, CaseId, IncidentId, Instant, PersonId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Channel } from './records.ts'
import { Tag } from './tags.ts'
import { When } from './when.ts'

export const TimelineItem = z.strictObject({
  incident: IncidentId,
  case: CaseId,
  happened: When.nullable(),
  /** The same in words: the day or span it stands under, and its time where one is known. */
  when: z.strictObject({ head: z.string(), time: z.string() }),
  title: z.string(),
  channel: Channel.nullable(),
  account: z.string().nullable(),
  threat: z.boolean(),
  tags: z.array(Tag),
  exhibits: z.int(),
  loggedAt: Instant,
})
export type TimelineItem = z.infer<typeof TimelineItem>

/** A place in the timeline to go on from; opaque. */
export const Cursor = z.string().max(200)

export const TimelineFilter = z.strictObject({
  case: CaseId.optional(),
  tag: Tag.optional(),
  account: AccountId.optional(),
  /** Their own incidents, and those of the accounts they are taken to be behind. */
  person: PersonId.optional(),
  /** Everything that may lie in the range is included; undated incidents are not. */
  fromAt: Instant.optional(),
  toAt: Instant.optional(),
})
export type TimelineFilter = z.infer<typeof TimelineFilter>

export const timeline = {
  page: procedure(
    TimelineFilter.extend({
      after: Cursor.nullable().default(null),
      order: z.enum(['oldest-first', 'newest-first']).default('oldest-first'),
      limit: z.int().min(1).max(500).default(50),
    }),
    z.strictObject({
      items: z.array(TimelineItem),
      next: Cursor.nullable(),
      total: z.int(),
      /** How many of `total` have only an approximate date; with a range, how many only may lie in it. */
      approximate: z.int(),
    }),
  ),
}
