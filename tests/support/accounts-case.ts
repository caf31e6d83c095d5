import type { AccountId, IncidentId, PersonId } from '../../src/contract/ids.ts'
import type { IncidentFields } from '../../src/contract/records.ts'
import type { TempVault } from './temp-vault.ts'

/** What must stand nowhere in a bundle of the first three incidents, whoever asks for accounts. */
export const OUT = {
  handle: 'numbat.watcher.404',
  display: 'The Numbat Who Watches',
  link: 'https://example.org/u/numbat.watcher.404',
  person: 'Quentin Wombat-Axolotl',
  notes: 'pangolin notes that are for nobody else',
  basis: 'the same photograph as the quokka post',
  unlinked: 'okapi_never_linked_9',
  takenBack: 'tapir-taken-back-link',
  takenBackPerson: 'Zebediah Capybara-Smith',
}
export const DESCRIBED = 'Tall, walks with a green umbrella.'
export const HANDLE = 'dr.mil1brook_77'
export const LOOKS_LIKE = 'dr.millbrook_77'
export const PERSON = 'Jordan Tapir Millbrook'

export type AccountsCase = {
  readonly incidents: readonly [IncidentId, IncidentId, IncidentId, IncidentId]
  readonly accounts: Readonly<Record<'first' | 'second' | 'third' | 'other' | 'takenBack', AccountId>>
  readonly people: Readonly<Record<'named' | 'noted' | 'other' | 'takenBack', PersonId>>
}

const sure = { basis: 'named', confidence: 'sure' } as const

/** A new account each time the last is blocked; two look alike, and some have nothing to do with it. */
export async function writeAccounts({
  api,
  caseId,
}: Pick<TempVault, 'api' | 'caseId'>): Promise<AccountsCase> {
  const record = async (fields: IncidentFields) =>
    (await api.incidents.record({ case: caseId, fields, exhibits: [] })).incident
  const one = await record({ title: 'First post', channel: 'social-post', account: HANDLE })
  const two = await record({ title: 'Second post', channel: 'social-post' })
  const three = await record({ title: 'A message', channel: 'direct-message' })
  const out = await record({ title: 'Another matter', channel: 'other' })
  const account = async (fields: object, incidents: IncidentId[]) =>
    (await api.accounts.record({ case: caseId, fields, incidents })).account
  const person = async (fields: object) => (await api.people.record({ case: caseId, fields })).person
  const first = await account(
    { platform: 'Instagram', handle: 'dr.milbrook_77', displayName: 'Truth About The Surgery' },
    [one, two],
  )
  await api.accounts.amend({
    account: first,
    fields: { handle: HANDLE, url: `https://example.org/${HANDLE}` },
    reason: 'typing-mistake',
  })
  await api.accounts.link({
    account: first,
    incidents: [out],
    how: { basis: 'same-content', confidence: 'likely', words: OUT.basis },
  })
  const second = await account({ platform: 'Instagram', handle: LOOKS_LIKE }, [two])
  const third = await account({ contact: '+44 7700 900123' }, [three])
  const other = await account({ handle: OUT.handle, displayName: OUT.display, url: OUT.link }, [out])
  await account({ handle: OUT.unlinked }, [])
  const takenBack = await account({ handle: OUT.takenBack }, [one])
  await api.accounts.unlink({ account: takenBack, incident: one })
  const named = await person({ name: PERSON, described: DESCRIBED })
  const noted = await person({ name: 'Robin Heron', notes: OUT.notes })
  const stranger = await person({ name: OUT.person })
  const backed = await person({ name: OUT.takenBackPerson })
  await api.accounts.attribute({
    account: first,
    person: named,
    how: { basis: 'named', confidence: 'likely', words: 'named in a message of 3 March' },
  })
  await api.accounts.attribute({
    account: second,
    person: named,
    how: { basis: 'told', confidence: 'not-sure' },
  })
  await api.accounts.attribute({
    account: second,
    person: named,
    how: { basis: 'same-content', confidence: 'likely' },
  })
  await api.accounts.attribute({ account: third, person: noted, how: sure })
  await api.accounts.attribute({ account: other, person: stranger, how: sure })
  await api.accounts.attribute({ account: third, person: backed, how: sure })
  await api.accounts.unattribute({ account: third, person: backed })
  return {
    incidents: [one, two, three, out],
    accounts: { first, second, third, other, takenBack },
    people: { named, noted, other: stranger, takenBack: backed },
  }
}
