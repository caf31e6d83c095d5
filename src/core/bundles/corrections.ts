import type { AccountFields } from '../../contract/accounts.ts'
import type { ActionFields } from '../../contract/actions.ts'
import type { CoveredWords } from '../../contract/disclosure.ts'
import type { Instant, Seq } from '../../contract/ids.ts'
import type { PersonFields } from '../../contract/people.ts'
import type { DisclosureClass, IncidentFields } from '../../contract/records.ts'
import type { BundleCorrection, FieldChange, ShortValue } from './bundle-correction.ts'
import { coverFields, coverText } from './cover-words.ts'

/** One wording of an incident or a step, as the read model has it. `reason` is null for the first. */
export type Wording<Fields> = {
  readonly seq: Seq
  readonly at: Instant
  /** Absent where every wording is of a class that is given. */
  readonly class?: DisclosureClass
  readonly reason: string | null
  readonly note: string | null
  readonly fields: Fields
}

/** What may be seen of the wordings. */
export type Seen = {
  readonly classes: readonly DisclosureClass[]
  readonly coveredWords: readonly CoveredWords[]
  /** The lines of the record log that the package gives. */
  readonly given: ReadonlySet<Seq>
}

/** Texts that may be long: what they said before is not printed, only where it stands. */
const LONG: ReadonlySet<string> = new Set([
  'words',
  'saw',
  'told',
  'private',
  'effect',
  'affected',
  'witnesses',
  'said',
  'outcome',
  'described',
])

export type Corrections = {
  readonly corrections: readonly BundleCorrection[]
  /** What the bars in the earlier values and the notes cover. */
  readonly bars: readonly CoveredWords[]
}

/**
 * Every correction of a given class with, for each field it changed, what stood there before. `all` is every wording,
 * oldest first, also those of classes that are not given: they are only looked at to know whether something was there.
 */
export function correctionsIn<Fields extends IncidentFields | ActionFields | AccountFields | PersonFields>(
  all: readonly Wording<Fields>[],
  seen: Seen,
): Corrections {
  const bars: CoveredWords[] = []
  const isGiven = (wording: Wording<Fields>): boolean =>
    wording.class === undefined || seen.classes.includes(wording.class)
  const corrections = all.flatMap((wording, index): readonly BundleCorrection[] => {
    if (wording.reason === null || !isGiven(wording)) return []
    const note = wording.note === null ? null : coverText(wording.note, seen.coveredWords)
    bars.push(...(note?.bars ?? []))
    const changes = Object.entries(wording.fields).flatMap(([field, value]): readonly FieldChange[] => {
      const holder = all.slice(0, index).findLast((one) => Object.hasOwn(one.fields, field))
      if (holder !== undefined && isSame(valueOf(holder.fields, field), value)) return []
      if (holder === undefined || isNothing(valueOf(holder.fields, field))) return [{ field, before: null }]
      if (!isGiven(holder)) return [{ field, before: 'not given' }]
      const line = seen.given.has(holder.seq) ? holder.seq : null
      if (LONG.has(field)) return [{ field, before: { says: null, line } }]
      const covered = coverFields({ [field]: valueOf(holder.fields, field) } as Fields, seen.coveredWords)
      bars.push(...covered.bars)
      const says = valueOf(covered.fields, field) as ShortValue
      return [{ field, before: { says, line, ...otherZone(says, value) } }]
    })
    const { at, reason, seq } = wording
    return [
      { at, reason, seq, isLineGiven: seen.given.has(seq), note: note === null ? null : note.text, changes },
    ]
  })
  return { corrections, bars }
}

const valueOf = (fields: object, name: string): unknown => (fields as Readonly<Record<string, unknown>>)[name]

/** Of a date that was in another time zone than it is now. */
function otherZone(before: unknown, now: unknown): { readonly zone?: string } {
  const [zone, other] = [before, now].map((value) => zoneOf(value))
  return zone === undefined || zone === other ? {} : { zone }
}

const zoneOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'zone' in value && 'fromAt' in value
    ? String(value.zone)
    : undefined

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const isNothing = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '')
