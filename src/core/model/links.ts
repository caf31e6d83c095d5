import type { AccountId, IncidentId, PersonId } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'
import type { HowRow } from './known-how.ts'

/** The tables that link two things and say how that is known, by the two columns that name them. */
type Ends = {
  readonly incident_accounts: { readonly account: AccountId; readonly incident: IncidentId }
  readonly incident_persons: { readonly person: PersonId; readonly incident: IncidentId }
  readonly account_persons: { readonly account: AccountId; readonly person: PersonId }
}
type Table = keyof Ends

const COLUMNS: { readonly [T in Table]: readonly (keyof Ends[T] & string)[] } = {
  incident_accounts: ['account', 'incident'],
  incident_persons: ['person', 'incident'],
  account_persons: ['account', 'person'],
}

const HOW_COLUMNS = 'basis, confidence, words, at, seq'

export type Link<T extends Table> = Ends[T] & HowRow

/** Links two things; what was said before of how it is known goes. */
export function putLink<T extends Table>(
  model: Db,
  table: T,
  ends: Ends[T] & { readonly how: KnownHow },
  { at, seq }: Entry,
): void {
  const columns = COLUMNS[table]
  const { basis, confidence, words } = ends.how
  const sql = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}, ${HOW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`
  model.prepare(sql).run(...columns.map((name) => ends[name]), basis, confidence, words ?? null, at, seq)
}

export function removeLink<T extends Table>(model: Db, table: T, ends: Ends[T]): void {
  const columns = COLUMNS[table]
  const sql = `DELETE FROM ${table} WHERE ${columns.map((name) => `${name} = ?`).join(' AND ')}`
  model.prepare(sql).run(...columns.map((name) => ends[name]))
}

/** What is linked with one thing, in the order it was linked. */
export function linksOf<T extends Table>(
  model: Db,
  table: T,
  end: keyof Ends[T] & string,
  id: string,
): readonly Link<T>[] {
  const sql = `SELECT ${COLUMNS[table].join(', ')}, ${HOW_COLUMNS} FROM ${table} WHERE ${end} = ? ORDER BY seq`
  return model.prepare(sql).all(id) as Link<T>[]
}
