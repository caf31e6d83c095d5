import { timelineText } from '../../texts/timeline.ts'

const DAY_MS = 86_400_000
const WEEKS_FROM_DAYS = 14
const MONTHS_FROM_DAYS = 60
const YEARS_FROM_DAYS = 730

/** How long ago a day was: a help on screen, in no export. Null for a day that is still to come. */
export function agoInWords(day: string, now: Date): string | null {
  const [year, month, date] = day.split('-').map(Number)
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  const days = Math.round((today - Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1)) / DAY_MS)
  if (days < 0) return null
  if (days === 0) return timelineText.today
  if (days < WEEKS_FROM_DAYS) return timelineText.ago(days, 'day')
  if (days < MONTHS_FROM_DAYS) return timelineText.ago(Math.floor(days / 7), 'week')
  if (days < YEARS_FROM_DAYS) return timelineText.ago(Math.floor(days / 30.44), 'month')
  return timelineText.ago(Math.floor(days / 365.25), 'year')
}
