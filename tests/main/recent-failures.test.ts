import { describe, expect, test } from 'vitest'
import { ERROR_CODES } from '../../src/contract/errors.ts'
import { RecentFailures } from '../../src/main/recent-failures.ts'

describe('what went wrong in this run', () => {
  test('is kept as its code and its time, the last ten of them', () => {
    const failures = new RecentFailures()
    const many = ERROR_CODES.filter((code) => code !== 'Cancelled').slice(0, 12)
    for (const code of many) failures.note(code)
    expect(failures.list.map(({ code }) => code)).toEqual(many.slice(-10))
    for (const kept of failures.list)
      expect(kept).toEqual({ code: kept.code, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/) })
  })

  test('is not what somebody stopped by themselves', () => {
    const failures = new RecentFailures()
    failures.note('Cancelled')
    expect(failures.list).toEqual([])
  })
})
