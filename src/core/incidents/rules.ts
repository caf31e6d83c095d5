import {
  DISCLOSURE_CLASSES,
  FIELD_CLASSES,
  type Channel,
  type DisclosureClass,
  type IncidentField,
  type IncidentFields,
} from '../../contract/records.ts'
import type { Instant } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'
import { middleOf } from '../when/zone.ts'

/** Fields apart by class, in the order of the classes: each becomes an entry of its own. */
export function splitByClass(
  fields: IncidentFields,
): readonly (readonly [DisclosureClass, IncidentFields])[] {
  const apart = DISCLOSURE_CLASSES.map(
    (name) => [name, pickFields(fields, (field) => FIELD_CLASSES[field] === name)] as const,
  )
  return apart.filter(([, some]) => Object.keys(some).length > 0)
}

function pickFields(fields: IncidentFields, wanted: (field: IncidentField) => boolean): IncidentFields {
  const entries = Object.entries(fields).filter(([name]) => wanted(name as IncidentField))
  return Object.fromEntries(entries)
}

/** What a search looks through: everything a person wrote about the incident. */
export function searchableText(fields: IncidentFields): string {
  const { title, words, saw, told, place, platform, url, account, effect, affected, witnesses } = fields
  const all = [
    title,
    words,
    saw,
    told,
    place,
    platform,
    url,
    account,
    fields.private,
    effect,
    affected,
    witnesses,
  ]
  return all.filter((part) => part !== undefined).join('\n')
}

/** Whether a date says less than a day: a month, a range, "about", or nothing. */
export function isApproximate(when: When | undefined): boolean {
  return when === undefined || ['month', 'range', 'about', 'unknown'].includes(when.kind)
}

/** The moment that decides which bar of the overview holds it; null where not even the day is known. */
export function barOf(when: When | undefined): Instant | null {
  if (when?.fromAt === undefined || when.toAt === undefined) return null
  const { kind, unit, fromAt, toAt } = when
  // The middle of a day is on that day in almost every zone.
  if (kind === 'day' || (kind === 'about' && unit !== 'day')) return middleOf(fromAt, toAt)
  return kind === 'month' || unit === 'day' ? null : fromAt
}

const MOST_PLACES = 3

/** How the latest incidents came and where, the last first. Sites, apps and places are one list: a form asks for either. */
export function lastSaid(latest: readonly IncidentFields[]): {
  readonly channel: Channel | null
  readonly places: string[]
} {
  const places = latest.flatMap(({ platform = '', place = '' }) => [platform.trim(), place.trim()])
  return {
    channel: latest.find(({ channel }) => channel !== undefined)?.channel ?? null,
    places: [...new Set(places)].filter((place) => place !== '').slice(0, MOST_PLACES),
  }
}
