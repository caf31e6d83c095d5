import { describe, expect, test } from 'vitest'
import type { AccountId } from '../../../../src/contract/ids.ts'
import { isLinked } from '../../../../src/renderer/features/incident/is-linked.ts'

const [onVideo, onChat] = ['a1', 'a2'] as AccountId[]
const linked = [{ account: onChat!, name: '@truth_seeker_88' }]

describe('what an incident names', () => {
  test('is linked when the account that goes by it is, however that is called', () => {
    expect(isLinked([{ account: onVideo!, name: 'other' }], { written: '@a', account: onVideo! })).toBe(true)
  })

  test('is linked when the one of that name on another site is, and is not offered again', () => {
    expect(isLinked(linked, { written: ' @truth_seeker_88 ', account: onVideo! })).toBe(true)
    expect(isLinked(linked, { written: '@truth_seeker_88', account: null })).toBe(true)
  })

  test('is not linked when only another name is', () => {
    expect(isLinked(linked, { written: '@truth_seeker_B8', account: null })).toBe(false)
    expect(isLinked([], { written: '@truth_seeker_88', account: onVideo! })).toBe(false)
  })
})
