import { AppError } from '../../contract/errors.ts'
import type { VaultId } from '../../contract/ids.ts'
import { fromHex } from '../crypto/bytes.ts'
import { deriveSubkeys, wipeKeys, type Subkeys, type VaultKey } from '../crypto/keys.ts'
import { closeDatabase, inTransaction, type Db } from '../db/open.ts'
import type { Entry, EntryDraft } from '../ledger/entry.ts'
import { Ledger } from '../ledger/ledger.ts'
import type { Projection } from '../model/projection.ts'
import type { ReadModel } from '../model/read-model.ts'
import type { ChunkPool } from '../ports/chunk-pool.ts'
import type { Clock } from '../ports/clock.ts'
import type { DeviceMemory } from '../ports/device-memory.ts'
import type { Kdf } from '../ports/kdf.ts'
import type { Random } from '../ports/random.ts'
import { remember, type MemoryStore } from './device-memory.ts'
import type { Header } from './header.ts'
import type { SigningStore } from './signing-keys.ts'

/** What a vault asks of its host. */
export type VaultHost = {
  readonly clock: Clock
  readonly random: Random
  readonly kdf: Kdf
  readonly deviceMemory: DeviceMemory
  /** Made when the first big file comes, ended with the vault. */
  readonly openChunkPool: () => ChunkPool
  readonly appVersion: string
  /** Such as `linux x64`: no host name, no user name. */
  readonly platform: string
}

/** Why a vault opened for reading only. */
export type ReadOnlyReason = 'file' | 'copy' | 'older-than-last-seen' | 'forked' | 'disk-full'

const REFUSALS = {
  file: ['ReadOnly', 'the file cannot be written'],
  copy: ['IsACopy', 'a backup opens for reading'],
  'older-than-last-seen': ['OlderThanLastSeen', 'this computer has seen a newer state of this vault'],
  forked: ['Forked', 'this computer has seen another history of this vault'],
  'disk-full': ['DiskFull', 'there was no room left when the vault was opened'],
} as const

/** An open vault: the only connection to its file, its keys, its ledger and its read model. */
export class Vault {
  readonly path: string
  readonly #db: Db
  readonly host: VaultHost
  readonly projection: Projection
  /** Set once, while opening. */
  readOnly: ReadOnlyReason | null = null
  /** Replaced by whoever writes a new header or new keys; nobody else assigns these four. */
  header: Header
  vaultKey: VaultKey
  keys: Subkeys
  ledger: Ledger
  model: ReadModel | null = null
  /** How many entries the file held before this session wrote any. */
  openedSize = 0
  /** How many entries the snapshot in the file holds; 0 when there is none that fits. */
  snapshotSize = 0
  /** Passes going on now, as hex ids: the sweep leaves their chunks alone. */
  readonly activePasses = new Set<string>()
  #pool: ChunkPool | null = null

  constructor(parts: {
    readonly path: string
    readonly db: Db
    readonly host: VaultHost
    readonly projection: Projection
    readonly header: Header
    readonly vaultKey: VaultKey
  }) {
    this.path = parts.path
    this.#db = parts.db
    this.host = parts.host
    this.projection = parts.projection
    this.header = parts.header
    this.vaultKey = parts.vaultKey
    this.keys = deriveSubkeys(parts.vaultKey)
    this.ledger = new Ledger(this.db, this.keys, this.idBytes, this.host)
  }

  get isOpen(): boolean {
    return this.#db.open
  }

  /** The connection to the file. Throws Cancelled once the vault is locked. */
  get db(): Db {
    this.#assertOpen()
    return this.#db
  }

  get id(): VaultId {
    return this.header.vault
  }

  get idBytes(): Uint8Array {
    return fromHex(this.header.vault)
  }

  get signing(): SigningStore {
    return { db: this.db, key: this.keys.signingWrap, vaultIdBytes: this.idBytes }
  }

  get memory(): MemoryStore {
    return { port: this.host.deviceMemory, key: this.keys.device, random: this.host.random }
  }

  /** The read model. Throws Internal before the ledger was replayed, Cancelled once the vault is locked. */
  get reads(): Db {
    if (this.model === null) throw new AppError('Internal', 'the ledger has not been replayed')
    this.#assertOpen()
    return this.model.db
  }

  get chunkPool(): ChunkPool {
    if (this.#pool === null) this.#assertOpen()
    this.#pool ??= this.host.openChunkPool()
    return this.#pool
  }

  /** Reads the leaves again under the present keys. Throws DamagedLedger. */
  reloadLedger(): void {
    const { lastAt } = this.ledger
    this.ledger = new Ledger(this.db, this.keys, this.idBytes, this.host)
    this.ledger.load()
    if (lastAt !== null) this.ledger.noteLastAt(lastAt)
  }

  /** What is still going on when the vault is locked ends here, with a name. */
  #assertOpen(): void {
    if (!this.isOpen) throw new AppError('Cancelled', 'the vault was locked')
  }

  /** Throws Cancelled once it is locked, or the reason why this vault opened for reading only, if it did. */
  assertWritable(): void {
    this.#assertOpen()
    if (this.readOnly === null) return
    const [code, message] = REFUSALS[this.readOnly]
    throw new AppError(code, message)
  }

  /**
   * The one way anything is recorded: appends entries and whatever rows belong to them in one transaction,
   * and shows them in the read model. Nothing is acknowledged before its commit; on failure nothing happened.
   */
  write(
    drafts: readonly EntryDraft[],
    rows: (db: Db, entries: readonly Entry[]) => void = () => undefined,
  ): readonly Entry[] {
    this.assertWritable()
    const staged = this.ledger.stage(drafts)
    const reads = this.reads
    reads.exec('BEGIN')
    try {
      this.model!.apply(staged.entries.map((entry) => ({ seq: entry.seq, entry })))
      inTransaction(this.db, () => {
        this.ledger.store(staged)
        rows(this.db, staged.entries)
      })
    } catch (error) {
      reads.exec('ROLLBACK')
      throw error
    }
    this.ledger.accept(staged)
    reads.exec('COMMIT')
    return staged.entries
  }

  /**
   * Closes both databases, overwrites the keys it can reach and ends the workers (DESIGN section 3, Lock).
   * It does not promise clean memory: ending the process does. A vault that is locked already stays so.
   */
  async lock(): Promise<void> {
    if (!this.isOpen) return
    try {
      if (this.readOnly === null) {
        this.write([{ type: 'vault.locked@1', payload: {} }])
        remember(this.memory, this.header, this.ledger.head)
      }
    } finally {
      this.#close()
      await this.#pool?.close()
    }
  }

  /** Closes without a word in the log: after a failure while opening, or when there is nothing to say. */
  abandon(): void {
    this.#close()
    void this.#pool?.close()
  }

  #close(): void {
    wipeKeys(this.vaultKey, ...Object.values(this.keys))
    try {
      this.model?.close()
    } finally {
      closeDatabase(this.#db)
    }
  }
}
