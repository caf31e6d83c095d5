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

export function sealBundleRow(model: Db, bundle: BundleKey, at: Instant, checkpointSize: number): void {
  setBundleState(model, bundle, 'sealed', at)
  model.prepare('UPDATE bundles SET checkpoint_size = ? WHERE bundle = ?').run(checkpointSize, bundle)
}

export type SealedBundleRow = Omit<BundleRow, 'state' | 'seq'> & {
  /** The checkpoint that went out with it, `at` when it was signed. */
  readonly size: number
  readonly note: string
}

const SEALED = `SELECT bundle, id, number, case_id AS caseId, recipient, bundles.purpose AS purpose, profile, checkpoints.at AS at, size, note
  FROM bundles JOIN checkpoints ON checkpoints.size = checkpoint_size AND checkpoints.purpose = 'handover'
  WHERE state = 'sealed'`

/** The bundles that were made and not given up, with their checkpoints. */
export function sealedBundles(model: Db): readonly SealedBundleRow[] {
  return model.prepare(`${SEALED} ORDER BY bundles.seq`).all() as SealedBundleRow[]
}

export function sealedBundlesOf(model: Db, caseId: CaseId): readonly SealedBundleRow[] {
  return model.prepare(`${SEALED} AND case_id = ? ORDER BY bundles.seq`).all(caseId) as SealedBundleRow[]
}

export function findSealedBundle(model: Db, bundle: BundleKey): SealedBundleRow | null {
  return (model.prepare(`${SEALED} AND bundle = ?`).get(bundle) as SealedBundleRow | undefined) ?? null
}

/**
 * One more than the last bundle that was made. The number of one that was not made, which nobody outside has seen, is
 * given again; that of one of which it is not known (the process ended) is not.
 */
export function nextBundleNumber(model: Db): number {
  const sql = `SELECT coalesce(max(number), 0) + 1 AS next FROM bundles WHERE state <> 'abandoned'`
  return (model.prepare(sql).get() as { readonly next: number }).next
}

export function bundlesNotMade(model: Db): readonly BundleKey[] {
  const sql = `SELECT bundle FROM bundles WHERE state = 'abandoned'`
  return model.prepare(sql).pluck().all() as BundleKey[]
}

export function listBundles(model: Db): readonly BundleRow[] {
  const sql =
    'SELECT number, bundle, id, case_id AS caseId, recipient, purpose, profile, state, at, seq FROM bundles ORDER BY seq'
  return model.prepare(sql).all() as BundleRow[]
}
