import type { Db } from '../db/open.ts'

const SESSION_TYPES = "('vault.created@1', 'log.continued@1', 'vault.unlocked@1', 'vault.locked@1')"

/** Whether the session before this one was ended by locking. In this one the vault was unlocked, or made. */
export function wasLockedBefore(model: Db): boolean {
  const sql = `SELECT type FROM entries WHERE type IN ${SESSION_TYPES} ORDER BY seq DESC LIMIT 2`
  const types = model.prepare(sql).pluck().all() as string[]
  return types[0] !== 'vault.unlocked@1' || types[1] === 'vault.locked@1'
}
