import type { ExhibitId, IncidentId, Seq } from '../../contract/ids.ts'
import { fromHex } from '../crypto/bytes.ts'
import type { Db } from '../db/open.ts'
import type { Vault } from '../vault/vault.ts'
import { sweepChunks } from '../vault/passes.ts'
import { entriesAboutAny } from '../ledger/queries.ts'
import { notesOf } from '../notes/queries.ts'

/** What erasing does not reach: said with every erasure. */
export const NOT_REACHED = [
  'backups made before',
  'packages already handed over',
  'blocks of this disk that have not been used again',
] as const

/** Entries that name an incident and are not about its content, or not about it alone: they stay. */
const KEPT_TYPES: ReadonlySet<string> = new Set(['bundle.prepared@1', 'erased@1', 'action.logged@1'])

/**
 * Erases an incident for good: its wordings, tags, links and notes. One transaction appends `erased@1` and deletes
 * the payloads and the whole snapshot (DESIGN section 3, Erasing). The leaf hashes stay.
 */
export function eraseIncident(vault: Vault, incident: IncidentId, reason: string) {
  const about = entriesAboutAny(vault.reads, [incident]).filter((entry) => !KEPT_TYPES.has(entry.type))
  const notes = notesOf(vault.reads, incident).map((note) => note.seq)
  const entries = [...new Set([...about.map((entry) => entry.seq), ...notes])].toSorted((a, b) => a - b)
  const payload = { what: 'incident', id: incident, entries, reason } as const
  const [entry] = vault.write([{ type: 'erased@1', payload }], (db) => deletePayloads(db, entries))
  vault.snapshotSize = 0
  return { erased: incident, seq: entry!.seq, entries: entries.length }
}

/**
 * Erases an exhibit for good: its key, and the names it came under. Its chunks cannot be read without the key and
 * are swept afterwards in batches.
 */
export function eraseExhibit(vault: Vault, exhibit: ExhibitId, reason: string) {
  const named = entriesAboutAny(vault.reads, [exhibit]).filter((entry) => entry.type === 'exhibit.named@1')
  const entries = named.map((entry) => entry.seq)
  const payload = { what: 'exhibit', id: exhibit, entries, reason } as const
  const [entry] = vault.write([{ type: 'erased@1', payload }], (db) => {
    deletePayloads(db, entries)
    db.prepare('DELETE FROM exhibit_keys WHERE exhibit = ?').run(fromHex(exhibit))
  })
  vault.snapshotSize = 0
  while (sweepChunks(vault));
  return { erased: exhibit, seq: entry!.seq, stillIn: [...NOT_REACHED] }
}

function deletePayloads(db: Db, entries: readonly Seq[]): void {
  const remove = db.prepare('DELETE FROM entries WHERE seq = ?')
  for (const seq of entries) remove.run(seq)
  db.prepare('DELETE FROM snapshot').run()
}
