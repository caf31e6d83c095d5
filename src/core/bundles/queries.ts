import type { BundleKey, CaseId, Instant, Seq } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'

export type BundleState = 'prepared' | 'sealed' | 'abandoned'

export type BundleRow = {
  readonly number: number
  readonly bundle: BundleKey
  readonly id: string
  readonly caseId: CaseId
  readonly recipient: string
  readonly purpose: string
  readonly profile: string
  readonly state: BundleState
  readonly at: Instant
  readonly seq: Seq
}

type Prepared = Pick<BundleRow, 'bundle' | 'id' | 'number' | 'recipient' | 'purpose' | 'profile'> & {
  readonly case: CaseId
}

export function insertBundle(model: Db, entry: Entry, made: Prepared): void {
  model
    .prepare(
      `INSERT INTO bundles (number, bundle, id, case_id, recipient, purpose, profile, state, at, seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'prepared', ?, ?)`,
    )
    .run(
      made.number,
      made.bundle,
      made.id,
      made.case,
      made.recipient,
      made.purpose,
      made.profile,
      entry.at,
      entry.seq,
    )
}

export function setBundleState(model: Db, bundle: BundleKey, state: BundleState, at: Instant): void {
  model.prepare('UPDATE bundles SET state = ?, at = ? WHERE bundle = ?').run(state, at, bundle)
}

export function nextBundleNumber(model: Db): number {
  const { next } = model.prepare('SELECT coalesce(max(number), 0) + 1 AS next FROM bundles').get() as {
    readonly next: number
  }
  return next
}

export function listBundles(model: Db): readonly BundleRow[] {
  const sql =
    'SELECT number, bundle, id, case_id AS caseId, recipient, purpose, profile, state, at, seq FROM bundles ORDER BY number'
  return model.prepare(sql).all() as BundleRow[]
}
