import { Temporal } from 'temporal-polyfill'
import { Instant } from '../../contract/ids.ts'
import { AppError } from '../../contract/errors.ts'

/**
 * The zone's own spelling (`europe/london` gives `Europe/London`). InvalidInput for an unknown zone and for a
 * bare offset such as `+01:00`, which says nothing about clock changes.
 */
export function knownZone(zone: string): string {
  if (!/^[A-Za-z][\w+\-/]{0,63}$/.test(zone)) throw unknownZone()
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId
  } catch (error) {
    // The library's message repeats what was typed, so it is not passed on.
    if (error instanceof RangeError) throw unknownZone()
    throw error
  }
}

function unknownZone(): AppError {
  return new AppError('InvalidInput', 'the time zone is not known; a name such as Europe/London is needed')
}

/** The wall clock and calendar in `zone` at `instant`. InvalidInput for an unknown zone. */
export function localTime(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(instant)).toZonedDateTimeISO(knownZone(zone))
}

export function instantOf(epochMs: number): Instant {
  return Instant.parse(new Date(epochMs).toISOString())
}

/** The moment halfway between two instants. */
export function middleOf(fromAt: Instant, toAt: Instant): Instant {
  return instantOf(Math.floor((Date.parse(fromAt) + Date.parse(toAt)) / 2))
}
