import type { AccountFields } from '../../contract/accounts.ts'
import type { AccountId, CaseId, IncidentId, Instant, PersonId, Seq } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { countAndLatest, type CountAndLatest } from '../incidents/queries.ts'
import { linksOf, putLink, removeLink, type Link } from '../model/links.ts'
import { addWording, latestOf, wordingsOf, type Wording } from '../model/wordings.ts'
import { putDocument, removeDocument } from '../search/queries.ts'
import { accountWords, foldHandle } from './rules.ts'

export type AccountRow = {
  readonly id: AccountId
  readonly caseId: CaseId
  readonly at: Instant
  readonly seq: Seq
}

const COLUMNS = 'id, case_id AS caseId, at, seq'
const WORDINGS = 'account_wordings'

export function insertAccount(
  model: Db,
  { at, seq }: Entry,
  made: { readonly account: AccountId; readonly case: CaseId },
): void {
  const sql = 'INSERT INTO accounts (id, case_id, at, seq) VALUES (?, ?, ?, ?)'
  model.prepare(sql).run(made.account, made.case, at, seq)
}

type Said = Omit<Wording<AccountFields>, 'seq' | 'at'> & { readonly account: AccountId }

/** Adds a wording, and what it is found by. */
export function sayOfAccount(model: Db, entry: Entry, { account, ...said }: Said): void {
  addWording(model, WORDINGS, entry, { ...said, subject: account })
  putDocument(model, 'account', account, accountWords(accountFields(model, account)))
}

export function findAccount(model: Db, id: AccountId): AccountRow | null {
  const row = model.prepare(`SELECT ${COLUMNS} FROM accounts WHERE id = ?`).get(id)
  return (row as AccountRow | undefined) ?? null
}

export function accountsOfCase(model: Db, id: CaseId): readonly AccountRow[] {
  const sql = `SELECT ${COLUMNS} FROM accounts WHERE case_id = ? ORDER BY seq`
  return model.prepare(sql).all(id) as AccountRow[]
}

/** Every wording of an account, oldest first. */
export const accountWordings = (model: Db, id: AccountId): readonly Wording<AccountFields>[] =>
  wordingsOf(model, WORDINGS, id)

/** What is known of an account now; empty when it is not there. */
export const accountFields = (model: Db, id: AccountId): AccountFields => latestOf(accountWordings(model, id))

type WithIncident = { readonly account: AccountId; readonly incident: IncidentId }

export const linkAccount = (model: Db, entry: Entry, link: WithIncident & { readonly how: KnownHow }): void =>
  putLink(model, 'incident_accounts', link, entry)

export const unlinkAccount = (model: Db, link: WithIncident): void =>
  removeLink(model, 'incident_accounts', link)

/** The accounts seen in an incident, in the order they were linked. */
export const accountsOfIncident = (model: Db, id: IncidentId): readonly Link<'incident_accounts'>[] =>
  linksOf(model, 'incident_accounts', 'incident', id)

/** The incidents an account is seen in. */
export const incidentsOfAccount = (model: Db, id: AccountId): CountAndLatest =>
  countAndLatest(model, 'SELECT incident FROM incident_accounts WHERE account = ?', id)

type WithPerson = { readonly account: AccountId; readonly person: PersonId }

export const attributeAccount = (
  model: Db,
  entry: Entry,
  link: WithPerson & { readonly how: KnownHow },
): void => putLink(model, 'account_persons', link, entry)

export const unattribute = (model: Db, link: WithPerson): void => removeLink(model, 'account_persons', link)

/** Who is taken to be behind an account. */
export const personsOfAccount = (model: Db, id: AccountId): readonly Link<'account_persons'>[] =>
  linksOf(model, 'account_persons', 'account', id)

/** The accounts a person is taken to be behind. */
export const accountsOfPerson = (model: Db, id: PersonId): readonly Link<'account_persons'>[] =>
  linksOf(model, 'account_persons', 'person', id)

/** The incidents of a case that name this account in their own words, newest first. */
export function incidentsNaming(model: Db, id: CaseId, handle: string): readonly IncidentId[] {
  const sql = 'SELECT id FROM incidents WHERE case_id = ? AND handle = ? ORDER BY newest_key, row'
  const rows = model.prepare(sql).all(id, foldHandle(handle)) as { id: IncidentId }[]
  return rows.map((row) => row.id)
}

/** What erasing an account takes out of the read model. */
export function removeAccount(model: Db, id: string): void {
  removeDocument(model, 'account', id)
  model.prepare('DELETE FROM accounts WHERE id = ?').run(id)
  model.prepare('DELETE FROM account_wordings WHERE subject = ?').run(id)
  model.prepare('DELETE FROM incident_accounts WHERE account = ?').run(id)
  model.prepare('DELETE FROM account_persons WHERE account = ?').run(id)
}
