import { AppError } from '../../contract/errors.ts'
import type { Instant, Seq } from '../../contract/ids.ts'
import { NONCE_BYTES, openBox, sealBox } from '../crypto/aead.ts'
import { bigEndian, concat, sameBytes } from '../crypto/bytes.ts'
import type { EntryKey, HeaderKey } from '../crypto/keys.ts'
import { pad, unpad } from '../crypto/padding.ts'
import { blobOf, countOf } from '../db/columns.ts'
import type { Db } from '../db/open.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { decodeEntry, encodeEntry, SALT_BYTES, type Entry, type EntryDraft } from './entry.ts'
import { checkAgainstHead, readHead, writeHead, type Head } from './head.ts'
import { readLeaves, writeLeaves } from './leaf-store.ts'
import { appendLeaf, emptyFrontier, frontierRoot, leafHash, type Frontier } from './merkle.ts'

export type LedgerKeys = { readonly entry: EntryKey; readonly header: HeaderKey }
export type LedgerHost = { readonly clock: Clock; readonly random: Random }

/** Entries that are encoded and hashed and not yet written: `store` writes them, `accept` makes them the present. */
export type StagedEntries = {
  readonly entries: readonly Entry[]
  readonly firstSeq: number
  readonly leavesBytes: Buffer
  readonly frontier: Frontier
  readonly lastAt: Instant
}

/** How far a clock may go back between two entries before it is written down. */
const CLOCK_SLACK_MS = 2000

/** The append-only list of entries: the single source of truth (DESIGN section 4). */
export class Ledger {
  readonly #db: Db
  readonly #keys: LedgerKeys
  readonly #vaultIdBytes: Uint8Array
  readonly #host: LedgerHost
  #leavesBytes: Buffer = Buffer.alloc(0)
  #frontier: Frontier = emptyFrontier()
  #lastAt: Instant | null = null

  constructor(db: Db, keys: LedgerKeys, vaultIdBytes: Uint8Array, host: LedgerHost) {
    this.#db = db
    this.#keys = keys
    this.#vaultIdBytes = vaultIdBytes
    this.#host = host
  }

  get size(): number {
    return this.#leavesBytes.length / 32
  }

  /** The time of the newest entry, or null while it is not known. */
  get lastAt(): Instant | null {
    return this.#lastAt
  }

