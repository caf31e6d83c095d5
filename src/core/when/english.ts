// Own words, not ICU's: what stands in a bundle must not change with the runtime it was made on.
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

type CalendarDay = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly dayOfWeek: number
}
type WallTime = { readonly hour: number; readonly minute: number; readonly second: number }

/** `March` for 3. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? ''
}

/** `11 March 2026`. */
export function dayInWords(day: CalendarDay): string {
  return `${day.day} ${monthName(day.month)} ${day.year}`
}

/** `Wednesday 11 March 2026`. */
export function weekdayInWords(day: CalendarDay): string {
  return `${WEEKDAYS[day.dayOfWeek - 1] ?? ''} ${dayInWords(day)}`
}

/** `21:04`. */
export function clock(time: WallTime): string {
  return `${twoDigits(time.hour)}:${twoDigits(time.minute)}`
}

/** `21:04:05`. */
export function clockWithSeconds(time: WallTime): string {
  return `${clock(time)}:${twoDigits(time.second)}`
}

/** `between 2 and 8 March 2026`; months and years are said once where they are the same. */
export function betweenDays(first: CalendarDay, last: CalendarDay): string {
  const sameYear = first.year === last.year
  const sameMonth = sameYear && first.month === last.month
  const month = sameMonth ? '' : ` ${monthName(first.month)}`
  const year = sameYear ? '' : ` ${first.year}`
  return `between ${first.day}${month}${year} and ${dayInWords(last)}`
}

/** `1 day`, `2 days`. */
export function countOfDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
