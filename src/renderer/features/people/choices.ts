import type { AccountId, PersonId } from '../../../contract/ids.ts'
import { peopleText } from '../../texts/people.ts'
import { fitting, linesOf } from './lines.ts'
import type { AccountItem, PersonItem } from './queries.ts'

/** Which kinds a picker offers. */
export type Kinds = { readonly accounts: boolean; readonly persons: boolean }

export type Choice = { readonly id: string } & (
  | { readonly account: AccountId }
  | { readonly person: PersonId }
  | { readonly newHandle: string }
  | { readonly newName: string }
)

export type Offered = {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly isMono: boolean
  readonly choice: Choice
}

type Everybody = { readonly accounts: readonly AccountItem[]; readonly persons: readonly PersonItem[] }

/** Those who fit what was typed, then what would be new. */
export function offered({ accounts, persons }: Everybody, kinds: Kinds, typed: string): readonly Offered[] {
  const lines = fitting(linesOf(kinds.accounts ? accounts : [], kinds.persons ? persons : []), typed)
  const here = lines.map(({ key, subject, name, about, isAccount }) => ({
    id: key,
    name,
    about: about.join(' · '),
    isMono: isAccount,
    choice: { id: key, ...subject },
  }))
  return [...here, ...fresh(kinds, typed.trim())]
}

function fresh({ accounts, persons }: Kinds, typed: string): readonly Offered[] {
  if (typed === '')
    return persons ? [anew('new-person', peopleText.newWithout, { id: 'new-person', newName: '' })] : []
  return [
    ...(accounts
      ? [anew('new-account', peopleText.newAccountOf(typed), { id: 'new-account', newHandle: typed })]
      : []),
    ...(persons
      ? [anew('new-person', peopleText.newPersonOf(typed), { id: 'new-person', newName: typed })]
      : []),
  ]
}

const anew = (id: string, name: string, choice: Choice): Offered => ({
  id,
  name,
  about: '',
  isMono: false,
  choice,
})
