import { describe, expect, test } from 'vitest'
import { asAtWords, isOld, REGIONS, regionFor } from '../../../../src/renderer/features/help/regions.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')

describe('a number is to be checked', () => {
  test.each([
    ['2025-11-21', true],
    ['2025-11-23', false],
    ['2025-10', true],
    ['2025-11', false],
    ['2024', true],
    ['2025', false],
  ])('as at %s: %s', (asAt, isToCheck) => {
    expect(isOld(asAt, NOW)).toBe(isToCheck)
  })

  test('with the date of its source in words', () => {
    expect(['2020', '2023-06', '2024-06-28'].map(asAtWords)).toEqual(['2020', 'June 2023', 'June 2024'])
  })
})

describe('the region', () => {
  test('is the one that was chosen, else the one of the system', () => {
    expect(regionFor(null, 'GB')?.name).toBe('England and Wales')
    expect(regionFor('GB-SCT', 'GB')?.name).toBe('Scotland')
    expect(regionFor('CA', 'US')?.name).toBe('Canada')
    expect(regionFor(null, 'FR')).toBeNull()
    expect(regionFor(null, '')).toBeNull()
  })
})

describe('every number', () => {
  const sourced = REGIONS.flatMap(({ danger, otherWays, talk }) => [danger, ...otherWays, ...talk])

  test.each(sourced.map(({ source, asAt }) => [source, asAt]))('was read at %s, as at %s', (source, asAt) => {
    expect(new URL(source).protocol).toMatch(/^https?:$/)
    expect(asAt).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
    expect(Date.parse(asAt)).toBeLessThan(Date.now())
  })

  test('stands in a region that says how those are heard who cannot speak or hear', () => {
    for (const { name, otherWays, talk } of REGIONS) {
      expect(otherWays.length, name).toBeGreaterThan(0)
      for (const { number } of talk) expect(number).toMatch(/^[\d\s-]+$/)
    }
  })
})
