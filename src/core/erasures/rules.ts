import { AppError } from '../../contract/errors.ts'
import type { AccountId, ExhibitId, IncidentId, NoteId, PersonId, Seq } from '../../contract/ids.ts'
import type { ErasableText, IncidentField } from '../../contract/records.ts'
import { fromHex } from '../crypto/bytes.ts'
import type { Vault } from '../vault/vault.ts'
import { sweepChunks } from '../vault/passes.ts'
import { versionsOf, type IncidentRow, type IncidentVersion } from '../incidents/queries.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import { entriesAboutAny } from '../ledger/queries.ts'
import { notesOf } from '../notes/queries.ts'
import { findErased } from './queries.ts'
import { forgetErased, forgetText } from './unsaved.ts'

/** What erasing does not reach: said with every erasure. */
export const NOT_REACHED = [
  'backups made before',
  'packages already handed over',
  'the same words where they were written elsewhere, in another text or a form that is not saved',
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
  const [entry] = vault.write([{ type: 'erased@1', payload }], () => deletePayloads(vault, entries))
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
    deletePayloads(vault, entries)
    db.prepare('DELETE FROM exhibit_keys WHERE exhibit = ?').run(fromHex(exhibit))
  })
  vault.snapshotSize = 0
  while (sweepChunks(vault));
  return { erased: exhibit, seq: entry!.seq, stillIn: [...NOT_REACHED] }
}

/**
 * Erases one text of an incident for good: every entry that says it, in any wording. What else stood in those entries
 * is written again at once, as it was last, with the place and time of the first entry. The leaf hashes stay.
 */
export function eraseText(vault: Vault, row: IncidentRow, field: ErasableText, reason: string) {
  const versions = versionsOf(vault.reads, row.id)
  const holding = versions.filter(({ fields }) => fields[field] !== undefined)
  if (holding.length === 0) throw new AppError('NotFound', 'nothing is said there')
  const entries = holding.map(({ seq }) => seq)
  const payload = { what: 'text', id: row.id, field, entries, reason }
  const [entry] = vault.write([{ type: 'erased@1', payload }, writtenAgain(row, versions, field)], () => {
    deletePayloads(vault, entries)
    forgetText(vault, row.id, field)
  })
  vault.snapshotSize = 0
  return { seq: entry!.seq, entries: entries.length }
}

/** What the erased entries said besides, where no later entry says it otherwise. */
function writtenAgain(
  row: IncidentRow,
  versions: readonly IncidentVersion[],
  field: ErasableText,
): EntryDraft {
  const latest = new Map<string, IncidentVersion>()
  for (const version of versions) for (const name of Object.keys(version.fields)) latest.set(name, version)
  const fields = Object.fromEntries(
    [...latest].flatMap(([name, version]) => {
      const isLost = name !== field && version.fields[field] !== undefined
      return isLost ? [[name, version.fields[name as IncidentField]]] : []
    }),
  )
  return {
    type: 'incident.recorded@1',
    payload: {
      incident: row.id,
      case: row.caseId,
      class: versions.findLast(({ fields: said }) => said[field] !== undefined)!.class,
      fields,
      first: { at: row.loggedAt, seq: row.seq },
    },
  }
}

/** Erases an account, a person or a note for good: every wording, and every line that links them with something. */
export function eraseRecord(
  vault: Vault,
  what: 'account' | 'person' | 'note',
  id: AccountId | PersonId | NoteId,
  reason: string,
): { readonly seq: Seq; readonly entries: number } {
  const entries = entriesAboutAny(vault.reads, [id]).map((entry) => entry.seq)
  const [entry] = vault.write([{ type: 'erased@1', payload: { what, id, entries, reason } }], () =>
    deletePayloads(vault, entries),
  )
  vault.snapshotSize = 0
  return { seq: entry!.seq, entries: entries.length }
}

/** What was found under an id. Throws NotFound, or Erased when it was erased for good. */
export function requireUnerased<Row>(vault: Vault, id: string, row: Row | null): Row {
  if (row !== null) return row
  if (findErased(vault.reads, id) !== null) throw new AppError('Erased', 'it was erased')
  throw new AppError('NotFound', 'it is not there')
}

/** What was erased stands in the read model already: what is typed and not saved loses what names it. */
function deletePayloads(vault: Vault, entries: readonly Seq[]): void {
  const remove = vault.db.prepare('DELETE FROM entries WHERE seq = ?')
  for (const seq of entries) remove.run(seq)
  vault.db.prepare('DELETE FROM snapshot').run()
  forgetErased(vault)
}
