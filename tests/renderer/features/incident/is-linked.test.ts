import { describe, expect, test } from 'vitest'
import type { AccountId } from '../../../../src/contract/ids.ts'
import { isLinked } from '../../../../src/renderer/features/incident/is-linked.ts'

const [onVideo, onChat] = ['a1', 'a2'].map((id) => ({ account: id as AccountId }))

describe('what an incident names', () => {
  test('is linked when the account that it means is', () => {
    expect(isLinked([onVideo!], [onVideo!])).toBe(true)
  })

  test('is linked when one of those that it may mean is, and is not offered again', () => {
    expect(isLinked([onChat!], [onVideo!, onChat!])).toBe(true)
  })

  test('is not linked when only one of the same name on another site is', () => {
    expect(isLinked([onChat!], [onVideo!])).toBe(false)
    expect(isLinked([onChat!], [])).toBe(false)
    expect(isLinked([], [onVideo!])).toBe(false)
  })
})
