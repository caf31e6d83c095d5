import type { Db } from '../db/open.ts'
import { hitsOf } from './queries.ts'

type Held = { readonly asked: string; readonly count: number }

/** What the in-memory tables of rows hold at present. The record only grows, so that its size names its state. */
const held = new WeakMap<Db, Map<string, Held>>()

/**
 * Has the rows of all documents that hold `text` in `temp.hits`: found once, however many questions follow (a list,
 * how long it is, what stands over it). False where the text holds nothing to look for. Numbers only, in memory only.
 */
export function findHits(model: Db, text: string): boolean {
  const search = hitsOf(text)
  if (search === null) return false
  keepRows(model, 'hits', JSON.stringify(search), () => {
    return model.prepare(`INSERT INTO temp.hits ${search.sql}`).run(...search.values).changes
  })
  return true
}

/** Has the answer to `asked` in `temp.<name>` (row), by `fill` where it is not there yet. How many rows they are. */
export function keepRows(model: Db, name: string, asked: string, fill: () => number): number {
  const tables = held.get(model) ?? new Map<string, Held>()
  held.set(model, tables)
  const size = model.prepare('SELECT size FROM replayed').pluck().get()
  const now = `${String(size)} ${asked}`
  const before = tables.get(name)
  if (before?.asked === now) return before.count
  // First: a fill that fails half-way is not taken for an answer.
  tables.delete(name)
  model.exec(`CREATE TEMP TABLE IF NOT EXISTS ${name} (row INTEGER PRIMARY KEY); DELETE FROM temp.${name}`)
  const count = fill()
  tables.set(name, { asked: now, count })
  return count
}
