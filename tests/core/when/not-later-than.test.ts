import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Instant } from '../../../src/contract/ids.ts'
import { notLaterThan } from '../../../src/core/when/not-later-than.ts'

const at = (text: string) => Instant.parse(text)

test.each([
  ['2026-03-12T14:10:38.000Z', null, '2026-03-12T14:11:00.000Z'],
  ['2026-03-12T14:11:00.000Z', null, '2026-03-12T14:11:00.000Z'],
  ['2026-03-12T14:11:00.000Z', 1, '2026-03-12T14:12:00.000Z'],
  ['2026-12-31T23:59:59.000Z', 1500, '2027-01-01T00:01:00.000Z'],
])('%s, at most %s ms off, is not later than %s', (said, accuracyMs, expected) => {
  expect(notLaterThan({ at: at(said), accuracyMs })).toBe(expected)
})

test('is never before what was said, and less than a minute behind it', () => {
  const moments = fc.date({ min: new Date(0), max: new Date('9000-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, fc.nat(86_400_000), (moment, accuracyMs) => {
      const said = moment.getTime() + accuracyMs
      const behind = Date.parse(notLaterThan({ at: at(moment.toISOString()), accuracyMs })) - said
      expect(behind >= 0 && behind < 60_000).toBe(true)
    }),
  )
})
