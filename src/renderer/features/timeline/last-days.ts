import type { Instant } from '../../../contract/ids.ts'
import { timelineText } from '../../texts/timeline.ts'
import type { Range } from './filter.ts'

const DAYS = { week: 7, month: 30, year: 365 } as const

export const PRESETS = ['week', 'month', 'year'] as const

/** The last days up to today, which is one of them. */
export function lastDays(preset: (typeof PRESETS)[number]): Range {
  const today = new Date()
  const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - DAYS[preset] + 1)
  return { fromAt: from.toISOString() as Instant, toAt: null, says: timelineText.presets[preset] }
}
