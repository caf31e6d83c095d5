import type { Instant } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'
import { instantOf, localTime, middleOf } from './zone.ts'

export type TimelineOrder = 'oldest-first' | 'newest-first'
type Place = 'time' | 'span' | 'about-time' | 'day' | 'month' | 'about-day' | 'days' | 'unknown'

/** Who comes first at one and the same moment. A day is over before the next one's first minute. */
const RANK_OLDEST: Record<Place, number> = {
  day: 1,
  'about-day': 2,
  days: 3,
  month: 4,
  time: 5,
  span: 6,
  'about-time': 7,
  unknown: 9,
}
const RANK_NEWEST: Record<Place, number> = {
  time: 1,
  span: 2,
  'about-time': 3,
  day: 4,
  month: 5,
  days: 6,
  'about-day': 7,
  unknown: 9,
}

/** Moves every year from 0000 above zero, so that the digits sort as text. */
const SHIFT_MS = 62_167_219_200_000
const LARGEST = 999_999_999_999_999
const UNKNOWN_KEY = '~'

/**
 * The place of a When on the timeline (ux.md section 9.2) as text of one length that SQLite sorts, *ascending
 * in both orders*: `ORDER BY sort_key, seq`. The two orders are no mirror images: in both, a day without a time
 * stands after its timed ones, "about 21:00" after 21:00, and unknown dates last. Equal keys mean that nothing
 * but the order of logging decides.
 *
 * Oldest first: a month stands before its first day, a range of days and "about a day" after their (last) day.
 * Newest first turns these around. Instants decide, so two zones fall into one line.
 * AppError InvalidInput for a zone this computer does not know ("about a day" only).
 */
export function sortKey(when: When, order: TimelineOrder = 'oldest-first'): string {
  const place = placeOf(when)
  const at = positionOf(when, place, order)
  if (at === null) return UNKNOWN_KEY
  const ms = Date.parse(at) + SHIFT_MS
  const digits = String(order === 'oldest-first' ? ms : LARGEST - ms).padStart(15, '0')
  return `${digits}.${(order === 'oldest-first' ? RANK_OLDEST : RANK_NEWEST)[place]}`
}

/** For `Array.sort`: the order of `sortKey`. */
export function compareWhen(a: When, b: When, order: TimelineOrder = 'oldest-first'): number {
  const keyA = sortKey(a, order)
  const keyB = sortKey(b, order)
  if (keyA === keyB) return 0
  return keyA < keyB ? -1 : 1
}

function placeOf(when: When): Place {
  const { kind } = when
  if (kind === 'exact' || kind === 'minute') return 'time'
  if (kind === 'hour') return 'span'
  if (kind === 'range') return when.unit === 'day' ? 'days' : 'span'
  if (kind === 'about') return when.unit === 'day' ? 'about-day' : 'about-time'
  return kind
}

function positionOf(when: When, place: Place, order: TimelineOrder): Instant | null {
  if (when.fromAt === undefined || when.toAt === undefined) return null
  if (place === 'days') return when.toAt
  if (place === 'day') return order === 'oldest-first' ? when.toAt : when.fromAt
  if (place === 'about-time') return middleOf(when.fromAt, when.toAt)
  return place === 'about-day' ? endOfMiddleDay(when.fromAt, when.toAt, when.zone) : when.fromAt
}

function endOfMiddleDay(fromAt: Instant, toAt: Instant, zone: string): Instant {
  const middle = localTime(middleOf(fromAt, toAt), zone)
  const end = middle.startOfDay().add({ days: 1 }).startOfDay()
  return instantOf(end.epochMilliseconds)
}
