import type { Db } from '../db/open.ts'
import { stateOf } from '../model/state-of.ts'
import { handleForms, indexForm, queryForm, substringQuery } from './index-forms.ts'

export type DocumentKind = 'incident' | 'note' | 'exhibit' | 'action' | 'account' | 'person'

/** Puts a document's words into the index, in the place of what it said before. Gives its row there. */
export function putDocument(model: Db, kind: DocumentKind, id: string, text: string): number | bigint {
  const row = rowOf(model, kind, id)
  if (row !== null) clearRow(model, row)
  const target = row ?? insertRow(model, kind, id)
  model.prepare('INSERT INTO words (rowid, body) VALUES (?, ?)').run(target, indexForm(text))
  const handles = handleForms(text)
  if (handles !== '') model.prepare('INSERT INTO handles (rowid, body) VALUES (?, ?)').run(target, handles)
  return target
}

export function removeDocument(model: Db, kind: DocumentKind, id: string): void {
  const row = rowOf(model, kind, id)
  if (row === null) return
  clearRow(model, row)
  model.prepare('DELETE FROM documents WHERE row = ?').run(row)
}

function rowOf(model: Db, kind: DocumentKind, id: string): number | bigint | null {
  const found = model.prepare('SELECT row FROM documents WHERE id = ? AND kind = ?').get(id, kind)
  return (found as { readonly row: number } | undefined)?.row ?? null
}

function insertRow(model: Db, kind: DocumentKind, id: string): number | bigint {
  return model.prepare('INSERT INTO documents (kind, id) VALUES (?, ?)').run(kind, id).lastInsertRowid
}

function clearRow(model: Db, row: number | bigint): void {
  model.prepare('DELETE FROM words WHERE rowid = ?').run(row)
  model.prepare('DELETE FROM handles WHERE rowid = ?').run(row)
}

export type SearchHit = { readonly kind: DocumentKind; readonly id: string }

/** Documents whose words fit an FTS5 expression, best first. */
export function findWords(model: Db, match: string, limit: number): readonly SearchHit[] {
  const sql = `
    SELECT kind, id FROM documents JOIN (
      SELECT rowid AS row, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?
    ) AS best USING (row) ORDER BY best.rank`
  return model.prepare(sql).all(match, limit) as SearchHit[]
}

/** Documents that hold a handle, address or number with this part in it. */
export function findHandles(model: Db, match: string, limit: number): readonly SearchHit[] {
  const sql =
    'SELECT kind, id FROM documents WHERE row IN (SELECT rowid FROM handles WHERE handles MATCH ? LIMIT ?)'
  return model.prepare(sql).all(match, limit) as SearchHit[]
}

/** SQL for the rows of all documents that hold what was typed; null where it holds nothing to look for. */
function hitsOf(query: string): { readonly sql: string; readonly values: readonly string[] } | null {
  const [words, part] = [queryForm(query), substringQuery(query)]
  const parts = [
    ['SELECT rowid FROM words WHERE words MATCH ?', words],
    ['SELECT rowid FROM handles WHERE handles MATCH ?', part],
  ] as const
  const used = parts.flatMap(([sql, value]) => (value === null ? [] : [{ sql, value }]))
  if (used.length === 0) return null
  return { sql: used.map(({ sql }) => sql).join(' UNION '), values: used.map(({ value }) => value) }
}

type Held = { readonly asked: string; readonly count: number }

/** Each list that is searched has a table of its own in memory: `temp.<name>` (row). */
type Name = 'found_incidents' | 'found_documents'

/** What the in-memory tables of rows hold at present. */
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
  const asked = JSON.stringify([stateOf(model), search])
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
