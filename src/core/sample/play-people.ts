import type { AccountFields } from '../../contract/accounts.ts'
import type { CaseId, IncidentId, PersonId } from '../../contract/ids.ts'
import { parseWhen } from '../when/parse.ts'
import type { Player } from './play-sample.ts'
import { ZONE, type SampleAccount, type SampleCase, type SamplePerson } from './sample-case.ts'

/** Writes down who is seen in the incidents, and who is taken to be behind an account. In: the incidents in their order. */
export async function playPeople(
  player: Player,
  caseId: CaseId,
  { people, accounts }: Pick<SampleCase, 'people' | 'accounts'>,
  incidents: readonly IncidentId[],
): Promise<void> {
  const persons: PersonId[] = []
  for (const person of people) persons.push(await recordPerson(player, caseId, person, incidents))
  for (const account of accounts) await recordAccount(player, caseId, account, { incidents, persons })
}

async function recordPerson(
  { client }: Player,
  caseId: CaseId,
  { fields, seenIn }: SamplePerson,
  incidents: readonly IncidentId[],
): Promise<PersonId> {
  const { person } = await client.people.record({ case: caseId, fields })
  for (const { incidents: places, how } of seenIn)
    await client.people.link({ person, incidents: places.map((place) => incidents[place]!), how })
  return person
}

type Known = { readonly incidents: readonly IncidentId[]; readonly persons: readonly PersonId[] }

async function recordAccount(
  { client, clock }: Player,
  caseId: CaseId,
  sample: SampleAccount,
  { incidents, persons }: Known,
): Promise<void> {
  const { account } = await client.accounts.record({ case: caseId, fields: accountFields(sample, clock) })
  for (const { incidents: places, how } of sample.seenIn)
    await client.accounts.link({ account, incidents: places.map((place) => incidents[place]!), how })
  for (const { person, how } of sample.behind)
    await client.accounts.attribute({ account, person: persons[person]!, how })
}

function accountFields({ fields }: SampleAccount, clock: Player['clock']): AccountFields {
  const { firstSeen: phrase, ...said } = fields
  if (phrase === undefined) return said
  return { ...said, firstSeen: parseWhen(phrase, { nowMs: clock.nowMs(), zone: ZONE }) }
}
