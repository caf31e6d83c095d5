import type { Seq, Sha256Hex } from '../../contract/ids.ts'
import type { Stamp, StampQuery } from '../../contract/stamps.ts'
import type { Db } from '../db/open.ts'
import type { Entry } from '../ledger/entry.ts'

export type QueryRow = StampQuery & { readonly checkpoint: Seq; readonly nonce: string }

const QUERY = 'seq, at, checkpoint, size, imprint, nonce'
const STAMP = `seq, query, size, at, accuracy_ms AS accuracyMs, authority, fingerprint AS authorityFingerprint,
  imported_at AS importedAt`

export function insertQuery(model: Db, { seq, at }: Entry, asked: Omit<QueryRow, 'seq' | 'at'>): void {
  model
    .prepare(`INSERT INTO stamp_queries (${QUERY}) VALUES (?, ?, ?, ?, ?, ?)`)
    .run(seq, at, asked.checkpoint, asked.size, asked.imprint, asked.nonce)
}

export function insertStamp(
  model: Db,
  { seq, at: importedAt }: Entry,
  { query, size, at, accuracyMs, authority, authorityFingerprint }: Omit<Stamp, 'seq' | 'importedAt'>,
): void {
  model
    .prepare(
      `INSERT INTO stamps (seq, query, size, at, accuracy_ms, authority, fingerprint, imported_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(seq, query, size, at, accuracyMs, authority, authorityFingerprint, importedAt)
}

export function findQueryOf(model: Db, imprint: Sha256Hex): QueryRow | null {
  const sql = `SELECT ${QUERY} FROM stamp_queries WHERE imprint = ?`
  return (model.prepare(sql).get(imprint) as QueryRow | undefined) ?? null
}

export function queriesWithoutAnswer(model: Db): readonly StampQuery[] {
  const sql = `SELECT seq, at, size, imprint FROM stamp_queries
    WHERE seq NOT IN (SELECT query FROM stamps) ORDER BY seq`
  return model.prepare(sql).all() as StampQuery[]
}

export function listStamps(model: Db): readonly Stamp[] {
  return model.prepare(`SELECT ${STAMP} FROM stamps ORDER BY size, seq`).all() as Stamp[]
}

/** The stamp of a query with this time by this service, which is the same answer. */
export function findStamp(
  model: Db,
  { query, at, authorityFingerprint }: Pick<Stamp, 'query' | 'at' | 'authorityFingerprint'>,
): Stamp | null {
  const sql = `SELECT ${STAMP} FROM stamps WHERE query = ? AND at = ? AND fingerprint = ?`
  return (model.prepare(sql).get(query, at, authorityFingerprint) as Stamp | undefined) ?? null
}

/** The entry that signed the checkpoint which a stamp is about. */
export function checkpointOfStamp(model: Db, stamp: Seq): Seq {
  const sql = `SELECT checkpoint FROM stamp_queries WHERE seq = (SELECT query FROM stamps WHERE seq = ?)`
  return (model.prepare(sql).get(stamp) as { readonly checkpoint: Seq }).checkpoint
}
