import { describe, expect, test } from 'vitest'
import { at, bundleContent, incidentOf, minute } from '../../../support/bundle-content.ts'
import { distinctDays, periodOf, periodWithDays } from '../../../../src/core/bundles/templates/period.ts'
import type { When } from '../../../../src/contract/when.ts'

const day = (fromAt: string, toAt: string): When => ({
  kind: 'day',
  fromAt: at(fromAt),
  toAt: at(toAt),
  unit: 'day',
  zone: 'Europe/London',
  asTyped: '',
})
const unknown: When = { kind: 'unknown', zone: 'Europe/London', asTyped: '?' }

describe('the period of a bundle', () => {
  test('counts days in the zone that each incident was recorded in, not in that of this computer', () => {
    const incidents = [
      incidentOf(1, { happened: day('2025-10-01T23:00:00.000Z', '2025-10-02T23:00:00.000Z') }),
      incidentOf(2, { happened: minute('2026-03-11T21:00:00.000Z') }),
      incidentOf(3, { happened: unknown }),
    ]
    const content = bundleContent({ zone: 'UTC', incidents })
    expect(periodWithDays(periodOf(content)!)).toBe('2 October 2025 to 11 March 2026 (161 days)')
    expect(distinctDays(content)).toBe(2)
  })

  test('is one day, or nothing, where no more is known', () => {
    const one = bundleContent({
      incidents: [incidentOf(1, { happened: minute('2026-03-11T21:00:00.000Z') })],
    })
    expect(periodWithDays(periodOf(one)!)).toBe('11 March 2026')
    expect(periodOf(bundleContent({ incidents: [incidentOf(1, { happened: unknown })] }))).toBeNull()
  })
})
