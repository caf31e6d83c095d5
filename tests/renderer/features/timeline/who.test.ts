import { expect, test } from 'vitest'
import type { AccountItem } from '../../../../src/contract/accounts.ts'
import type { PersonItem } from '../../../../src/contract/people.ts'
import { accountsToChoose, peopleToChoose } from '../../../../src/renderer/features/timeline/who.ts'

const person = (id: string, name: string, described: string) =>
  ({ person: id, name, described }) as PersonItem
const account = (id: string, name: string, platform: string) =>
  ({ account: id, name, platform }) as AccountItem
const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name)

test('people without a name are told apart by the first words of how they are described', () => {
  const people = [
    person('p1', 'Sam', 'tall'),
    person('p2', '', 'Signs as JT.\nNothing else.'),
    person('p3', '', 'The man at the front desk on the second of March, in a green coat'),
    person('p4', '', ''),
  ]
  expect(names(peopleToChoose(people))).toEqual([
    'Sam',
    'Name not known: Signs as JT.',
    'Name not known: The man at the front desk on the second…',
    'Name not known',
  ])
})

test('accounts of one name are told apart by where they are, and one without a name is called so', () => {
  const accounts = [
    account('a1', '@truth', 'VidBoard'),
    account('a2', '@truth', 'Chatter'),
    account('a3', 'jt_m_2025', 'Chatter'),
    account('a4', '', 'Chatter'),
  ]
  expect(names(accountsToChoose(accounts))).toEqual([
    '@truth, VidBoard',
    '@truth, Chatter',
    'jt_m_2025',
    'Account without a name',
  ])
})
