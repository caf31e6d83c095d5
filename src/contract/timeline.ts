import { z } from 'zod'
import { FirstDayOfWeek } from './dates.ts'
import { AccountId, CaseId, ExhibitId, IncidentId, Instant, PersonId } from './ids.ts'
import { procedure } from './procedure.ts'
import { Channel, text } from './records.ts'
import { Tag } from './tags.ts'
import { When } from './when.ts'

/** Where a search found its words: a field of the incident, a private note on it, or the name of a file with it. */
export const FOUND_IN = [
  'title',
  'words',
  'saw',
  'told',
  'place',
  'platform',
  'url',
  'account',
  'private',
  'effect',
  'affected',
  'witnesses',
  'note',
  'file',
] as const

export const TimelineItem = z.strictObject({
  incident: IncidentId,
  case: CaseId,
  happened: When.nullable(),
  /** The same in words: the day or span it stands under, and its time where one is known. */
  when: z.strictObject({
    head: z.string(),
    time: z.string(),
    /** The day that the head names, `2026-03-11`; null where it names none. */
    day: z.string().nullable(),
  }),
  title: z.string(),
  channel: Channel.nullable(),
  platform: z.string().nullable(),
  account: z.string().nullable(),
  threat: z.boolean(),
  /** Something about its date was asked and not answered yet. */
  toSettle: z.boolean(),
  tags: z.array(Tag),
  exhibits: z.int(),
  loggedAt: Instant,
  /** Where the filter's text was found, never what. Empty without one, and where it is spelt otherwise. */
  foundIn: z.array(z.enum(FOUND_IN)),
})
export type TimelineItem = z.infer<typeof TimelineItem>

/** A place in the timeline to go on from; opaque. */
export const Cursor = z.string().max(200)

const ONLY = z.literal(true).optional()

export const TimelineFilter = z.strictObject({
  case: CaseId.optional(),
  /** Words, the beginning of one, half a handle: in the incident, a private note on it, or the name of its files. */
  text: text(500).optional(),
  /** All of them. */
  tags: z.array(Tag).max(50).optional(),
  /** Any of them. */
  channels: z.array(Channel).max(50).optional(),
  account: AccountId.optional(),
  /** Their own incidents, and those of the accounts they are taken to be behind. */
  person: PersonId.optional(),
  threat: ONLY,
  withFiles: ONLY,
  toSettle: ONLY,
  undated: ONLY,
  /** Everything that may lie in the range is included; undated incidents are not. */
  fromAt: Instant.optional(),
  toAt: Instant.optional(),
})
export type TimelineFilter = z.infer<typeof TimelineFilter>

export const TimelineOrder = z.enum(['oldest-first', 'newest-first'])
export type TimelineOrder = z.infer<typeof TimelineOrder>

/** Kinds of channels that the overview tells apart. */
export const FAMILIES = ['posted', 'sent', 'voice', 'in-person', 'other'] as const
export type Family = (typeof FAMILIES)[number]
export const FAMILY_OF: Readonly<Record<Channel, Family>> = {
  'social-post': 'posted',
  review: 'posted',
  livestream: 'posted',
  doxxing: 'posted',
  'direct-message': 'sent',
  'e-mail': 'sent',
  text: 'sent',
  'contact-request': 'sent',
  letter: 'sent',
  call: 'voice',
  voicemail: 'voice',
  'in-person': 'in-person',
  protest: 'in-person',
  other: 'other',
}

export const OverviewPeriod = z.strictObject({
  /** `2026-03-09`: its first day. */
  day: z.string(),
  /** In words: `Monday 9 March 2026`, `9 to 15 March 2026`, `March 2026`. */
  says: z.string(),
  fromAt: Instant,
  toAt: Instant,
  /** How many of each family, in the order of FAMILIES. */
  counts: z.array(z.int()).length(FAMILIES.length),
  threats: z.int(),
})
export type OverviewPeriod = z.infer<typeof OverviewPeriod>

/** Incidents known only to lie somewhere in a span: never spread over its periods. */
export const OverviewSpan = z.strictObject({
  says: z.string(),
  fromAt: Instant,
  toAt: Instant,
  count: z.int(),
  threats: z.int(),
})
export type OverviewSpan = z.infer<typeof OverviewSpan>

export const timeline = {
  page: procedure(
    TimelineFilter.extend({
      after: Cursor.nullable().default(null),
      /** How many to pass over: a page anywhere, when somebody jumps to it. */
      skip: z.int().min(0).default(0),
      order: TimelineOrder.default('oldest-first'),
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
  /** Every incident that a filter lets through, in the order of the timeline: what a list of all of them is narrowed by. */
  incidents: procedure(
    TimelineFilter.extend({ order: TimelineOrder.default('oldest-first') }),
    z.strictObject({ incidents: z.array(IncidentId) }),
  ),
  /** How many incidents each period of a case holds. Its span is that of the whole case; the counts obey the filter. */
  overview: procedure(
    TimelineFilter.omit({ fromAt: true, toAt: true, undated: true }).extend({
      case: CaseId,
      firstDayOfWeek: FirstDayOfWeek.default(1),
    }),
    z.strictObject({
      unit: z.enum(['day', 'week', 'month']),
      periods: z.array(OverviewPeriod),
      spans: z.array(OverviewSpan),
      undated: z.int(),
    }),
  ),
  /** What needs doing about a case's record: what the home screen says at its foot. */
  upkeep: procedure(
    z.strictObject({ case: CaseId }),
    z.strictObject({
      incidents: z.int(),
      toSettle: z.int(),
      /** What the last checks found that is not as it was kept. */
      damage: z.strictObject({
        /** Files of this case, in the order of intake. */
        files: z.array(ExhibitId),
        /** How much else: lines of the log, copies of the header, files of other cases. */
        others: z.int(),
      }),
      hasRecovery: z.boolean(),
      /** When a backup was last made and checked; null when none ever was. */
      backedUpAt: Instant.nullable(),
    }),
  ),
}