  get head(): Head {
    return { size: this.size, root: frontierRoot(this.#frontier) }
  }

  /** All leaf hashes in order, 32 bytes each: what a package carries as `leaves.bin`. */
  get leavesBytes(): Uint8Array {
    return this.#leavesBytes
  }

  /** Reads the leaves and compares their root with the authenticated head. Throws DamagedLedger, CopiedWhileInUse. */
  load(): void {
    const leavesBytes = readLeaves(this.#db)
    checkAgainstHead(this.#db, leavesBytes, readHead(this.#db, this.#keys.header, this.#vaultIdBytes))
    let frontier = emptyFrontier()
    for (let at = 0; at < leavesBytes.length; at += 32)
      frontier = appendLeaf(frontier, leavesBytes.subarray(at, at + 32))
    this.#leavesBytes = leavesBytes
    this.#frontier = frontier
  }

  /** The time of the newest entry, told by whoever replayed the ledger, so that a clock going back is noticed. */
  noteLastAt(at: Instant): void {
    this.#lastAt = at
  }

  /** Encodes and hashes drafts as the next entries. Nothing is written. Throws InvalidInput. */
  stage(drafts: readonly EntryDraft[], by = 'owner'): StagedEntries {
    const at = new Date(this.#host.clock.nowMs()).toISOString() as Instant
    const all = this.#clockWentBack(at) ? [clockJumped(this.#lastAt!, at), ...drafts] : drafts
    const firstSeq = this.size
    let frontier = this.#frontier
    const entries: Entry[] = []
    const hashes: Uint8Array[] = [this.#leavesBytes]
    const salts = this.#host.random.bytes(SALT_BYTES * all.length)
    all.forEach((draft, offset) => {
      const salt = salts.subarray(offset * SALT_BYTES, (offset + 1) * SALT_BYTES)
      const bytes = encodeEntry(draft, at, by, salt)
      const leaf = leafHash(bytes)
      frontier = appendLeaf(frontier, leaf)
      hashes.push(leaf)
      entries.push({
        seq: (firstSeq + offset) as Seq,
        at,
        by,
        type: draft.type,
        payload: draft.payload,
        bytes,
      })
    })
    return { entries, firstSeq, leavesBytes: Buffer.concat(hashes), frontier, lastAt: at }
  }

  /** Writes staged entries, their leaves and the new head. Inside the caller's transaction. */
  store(staged: StagedEntries): void {
    const insert = this.#db.prepare('INSERT INTO entries (seq, box) VALUES (?, ?)')
    const nonces = this.#host.random.bytes(NONCE_BYTES * staged.entries.length)
    for (const [place, entry] of staged.entries.entries()) {
      const nonce = nonces.subarray(place * NONCE_BYTES, (place + 1) * NONCE_BYTES)
      insert.run(entry.seq, sealBox(this.#keys.entry, nonce, this.#associated(entry.seq), pad(entry.bytes)))
    }
    writeLeaves(this.#db, staged.leavesBytes, staged.firstSeq)
    const head = { size: staged.leavesBytes.length / 32, root: frontierRoot(staged.frontier) }
    writeHead(this.#db, this.#keys.header, this.#vaultIdBytes, head)
  }

  /** Makes staged entries the present. After the commit of the transaction that stored them. */
  accept(staged: StagedEntries): void {
    this.#leavesBytes = staged.leavesBytes
    this.#frontier = staged.frontier
    this.#lastAt = staged.lastAt
  }

  /** Whether the payload of an entry is stored. */
  hasPayload(seq: Seq): boolean {
    return this.#db.prepare('SELECT 1 FROM entries WHERE seq = ?').get(seq) !== undefined
  }

  /** One entry, compared with its leaf. Throws NotFound when its payload is not there, DamagedEntry, DamagedFile. */
  read(seq: Seq): Entry {
    const row = this.#row(seq)
    if (row === undefined) throw new AppError('NotFound', 'the payload of this entry is not there')
    return this.#open(seq, row.box)
  }

  #row(seq: Seq): { readonly box: unknown } | undefined {
    try {
      return this.#db.prepare('SELECT box FROM entries WHERE seq = ?').get(seq) as
        | { readonly box: unknown }
        | undefined
    } catch (error) {
      throw sqliteError(error)
    }
  }

  /** Entries from `from` on in order, each compared with its leaf; one whose payload is not there is given as null. */
  *readFrom(from: number): Generator<{ readonly seq: Seq; readonly entry: Entry | null }> {
    const rows = this.#db.prepare('SELECT seq, box FROM entries WHERE seq >= ? ORDER BY seq').iterate(from)
    let next = from
    for (const row of rows as IterableIterator<{ readonly seq: unknown; readonly box: unknown }>) {
      const seq = countOf(row.seq, 'DamagedLedger') as Seq
      if (seq < next || seq >= this.size) throw new AppError('DamagedLedger', 'a row is out of order')
      for (; next < seq; next++) yield { seq: next as Seq, entry: null }
      yield { seq, entry: this.#open(seq, row.box) }
      next = seq + 1
    }
    for (; next < this.size; next++) yield { seq: next as Seq, entry: null }
  }

  #open(seq: Seq, column: unknown): Entry {
    const box = blobOf(column, 'DamagedEntry')
    const bytes = unpad(openBox(this.#keys.entry, this.#associated(seq), box, 'DamagedEntry'))
    const leaf = this.#leavesBytes.subarray(seq * 32, seq * 32 + 32)
    if (!sameBytes(leafHash(bytes), leaf))
      throw new AppError('DamagedEntry', 'an entry is not the one its leaf names')
    return decodeEntry(seq, bytes)
  }

  #associated(seq: Seq): Uint8Array {
    return concat(this.#vaultIdBytes, bigEndian(seq, 8))
  }

  #clockWentBack(at: Instant): boolean {
    return this.#lastAt !== null && Date.parse(at) < Date.parse(this.#lastAt) - CLOCK_SLACK_MS
  }
}

function clockJumped(before: Instant, now: Instant): EntryDraft {
  return { type: 'clock.jumped@1', payload: { before, now } }
}
