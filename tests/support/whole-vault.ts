import { join } from 'node:path'
import { expect } from 'vitest'
import type { ExhibitId, IncidentId } from '../../src/contract/ids.ts'
import { projection } from '../../src/core/events.ts'
import { allExhibits, findExhibit } from '../../src/core/exhibits/queries.ts'
import { readRange } from '../../src/core/exhibits/read.ts'
import { findIncident } from '../../src/core/incidents/queries.ts'
import { checkVault, type Checked } from '../../src/core/vault/check.ts'
import { openVault } from '../../src/core/vault/open.ts'
import type { Vault, VaultHost } from '../../src/core/vault/vault.ts'
import { seededBytes } from './children/child-host.ts'
import type { Ack } from './crash-child.ts'

/** Opens a vault below the API, so that a test can reach its connection. */
export async function openWhole(path: string, passphrase: string, host: VaultHost): Promise<Vault> {
  const opened = await openVault(path, { kind: 'passphrase', passphrase }, host, projection)
  return opened.vault
}

export function checkAll(vault: Vault): Promise<Checked> {
  const exhibits = allExhibits(vault.reads)
  const quiet = { since: null, progress: () => undefined, pause: () => Promise.resolve() }
  return checkVault(vault, { exhibits, signal: new AbortController().signal, ...quiet })
}

/** Whether everything that was acknowledged is there: files by their hash, incidents by their last wording. */
export function expectAcknowledged(vault: Vault, acks: readonly Ack[]): void {
  const words = new Map<string, string>()
  for (const ack of acks) {
    expect(ack.kind).not.toBe('refused')
    if (ack.kind === 'incident') words.set(ack.incident, ack.words)
    if (ack.kind === 'incident') expect(vault.ledger.size).toBeGreaterThan(ack.seq)
    if (ack.kind === 'file') {
      const row = findExhibit(vault.reads, ack.exhibit as ExhibitId)
      expect(row).toMatchObject({ sha256: ack.sha256, sizeBytes: ack.sizeBytes })
    }
  }
  for (const [incident, said] of words) {
    const found = findIncident(vault.reads, incident as IncidentId)?.fields.words
    // The correction after the last one that was acknowledged may have been kept as well.
    expect([said, `${said}, corrected`]).toContain(found)
  }
}

/** Whether files come back byte for byte as their seeds say. */
export function expectSameBytes(vault: Vault, acks: readonly Ack[]): number {
  let bytes = 0
  for (const ack of acks) {
    if (ack.kind !== 'file') continue
    const row = findExhibit(vault.reads, ack.exhibit as ExhibitId)!
    const [, length = '', ...seed] = ack.token.split(':')
    const expected = seededBytes(seed.join(':'), Number(length))
    expect(expected.equals(readRange(vault, row, 0, row.sizeBytes))).toBe(true)
    bytes += expected.length
  }
  return bytes
}

export const vaultIn = (folder: string): string => join(folder, 'notes.holdfast')
