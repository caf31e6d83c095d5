import { onTestFinished } from 'vitest'
import { projection } from '../../src/core/events.ts'
import type { EntryDraft } from '../../src/core/ledger/entry.ts'
import { toHex } from '../../src/core/crypto/bytes.ts'
import { openVault, type OpenedVault } from '../../src/core/vault/open.ts'
import { writeSnapshot } from '../../src/core/vault/snapshot.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { PASSPHRASE } from './temp-vault.ts'
import type { LockedVault } from './locked-vault.ts'

/** Opens a vault without the client, for what no procedure shows. Locked when the test ends, if not before. */
export async function openCore({ path, host }: Pick<LockedVault, 'path' | 'host'>): Promise<OpenedVault> {
  const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
  const opened = await openVault(path, secret, host, projection)
  onTestFinished(() => opened.vault.lock())
  return opened
}

/** Gives a locked vault a snapshot of all it holds, however little that is. */
export async function writeSnapshotInto(locked: LockedVault): Promise<void> {
  const { vault } = await openCore(locked)
  if (!(await writeSnapshot(vault, () => Promise.resolve()))) throw new Error('no snapshot was written')
  await vault.lock()
}

/** As many incidents as drafts, to be written in one go. */
export function incidentDrafts(vault: Vault, caseId: string, count: number, title = 'Again'): EntryDraft[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'incident.recorded@1',
    payload: {
      incident: toHex(vault.host.random.bytes(16)),
      case: caseId,
      class: 'ordinary',
      fields: { title: `${title} ${index}` },
    },
  }))
}

const SHADOW_TABLES = /^(words|handles)(_|$)|^sqlite_/

/**
 * All rows of all tables of the read model but the search index's own, up to entry `before`. Row numbers that SQLite
 * gave out and nothing refers to are left out.
 */
export function tablesOf(vault: Vault, before = Number.MAX_SAFE_INTEGER): Record<string, readonly unknown[]> {
  const names = vault.reads
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[]
  const tables = names
    .filter((name) => !SHADOW_TABLES.test(name) && name !== 'replayed')
    .map((name) => [name, rowsOfModel(vault, name, before)] as const)
  return Object.fromEntries(tables)
}

function rowsOfModel(vault: Vault, table: string, before: number): readonly unknown[] {
  const rows = vault.reads.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
  return rows
    .filter((row) => typeof row['seq'] !== 'number' || row['seq'] < before)
    .map(({ row: _row, ...rest }) => JSON.stringify(rest))
    .toSorted()
}
