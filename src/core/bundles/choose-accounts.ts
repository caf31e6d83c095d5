import { z } from 'zod'
import type { AccountFields } from '../../contract/accounts.ts'
import { AccountId, IncidentId, PersonId, type Instant, type Seq } from '../../contract/ids.ts'
import { KnownHow } from '../../contract/known-how.ts'
import type { PersonFields } from '../../contract/people.ts'
import {
  accountsOfIncident,
  accountWordings,
  findAccount,
  personsOfAccount,
  type AccountRow,
} from '../accounts/queries.ts'
import { entriesAboutAny } from '../ledger/queries.ts'
import type { Wording } from '../model/wordings.ts'
import { findPerson, personWordings, type PersonRow } from '../people/queries.ts'
import type { Vault } from '../vault/vault.ts'
import type { BundleProfile } from './bundle-profile.ts'

/** What was said of a link at one time; `how` is null where it was taken back. */
export type Said = { readonly seq: Seq; readonly at: Instant; readonly how: KnownHow | null }

/** A link that stands, with everything that was said of it, the latest last. */
export type Link<Id> = { readonly to: Id; readonly said: readonly Said[] }

export type ChosenAccount = {
  readonly row: AccountRow
  readonly wordings: readonly Wording<AccountFields>[]
  readonly incidents: readonly Link<IncidentId>[]
  readonly people: readonly Link<PersonId>[]
}

/** `wordings` are cut to what may be seen of them. */
export type ChosenPerson = { readonly row: PersonRow; readonly wordings: readonly Wording<PersonFields>[] }

/** The accounts of a bundle, and the people who are taken to be behind them: only those, and only of this bundle. */
export type ChosenAccounts = {
  readonly accounts: readonly ChosenAccount[]
  readonly people: readonly ChosenPerson[]
  /** The lines of the log that say this and nothing else. */
  readonly lines: readonly Seq[]
}

/**
 * The accounts that are linked with these incidents now, in their order. In: incidents that go in. A link that was taken
 * back, and one with anything that is not in the bundle, is not looked at; nor are notes on a person, and how they are
 * described only where details of other people are given.
 */
export function chooseAccounts(
  vault: Vault,
  profile: BundleProfile,
  incidents: readonly IncidentId[],
): ChosenAccounts {
  const ids = new Set(
    incidents.flatMap((id) => accountsOfIncident(vault.reads, id).map((one) => one.account)),
  )
  const accounts = [...ids].flatMap((id): readonly ChosenAccount[] => {
    const row = findAccount(vault.reads, id)
    if (row === null) return []
    const behind = personsOfAccount(vault.reads, id).map(({ person }) => person)
    const said = saidOf(vault, id)
    return [
      {
        row,
        wordings: accountWordings(vault.reads, id),
        incidents: standing(said, 'incident', incidents),
        people: standing(said, 'person', behind),
      },
    ]
  })
  const people = [...new Set(accounts.flatMap((account) => account.people.map(({ to }) => to)))]
  const seen = people.flatMap((id) => seenOfPerson(vault, profile, id))
  return {
    accounts,
    people: seen.map(({ person }) => person),
    lines: [...accounts.flatMap(linesOf), ...seen.flatMap(({ lines }) => lines)],
  }
}

const linesOf = ({ wordings, incidents, people }: ChosenAccount): readonly Seq[] => [
  ...wordings.map(({ seq }) => seq),
  ...[...incidents, ...people].flatMap(({ said }) => said.map(({ seq }) => seq)),
]

const SAID_BY: ReadonlySet<string> = new Set([
  'account.linked@1',
  'account.unlinked@1',
  'account.attributed@1',
  'account.unattributed@1',
])
const LinkPayload = z.looseObject({
  account: AccountId,
  incident: IncidentId.optional(),
  person: PersonId.optional(),
  how: KnownHow.optional(),
})
type OneSaid = Said & Pick<z.infer<typeof LinkPayload>, 'incident' | 'person'>

/** Everything that was said of an account's links, oldest first. */
function saidOf(vault: Vault, account: AccountId): readonly OneSaid[] {
  return entriesAboutAny(vault.reads, [account])
    .filter(({ type }) => SAID_BY.has(type))
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ seq, at }) => {
      const { incident, person, how = null } = LinkPayload.parse(vault.ledger.read(seq).payload)
      return { seq, at, how, incident, person }
    })
}

/** The links with any of `ids` that were not taken back. */
function standing<Id extends IncidentId | PersonId>(
  all: readonly OneSaid[],
  kind: 'incident' | 'person',
  ids: readonly Id[],
): readonly Link<Id>[] {
  return ids.flatMap((to) => {
    const said = all.filter((one) => one[kind] === to).map(({ seq, at, how }) => ({ seq, at, how }))
    return said.length === 0 || said.at(-1)!.how === null ? [] : [{ to, said }]
  })
}

type Seen = { readonly person: ChosenPerson; readonly lines: readonly Seq[] }

/** A line goes out only where nothing else stands in it: it can only be proven whole. */
function seenOfPerson(vault: Vault, profile: BundleProfile, id: PersonId): readonly Seen[] {
  const row = findPerson(vault.reads, id)
  if (row === null) return []
  const wordings = personWordings(vault.reads, id).map((wording) => {
    const { name, described } = wording.fields
    const isDescribed = described !== undefined && profile.classes.includes('third-party')
    const fields = { ...(name !== undefined && { name }), ...(isDescribed && { described }) }
    const isWhole = Object.entries(wording.fields).every(
      ([key, said]) => Object.hasOwn(fields, key) || said === undefined || said.trim() === '',
    )
    // Why a line was written may be about the part of it that is not seen.
    return { wording: { ...wording, fields, note: isWhole ? wording.note : null }, isWhole }
  })
  return [
    {
      person: {
        row,
        wordings: wordings
          .map(({ wording }) => wording)
          .filter(({ fields }) => Object.keys(fields).length > 0),
      },
      lines: wordings.flatMap(({ wording, isWhole }) => (isWhole ? [wording.seq] : [])),
    },
  ]
}
