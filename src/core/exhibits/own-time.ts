import { Temporal } from 'temporal-polyfill'
import type { OwnTime } from '../../contract/exhibits.ts'
import type { Instant } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'
import type { Preview } from '../vault/previews.ts'
import { formatMinute, formatWhen } from '../when/format.ts'
import { instantOf, localTime } from '../when/zone.ts'

/** The time of a camera where there is one, else that of the file on the disk it came from; null where there is neither. */
export function ownTimeOf(preview: Preview | null, modifiedAt: Instant | null, zone: string): OwnTime | null {
  const taken = preview?.takenAt ?? null
  const at = taken === null ? null : instantTaken(taken, zone)
  if (at !== null) return { from: 'picture', ...inWords(at, zone) }
  return modifiedAt === null ? null : { from: 'disk', ...inWords(modifiedAt, zone) }
}

/** A camera that knows no zone is taken to show the time of this computer's. Null for a time that there is none of. */
function instantTaken(taken: string, zone: string): Instant | null {
  try {
    const hasZone = /[+-]\d\d:\d\d$/.test(taken)
    const epochMs = hasZone
      ? Temporal.Instant.from(taken).epochMilliseconds
      : Temporal.PlainDateTime.from(taken).toZonedDateTime(zone).epochMilliseconds
    // A camera that was never set counts from 1970 or 2000; the first of these says nothing at all.
    return epochMs > 0 ? instantOf(epochMs) : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** From the first to the last of them. */
export function timeTogether(
  times: readonly OwnTime[],
): { readonly when: When; readonly words: string } | null {
  const sorted = times.toSorted((a, b) => (a.when.fromAt ?? '').localeCompare(b.when.fromAt ?? ''))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return null
  if (first.when.fromAt === last.when.fromAt) return { when: first.when, words: first.words }
  const when: When = {
    kind: 'range',
    fromAt: first.when.fromAt,
    toAt: last.when.toAt,
    unit: 'minute',
    zone: first.when.zone,
    asTyped: `${first.when.asTyped} to ${last.when.asTyped}`,
  }
  return { when, words: formatWhen(when) }
}

function inWords(at: Instant, zone: string): Omit<OwnTime, 'from'> {
  const local = localTime(at, zone)
  const minute = local.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const when: When = {
    kind: 'minute',
    fromAt: instantOf(minute.epochMilliseconds),
    toAt: instantOf(minute.epochMilliseconds + 60_000),
    unit: 'minute',
    zone: local.timeZoneId,
    asTyped: minute.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
  }
  return { when, words: formatWhen(when), short: formatMinute(at, zone) }
}
