import type { AccountFields } from '../../contract/accounts.ts'
import type { AccountId, CaseId, IncidentId, Instant, PersonId, Seq } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import { HOW_COLUMNS, howValues, type HowRow } from '../model/known-how.ts'
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

type Link = { readonly account: AccountId; readonly incident: IncidentId }

export function linkAccount(model: Db, entry: Entry, link: Link & { readonly how: KnownHow }): void {
  const sql = `INSERT OR REPLACE INTO incident_accounts (account, incident, ${HOW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`
  model.prepare(sql).run(link.account, link.incident, ...howValues(link.how, entry))
}

export function unlinkAccount(model: Db, link: Link): void {
  const sql = 'DELETE FROM incident_accounts WHERE account = ? AND incident = ?'
  model.prepare(sql).run(link.account, link.incident)
}

export type AccountLink = HowRow & { readonly account: AccountId }

/** The accounts seen in an incident, in the order they were linked. */
export function accountsOfIncident(model: Db, id: IncidentId): readonly AccountLink[] {
  const sql = `SELECT account, ${HOW_COLUMNS} FROM incident_accounts WHERE incident = ? ORDER BY seq`
  return model.prepare(sql).all(id) as AccountLink[]
}

/** How many incidents an account is seen in, and the latest of them that has a date, else any. */
export function incidentsOfAccount(model: Db, id: AccountId): IncidentsSeen {
  const sql = `SELECT count(*) OVER () AS count, id AS latest FROM incidents
    WHERE id IN (SELECT incident FROM incident_accounts WHERE account = ?) ORDER BY newest_key, row LIMIT 1`
  return (model.prepare(sql).get(id) as IncidentsSeen | undefined) ?? { count: 0, latest: null }
}
export type IncidentsSeen = { readonly count: number; readonly latest: IncidentId | null }

type Attribution = { readonly account: AccountId; readonly person: PersonId }

export function attributeAccount(
  model: Db,
  entry: Entry,
  { account, person, how }: Attribution & { readonly how: KnownHow },
): void {
  const sql = `INSERT OR REPLACE INTO account_persons (account, person, ${HOW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`
  model.prepare(sql).run(account, person, ...howValues(how, entry))
}

export function unattribute(model: Db, { account, person }: Attribution): void {
  model.prepare('DELETE FROM account_persons WHERE account = ? AND person = ?').run(account, person)
}

/** Who is taken to be behind an account. */
export function personsOfAccount(
  model: Db,
  id: AccountId,
): readonly (HowRow & { readonly person: PersonId })[] {
  const sql = `SELECT person, ${HOW_COLUMNS} FROM account_persons WHERE account = ? ORDER BY seq`
  return model.prepare(sql).all(id) as (HowRow & { person: PersonId })[]
}

/** The accounts a person is taken to be behind. */
export function accountsOfPerson(model: Db, id: PersonId): readonly AccountLink[] {
  const sql = `SELECT account, ${HOW_COLUMNS} FROM account_persons WHERE person = ? ORDER BY seq`
  return model.prepare(sql).all(id) as AccountLink[]
}

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
