import type { AccountId, PersonId } from '../../../contract/ids.ts'
import { peopleText } from '../../texts/people.ts'
import type { AccountItem, PersonItem } from './queries.ts'

/** An account or a person as a line of the list. */
export type PeopleLine = {
  readonly key: string
  readonly subject: { readonly account: AccountId } | { readonly person: PersonId }
  readonly name: string
  readonly isAccount: boolean
  readonly about: readonly string[]
  readonly incidents: string
  readonly hasIncidents: boolean
  /** What the search of the list looks through, folded. */
  readonly found: string
}

export const accountName = (name: string): string => (name === '' ? peopleText.noName : name)
export const personName = (name: string): string => (name === '' ? peopleText.nameNotKnown : name)

/** Those in the most incidents first. */
export function linesOf(
  accounts: readonly AccountItem[],
  persons: readonly PersonItem[],
): readonly PeopleLine[] {
  const counted = [
    ...accounts.map((item) => ({ count: item.incidents, line: accountLine(item) })),
    ...persons.map((item) => ({ count: item.incidents, line: personLine(item) })),
  ]
  return counted
    .toSorted((one, other) => other.count - one.count || NAMES.compare(one.line.name, other.line.name))
    .map(({ line }) => line)
}

// One for all: made anew for each pair of names, it takes seconds for some thousands.
const NAMES = new Intl.Collator()

/** What holds every word of a search. */
export function fitting(lines: readonly PeopleLine[], search: string): readonly PeopleLine[] {
  const words = fold(search)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return lines.filter(({ found }) => words.every((word) => found.includes(word)))
}

function accountLine(item: AccountItem): PeopleLine {
  const { account, platform, displayName, persons } = item
  const name = accountName(item.name)
  const about = [
    peopleText.account,
    platform,
    displayName === name ? '' : displayName,
    ...persons.map((person) => peopleText.perhaps(person.name)),
  ].filter((part) => part !== '')
  return { ...shared(item, name, about), key: account, subject: { account }, isAccount: true }
}

function personLine(item: PersonItem): PeopleLine {
  const name = personName(item.name)
  const about = [
    peopleText.person,
    item.described.split('\n')[0] ?? '',
    item.accounts === 0 ? '' : peopleText.accountsCount(item.accounts),
  ].filter((part) => part !== '')
  return {
    ...shared(item, name, about),
    key: item.person,
    subject: { person: item.person },
    isAccount: false,
  }
}

function shared(item: AccountItem | PersonItem, name: string, about: readonly string[]) {
  const counted = peopleText.incidents(item.incidents)
  const incidents = item.last === null ? counted : `${counted}, ${peopleText.lastOne(item.last)}`
  return { name, about, incidents, hasIncidents: item.incidents > 0, found: fold([name, ...about].join(' ')) }
}

const fold = (words: string): string => words.normalize('NFKC').toLowerCase()
