import { describe, expect, test } from 'vitest'
import type { AccountId } from '../../../../src/contract/ids.ts'
import { isOffered } from '../../../../src/renderer/features/incident/is-offered.ts'

const onVideo = { account: 'a1' as AccountId }
const onChat = { account: 'a2' as AccountId }
const meaning = (...accounts: readonly { readonly account: AccountId }[]) => ({ isNobody: false, accounts })

describe('an account of what an incident names', () => {
  test('is not offered when the account that it means is linked, or one of those that it may mean', () => {
    expect(isOffered([onVideo], meaning(onVideo))).toBe(false)
    expect(isOffered([onChat], meaning(onVideo, onChat))).toBe(false)
  })

  test('is offered when nothing is linked, or only one of the same name on another site', () => {
    expect(isOffered([], meaning(onVideo))).toBe(true)
    expect(isOffered([onChat], meaning(onVideo))).toBe(true)
    expect(isOffered([onChat], meaning())).toBe(true)
  })

  test('is not offered of the word for a number that was withheld', () => {
    expect(isOffered([], { isNobody: true, accounts: [] })).toBe(false)
  })
})
