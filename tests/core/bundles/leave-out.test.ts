import { expect, test } from 'vitest'
import type { IncidentRow } from '../../../src/core/incidents/queries.ts'
import { withinPeriod } from '../../../src/core/bundles/leave-out.ts'
import type { When } from '../../../src/contract/when.ts'
import { at, minute } from '../../support/bundle-content.ts'

const unknown: When = { kind: 'unknown', zone: 'Europe/London', asTyped: '?' }
const span = (fromAt: string, toAt: string): When => ({
  kind: 'range',
  fromAt: at(fromAt),
  toAt: at(toAt),
  unit: 'minute',
  zone: 'Europe/London',
  asTyped: '',
})

const included = [minute('2026-03-02T09:00:00.000Z'), undefined, minute('2026-03-11T09:00:00.000Z')]

function isCounted(happened: When | undefined, among: readonly (When | undefined)[] = included): boolean {
  const row = { fields: happened === undefined ? {} : { happened } } as IncidentRow
  return withinPeriod([{ row, why: null }], among).length === 1
}

test.each([
  ['later on the last day', minute('2026-03-11T23:30:00.000Z'), true],
  ['just after midnight of the day behind it', minute('2026-03-12T00:10:00.000Z'), false],
  ['earlier on the first day', minute('2026-03-02T00:10:00.000Z'), true],
  ['the day before', minute('2026-03-01T23:00:00.000Z'), false],
  [
    'a range that begins before and reaches in',
    span('2026-01-01T00:00:00.000Z', '2026-03-02T01:00:00.000Z'),
    true,
  ],
  ['a range that ends before', span('2026-01-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'), false],
  ['a date that is not known', unknown, true],
  ['no date at all', undefined, true],
])('an incident that was left out is counted by the days of the bundle: %s', (_, happened, counted) => {
  expect(isCounted(happened)).toBe(counted)
})

test('where no date of the bundle is known, every incident of the case is counted', () => {
  expect(isCounted(minute('1999-01-01T00:00:00.000Z'), [unknown])).toBe(true)
})
