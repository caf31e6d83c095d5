import { describe, expect, test } from 'vitest'
import { usualOrder } from '../../../../src/renderer/features/cases/usual-order.ts'

describe('what 3/4 means where nobody has said', () => {
  test.each([
    ['england-and-wales', 'day-first'],
    ['scotland', 'day-first'],
    ['united-states-federal', 'month-first'],
    ['canada', 'ask'],
    ['', 'day-first'],
  ])('in %j: %s', (jurisdiction, order) => {
    expect(usualOrder(jurisdiction)).toBe(order)
  })
})
