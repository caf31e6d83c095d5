import { describe, expect, test } from 'vitest'
import { bundleContent } from '../../../support/bundle-content.ts'
import { inForm } from '../../../../src/core/bundles/templates/dates.ts'
import { readProfile } from '../../../../src/core/bundles/profile.ts'

const uk = { content: bundleContent({ profile: readProfile('resources', 'uk-civil'), exhibits: [] }) }
const us = { content: bundleContent({ profile: readProfile('resources', 'us-federal'), exhibits: [] }) }

describe('a date in our own words', () => {
  test.each([
    ['12 March 2026', 'March 12, 2026'],
    ['Thursday 12 March 2026 at 14:05, UK time (GMT)', 'Thursday, March 12, 2026 at 14:05, UK time (GMT)'],
    ['Wednesday 11 March 2026, about 21:00', 'Wednesday, March 11, 2026, about 21:00'],
    ['March 2026, day not known', 'March 2026, day not known'],
    ['between 2 and 8 March 2026', 'between March 2 and 8, 2026'],
    ['between 28 February and 2 March 2026', 'between February 28 and March 2, 2026'],
    ['between 30 December 2025 and 2 January 2026', 'between December 30, 2025 and January 2, 2026'],
    ['about Monday 2 March 2026, give or take 3 days', 'about Monday, March 2, 2026, give or take 3 days'],
    ['2 October 2025 to 11 March 2026', 'October 2, 2025 to March 11, 2026'],
    ['date not known', 'date not known'],
  ])('%s is for a federal court %s, and for an English one as it is', (day, month) => {
    expect(inForm(us, day)).toBe(month)
    expect(inForm(uk, day)).toBe(day)
  })
})
