import { AppError } from '../../contract/errors.ts'
import type { Exhibit } from '../../contract/exhibits.ts'
import type { ExhibitId, IncidentId } from '../../contract/ids.ts'
import { fromHex } from '../crypto/bytes.ts'
import { findErased } from '../erasures/queries.ts'
import type { PassShape } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import {
  exhibitIdsLabelled,
  exhibitIdsStarting,
  findExhibit,
  findExhibitByNumber,
  incidentIdsOfExhibit,
  intakesOf,
  type ExhibitRow,
} from './queries.ts'

/** Throws NotFound, or Erased when it was erased for good. */
export function requireExhibit(vault: Vault, id: ExhibitId): ExhibitRow {
  const row = findExhibit(vault.reads, id)
  if (row !== null) return row
  if (findErased(vault.reads, id) !== null) throw new AppError('Erased', 'the exhibit was erased')
  throw new AppError('NotFound', 'no such exhibit')
}

/** An exhibit by its id, the start of its id, its number or its label. Throws NotFound, Ambiguous, Erased. */
export function findExhibitByName(vault: Vault, name: string): ExhibitId {
  const found = candidates(vault, name)
  if (found.length > 1) throw new AppError('Ambiguous', 'more than one exhibit fits')
  return found[0] ?? requireExhibit(vault, name as ExhibitId).id
}

function candidates(vault: Vault, name: string): readonly ExhibitId[] {
  if (/^\d{1,9}$/.test(name)) {
    const byNumber = findExhibitByNumber(vault.reads, Number(name))
    if (byNumber !== null) return [byNumber.id]
  }
  if (/^[0-9a-f]{4,32}$/.test(name)) return exhibitIdsStarting(vault.reads, name)
  return exhibitIdsLabelled(vault.reads, name)
}

export function exhibitView(vault: Vault, row: ExhibitRow): Exhibit {
  const { chunks: _chunks, extension: _extension, ...shown } = row
  return {
    ...shown,
    intakes: [...intakesOf(vault.reads, row.id)],
    incidents: [...incidentIdsOfExhibit(vault.reads, row.id)] as IncidentId[],
  }
}

const openedIn = new WeakMap<Vault, Set<ExhibitId>>()

/**
 * Notes that somebody sees what files say: the first time in each unlocked session. Before anything of them is seen: a look
 * that nobody noted is worse than a note without a look. False where the vault opened for reading only.
 */
export function noteOpened(vault: Vault, exhibits: readonly ExhibitId[]): boolean {
  if (vault.readOnly !== null) return false
  const noted = openedIn.get(vault) ?? new Set()
  openedIn.set(vault, noted)
  const first = exhibits.filter((exhibit) => !noted.has(exhibit))
  if (first.length === 0) return true
  vault.write([{ type: 'exhibit.opened@1', payload: { exhibits: first } }])
  for (const exhibit of first) noted.add(exhibit)
  return true
}

/** The next opening of a file is its first again. */
export function forgetOpened(vault: Vault): void {
  openedIn.delete(vault)
}

export function shapeOf(row: ExhibitRow): PassShape {
  return { id: fromHex(row.id), sizeBytes: row.sizeBytes, chunks: row.chunks }
}
