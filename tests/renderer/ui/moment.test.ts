import { afterEach, expect, test } from 'vitest'
import { calendarDayInWords } from '../../../src/renderer/ui/moment.ts'

const { TZ } = process.env
afterEach(() => {
  if (TZ === undefined) delete process.env['TZ']
  else process.env['TZ'] = TZ
})

test.each(['Europe/London', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'a day of the calendar is that day in %s, in words',
  (zone) => {
    process.env['TZ'] = zone
    expect(calendarDayInWords('2026-11-22')).toBe('22 November 2026')
  },
)
