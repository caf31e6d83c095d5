import { expect, test } from 'vitest'
import type { AccountItem } from '../../../../src/contract/accounts.ts'
import { linesOf } from '../../../../src/renderer/features/people/lines.ts'

const account = (name: string) =>
  ({
    account: 'a1',
    name: '@truth',
    platform: 'Chatter',
    displayName: '',
    incidents: 1,
    last: null,
    persons: [{ person: 'p1', name }],
  }) as unknown as AccountItem

test('whoever is taken to be behind an account is named, or said not to be known by name', () => {
  const about = (name: string) => linesOf([account(name)], [])[0]?.about.at(-1)
  expect(about('Sam')).toBe('thought to be Sam')
  expect(about('')).toBe('thought to be somebody whose name is not known')
})
