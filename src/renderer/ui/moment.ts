const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit' } as const

const said = (at: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', options).format(at)

/** `12 March 2026`, on this computer's calendar. */
export const dayInWords = (at: Date): string => said(at, DAY)

/** `22 November 2026` for `2026-11-22`: a day of the calendar, the same in every time zone. */
export const calendarDayInWords = (day: string): string => said(new Date(day), { ...DAY, timeZone: 'UTC' })

/** `14:05`, by this computer's clock. */
export const clockTime = (at: Date): string => said(at, TIME)

/** `12 March 2026, 14:05`, by this computer's clock. */
export const momentInWords = (at: Date): string => `${dayInWords(at)}, ${clockTime(at)}`

/** `Thursday 12 March 2026, 14:05:09 GMT`: nothing of it is left to be guessed. */
export function exactMoment(at: Date): string {
  const day = said(at, { ...DAY, weekday: 'long' }).replace(',', '')
  return `${day}, ${said(at, { ...TIME, second: '2-digit', timeZoneName: 'short' })}`
}
