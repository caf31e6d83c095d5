import type { z } from 'zod'
import { Initials } from '../contract/cases.ts'
import { isAppError } from '../contract/errors.ts'
import type { IncidentFields } from '../contract/records.ts'
import { IncidentFields as Fields } from '../contract/records.ts'
import { Tag } from '../contract/tags.ts'
import type { When } from '../contract/when.ts'
import { parseWhen } from '../core/when/parse.ts'
import { computerZone } from './host.ts'
import { UsageError } from './usage.ts'

/** Far enough ahead for the end of a range that is asked for. */
const ANY_TIME_MS = Date.UTC(9000, 0)

/** Reads a WHEN. Throws UsageError with the reason, which does not repeat what was typed. */
export function whenOf(option: string, text: string, zone: string | undefined, nowMs: number): When {
  try {
    return parseWhen(text, { nowMs, zone: zone ?? computerZone() })
  } catch (error) {
    if (isAppError(error, 'InvalidInput')) throw new UsageError(`--${option}: ${error.message}.`)
    throw error
  }
}

/** The moments between which a WHEN of a filter lies. */
export function boundsOf(
  option: string,
  text: string,
  zone: string | undefined,
): { readonly fromAt: NonNullable<When['fromAt']>; readonly toAt: NonNullable<When['toAt']> } {
  const { fromAt, toAt } = whenOf(option, text, zone, ANY_TIME_MS)
  if (fromAt === undefined || toAt === undefined) throw new UsageError(`--${option} needs a date.`)
  return { fromAt, toAt }
}

/** The options that stand for the fields of an incident; see `fields` in record-commands.ts. */
export type FieldOptions = {
  readonly [Name in Exclude<keyof IncidentFields, 'threat' | 'firstSeen'>]: string | undefined
} & {
  readonly 'first-seen': string | undefined
  readonly zone: string | undefined
  readonly threat: boolean
}

const CLOCKS = { happened: 'happened', published: 'published', 'first-seen': 'firstSeen' } as const
const TEXTS = [
  'title',
  'channel',
  'place',
  'platform',
  'url',
  'account',
  'words',
  'saw',
  'told',
  'replied',
  'effect',
  'affected',
  'witnesses',
  'private',
] as const

/** The fields that were given. Throws UsageError naming the option that does not fit. */
export function fieldsOf(options: FieldOptions, nowMs: number): IncidentFields {
  const given: Record<string, unknown> = {}
  for (const name of TEXTS) if (options[name] !== undefined) given[name] = options[name]
  for (const [option, field] of Object.entries(CLOCKS)) {
    const text = options[option as keyof typeof CLOCKS]
    if (text !== undefined) given[field] = whenOf(option, text, options.zone, nowMs)
  }
  if (options.threat) given['threat'] = true
  const read = Fields.safeParse(given)
  if (!read.success) throw new UsageError(sayMisfit(read.error.issues))
  return read.data
}

function sayMisfit(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .map((issue) => {
      const option = `--${String(issue.path[0]).replace('firstSeen', 'first-seen')}`
      if (issue.code === 'invalid_value')
        return `${option} is one of: ${issue.values.map(String).join(', ')}.`
      return issue.code === 'too_big' ? `${option} is too long.` : `${option} holds a broken character.`
    })
    .join(' ')
}

export function tagsOf(option: string, tags: readonly string[]): Tag[] {
  return [...new Set(tags)].map((tag) =>
    fitting(Tag, tag, `--${option}: a tag has 1 to 60 characters and no space at either end.`),
  )
}

export function initialsOf(text: string): Initials {
  return fitting(Initials, text.toUpperCase(), '--initials: two to four letters, A to Z.')
}
type Initials = z.infer<typeof Initials>

/** `schema`'s reading of what was typed, or UsageError with `otherwise`. */
export function fitting<Schema extends z.ZodType>(
  schema: Schema,
  typed: unknown,
  otherwise: string,
): z.output<Schema> {
  const read = schema.safeParse(typed)
  if (!read.success) throw new UsageError(otherwise)
  return read.data
}
