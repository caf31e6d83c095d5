import type { Db } from '../db/open.ts'
import { hitsOf } from './queries.ts'

type Held = { readonly asked: string; readonly count: number }

/** Each list that is searched has a table of its own in memory: `temp.<name>` (row). */
type Name = 'found_incidents' | 'found_documents'

/** What the in-memory tables of rows hold at present. The record only grows, so that its size names its state. */
const held = new WeakMap<Db, Map<Name, Held>>()

/**
 * Has the rows of all documents that hold `text` in `temp.<name>`, and what `more` adds to them: found once, however
 * many questions follow (a list, how long it is, what stands over it). How many; null where the text holds nothing to
 * look for. Numbers only, in memory only.
 */
export function findRows(model: Db, name: Name, text: string, more?: string): number | null {
  const search = hitsOf(text)
  if (search === null) return null
  const tables = held.get(model) ?? new Map<Name, Held>()
  held.set(model, tables)
  const size = model.prepare('SELECT size FROM replayed').pluck().get()
  const asked = JSON.stringify([size, search])
  const before = tables.get(name)
  if (before?.asked === asked) return before.count
  // First: a fill that fails half-way is not taken for an answer.
  tables.delete(name)
  model.exec(`CREATE TEMP TABLE IF NOT EXISTS ${name} (row INTEGER PRIMARY KEY); DELETE FROM temp.${name}`)
  let count = model.prepare(`INSERT INTO temp.${name} ${search.sql}`).run(...search.values).changes
  if (more !== undefined) count += model.prepare(`INSERT OR IGNORE INTO temp.${name} ${more}`).run().changes
  tables.set(name, { asked, count })
  return count
}
