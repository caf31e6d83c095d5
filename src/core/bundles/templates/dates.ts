import type { Instant } from '../../../contract/ids.ts'
import type { IncidentFields } from '../../../contract/records.ts'
import type { When } from '../../../contract/when.ts'
import type { BundleProfile } from '../bundle-profile.ts'
import { clock, dayInWords } from '../../when/english.ts'
import { formatInstant, formatInstantUtc, formatWhen } from '../../when/format.ts'
import { localTime } from '../../when/zone.ts'
import { DATE_NOT_KNOWN } from './words.ts'

/** What a date needs of the context it is printed in. */
export type Dated = {
  readonly content: { readonly profile: Pick<BundleProfile, 'dateForm'>; readonly zone: string }
}

// Dates in the profile's form. The month stands in letters in both, so that neither can be misread.

/** When something happened, never more precise than it is known. */
export const whenWords = (context: Dated, when: When): string => inForm(context, formatWhen(when))

/** When an incident happened or, where that is not known, when it was first seen. */
export function happenedWords(
  context: Dated,
  { happened, firstSeen }: Pick<IncidentFields, 'happened' | 'firstSeen'>,
): string {
  if (happened?.fromAt !== undefined) return whenWords(context, happened)
  return firstSeen?.fromAt === undefined
    ? DATE_NOT_KNOWN
    : `not known; first seen ${whenWords(context, firstSeen)}`
}

/** `Thursday 12 March 2026 at 14:05, UK time (GMT)`. */
export const momentWords = (context: Dated, at: Instant): string =>
  inForm(context, formatInstant(at, context.content.zone))

/** `12 March 2026, 14:11 UTC`. */
export const utcWords = (context: Dated, at: Instant): string => inForm(context, formatInstantUtc(at))

/** `12 March 2026, 10:15`, in the zone the bundle was made in. */
export function timeWords(context: Dated, at: Instant): string {
  const local = localTime(at, context.content.zone)
  return inForm(context, `${dayInWords(local)}, ${clock(local)}`)
}

/** Puts the dates in our own words into the profile's form. Never for what a person wrote. */
export function inForm(
  { content }: { readonly content: Pick<Dated['content'], 'profile'> },
  words: string,
): string {
  return content.profile.dateForm === 'day-month-year' ? words : monthFirst(words)
}

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DAYS_OF_ONE_MONTH = new RegExp(`\\b(\\d{1,2}) and (\\d{1,2}) (${MONTH}) (\\d{4})`, 'g')
const DAY = new RegExp(`(\\b[A-Z][a-z]+day )?\\b(\\d{1,2}) (${MONTH})(?: (\\d{4}))?`, 'g')

function monthFirst(words: string): string {
  return words
    .replace(DAYS_OF_ONE_MONTH, '$3 $1 and $2, $4')
    .replace(DAY, (_, weekday: string | undefined, day: string, month: string, year: string | undefined) => {
      const start = weekday === undefined ? '' : `${weekday.trim()}, `
      return `${start}${month} ${day}${year === undefined ? '' : `, ${year}`}`
    })
}
