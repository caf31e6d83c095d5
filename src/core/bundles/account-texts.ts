import { z } from 'zod'
import type { AccountFields } from '../../contract/accounts.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { PersonFields } from '../../contract/people.ts'
import { accountsOfCase } from '../accounts/queries.ts'
import { entriesAboutAny } from '../ledger/queries.ts'
import { personsOfCase } from '../people/queries.ts'
import type { Vault } from '../vault/vault.ts'
import type { ChosenAccounts } from './choose-accounts.ts'

const ABOUT = /^(?:account|person)\./

/** What a line about an account or a person says in somebody's words. */
const Payload = z.looseObject({
  fields: z.record(z.string(), z.unknown()).optional(),
  note: z.string().nullish(),
  how: z.looseObject({ words: z.string().optional() }).optional(),
})
type Saying = {
  readonly fields?: AccountFields | PersonFields | undefined
  readonly note?: string | null | undefined
  readonly how?: { readonly words?: string | undefined } | null | undefined
}

/** Every text about the accounts and people of a case, notes on them among them, whether it goes out or not. */
export function accountTextsOfCase(vault: Vault, caseId: CaseId): readonly string[] {
  const ids = [...accountsOfCase(vault.reads, caseId), ...personsOfCase(vault.reads, caseId)].map(
    ({ id }) => id,
  )
  return entriesAboutAny(vault.reads, ids)
    .filter(({ type }) => ABOUT.test(type))
    .flatMap(({ seq }) => textsIn(Payload.parse(vault.ledger.read(seq).payload)))
}

/** What a bundle says of the accounts and people in it. */
export function accountTextsGiven({ accounts, people }: ChosenAccounts): readonly string[] {
  const links = accounts.flatMap((account) => [...account.incidents, ...account.people])
  return [
    ...[...accounts, ...people].flatMap(({ wordings }): readonly Saying[] => wordings),
    ...links.flatMap(({ said }): readonly Saying[] => said),
  ].flatMap(textsIn)
}

/** Not the platform: its name stands in many files, and gives nobody away. */
function textsIn({ fields = {}, note, how }: Saying): readonly string[] {
  const { platform: _platform, ...said } = fields as AccountFields
  return [...Object.values(said), note, how?.words].filter((text) => typeof text === 'string')
}
