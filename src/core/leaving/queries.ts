import type { Instant, Seq } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'

const SESSION_TYPES = "('vault.created@1', 'log.continued@1', 'vault.unlocked@1', 'vault.locked@1')"

/** Whether the session before this one was ended by locking. In this one the vault was unlocked, or made. */
export function wasLockedBefore(model: Db): boolean {
  const sql = `SELECT type FROM entries WHERE type IN ${SESSION_TYPES} ORDER BY seq DESC LIMIT 2`
  const types = model.prepare(sql).pluck().all() as string[]
  return types[0] !== 'vault.unlocked@1' || types[1] === 'vault.locked@1'
}

const BEGIN_TYPES = "('vault.created@1', 'log.continued@1', 'vault.unlocked@1')"
type Begun = { readonly seq: Seq; readonly at: Instant }

/** When the session before this one began, and this one; null in the first there is. */
export function sessionBefore(model: Db): { readonly from: Begun; readonly to: Begun } | null {
  const sql = `SELECT seq, at FROM entries WHERE type IN ${BEGIN_TYPES} ORDER BY seq DESC LIMIT 2`
  const [to, from] = model.prepare(sql).all() as Begun[]
  return to === undefined || from === undefined ? null : { from, to }
}

/** The last time in between that the clock was found to have gone back. */
export function findClockJump(model: Db, from: Seq, to: Seq): Seq | null {
  const sql =
    "SELECT seq FROM entries WHERE type = 'clock.jumped@1' AND seq > ? AND seq < ? ORDER BY seq DESC LIMIT 1"
  return (model.prepare(sql).pluck().get(from, to) as Seq | undefined) ?? null
}
