import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Instant, VaultId } from '../../contract/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { KEY_BYTES, type VaultKey } from '../crypto/keys.ts'
import { RECOVERY_BYTES } from '../crypto/recovery-code.ts'
import { closeDatabase, inTransaction, openDatabase, type Db } from '../db/open.ts'
import { APPLICATION_ID, FORMAT_VERSION, VAULT_SCHEMA } from '../db/schema.ts'
import type { Projection } from '../model/projection.ts'
import { ReadModel } from '../model/read-model.ts'
import { remember } from './device-memory.ts'
import { writeHeader, type Header } from './header.ts'
import { newSigningKeys, SIGNING_KEY_NAMES, writeSigningKey } from './signing-keys.ts'
import { makePassphraseSlot, makeRecoverySlot, type Slot } from './slots.ts'
import { Vault, type VaultHost } from './vault.ts'

export type NewVault = {
  readonly path: string
  readonly passphrase: string
  readonly withRecovery: boolean
}

/**
 * Makes a vault and leaves it open. Also gives the recovery code's 20 bytes, to be shown once, if asked for.
 * Throws VaultExists, InvalidInput, DiskFull, CannotRead; a file that could not be finished is removed.
 */
export async function createVault(
  ask: NewVault,
  host: VaultHost,
  projection: Projection,
): Promise<{ readonly vault: Vault; readonly recoveryCode: Uint8Array | null }> {
  const id = toHex(host.random.bytes(16)) as VaultId
  const vaultKey = host.random.bytes(KEY_BYTES) as VaultKey
  const recoveryCode = ask.withRecovery ? host.random.bytes(RECOVERY_BYTES) : null
  const slots: Slot[] = [await makePassphraseSlot(id, vaultKey, ask.passphrase, host)]
  if (recoveryCode !== null) slots.push(makeRecoverySlot(id, vaultKey, recoveryCode, host.random))
  const db = openDatabase({ kind: 'new-file', path: ask.path })
  try {
    const signing = newSigningKeys(host.random)
    const header: Header = {
      format: FORMAT_VERSION,
      vault: id,
      generation: 1,
      copiedAt: null,
      slots,
      keys: signing.public,
    }
    const vault = new Vault({ path: resolve(ask.path), db, host, projection, header, vaultKey })
    vault.model = new ReadModel(projection)
    const payload = { ...whoIs(host), vault: id, format: FORMAT_VERSION, generation: 1, keys: signing.public }
    // One transaction around all of it: a process that is killed leaves an empty file or a vault, nothing between.
    inTransaction(db, () => {
      createTables(db)
      vault.write([{ type: 'vault.created@1', payload }], () => {
        writeHeader(db, vault.keys.header, header)
        for (const name of SIGNING_KEY_NAMES)
          writeSigningKey(vault.signing, name, signing.secrets[name], host.random)
      })
    })
    remember(vault.memory, header, vault.ledger.head)
    return { vault, recoveryCode }
  } catch (error) {
    closeDatabase(db)
    rmSync(ask.path, { force: true })
    throw error
  }
}

function createTables(db: Db): void {
  for (const sql of Object.values(VAULT_SCHEMA)) db.exec(sql)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma(`user_version = ${FORMAT_VERSION}`)
}

/** The software's own facts that go into the log: version and platform, never a host or user name. */
export function whoIs(host: VaultHost): { readonly app: string; readonly platform: string } {
  return { app: host.appVersion, platform: host.platform }
}

export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant
