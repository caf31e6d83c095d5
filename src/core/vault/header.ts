import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { Instant, VaultId } from '../../contract/ids.ts'
import { fromUtf8, sameBytes, utf8 } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { authenticate, sameTag, type HeaderKey } from '../crypto/keys.ts'
import type { Db } from '../db/open.ts'
import { FORMAT_VERSION } from '../db/schema.ts'
import { canonicalJson } from '../ledger/canonical.ts'
import { Slot } from './slots.ts'

export const PublicKeys = z.strictObject({
  /** Ed25519, 32 bytes, base64: signs checkpoints. */
  log: z.base64(),
  /** Ed25519, 32 bytes, base64: signs the manifests of packages (minisign). */
  manifest: z.base64(),
  /** ECDSA P-256, SubjectPublicKeyInfo DER, base64: signs PDFs. */
  pdf: z.base64(),
})
export type PublicKeys = z.infer<typeof PublicKeys>

export const Header = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  vault: VaultId,
  /** Raised with every change of slots, keys or copy flag. */
  generation: z.int().positive(),
  /** Null in a vault; when it was made in a backup, which opens for reading only. */
  copiedAt: Instant.nullable(),
  slots: z.array(Slot).min(1).max(8),
  keys: PublicKeys,
})
export type Header = z.infer<typeof Header>

/** A header as stored: what it says, and the tag that is checked once the vault key is known. */
export type StoredHeader = {
  readonly header: Header
  readonly bodyBytes: Uint8Array
  readonly mac: Uint8Array
  /** How many of the two copies are whole: 1 means that the other is damaged. */
  readonly wholeCopies: number
}

type HeaderCopy = { readonly body: Buffer; readonly mac: Buffer }

/** The copies of the header whose plain SHA-256 fits, 0 to 2 of them. */
function wholeCopies(db: Db): readonly HeaderCopy[] {
  const rows = db.prepare('SELECT body, mac, sha256 FROM header ORDER BY copy').all() as HeaderRow[]
  return rows.flatMap(({ body, mac, sha256: sum }) => {
    if (!Buffer.isBuffer(body) || !Buffer.isBuffer(mac) || !Buffer.isBuffer(sum)) return []
    return sameBytes(sha256(body, mac), sum) ? [{ body, mac }] : []
  })
}

type HeaderRow = { readonly body: unknown; readonly mac: unknown; readonly sha256: unknown }

/**
 * Reads the header from whichever of its two copies is whole (docs/vault-format.md section 4).
 * Throws DamagedHeader when neither is, or when both are and say different things: they are only ever written
 * together, so one was put back by somebody, and believing it would call the right passphrase wrong. Throws
 * UnknownVersion when it is of a newer format.
 */
export function readHeader(db: Db): StoredHeader {
  const whole = wholeCopies(db)
  const [first] = whole
  if (first === undefined) throw new AppError('DamagedHeader', 'no copy of the header is whole')
  if (!whole.every((copy) => sameBytes(copy.body, first.body) && sameBytes(copy.mac, first.mac)))
    throw new AppError('DamagedHeader', 'the copies of the header say different things')
  return { header: parseHeader(first.body), bodyBytes: first.body, mac: first.mac, wholeCopies: whole.length }
}

function parseHeader(body: Uint8Array): Header {
  const raw: unknown = parseJson(body)
  const format = z.looseObject({ format: z.number() }).safeParse(raw)
  if (format.success && format.data.format !== FORMAT_VERSION) {
    throw new AppError('UnknownVersion', 'the vault is of another format version')
  }
  const parsed = Header.safeParse(raw)
  if (!parsed.success) throw new AppError('DamagedHeader', 'the header does not fit its schema')
  return parsed.data
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body))
  } catch (cause) {
    throw new AppError('DamagedHeader', 'the header is not JSON', { cause })
  }
}

/** Throws DamagedHeader unless the header was written with this vault's key. */
export function authenticateHeader(key: HeaderKey, stored: StoredHeader): void {
  if (!sameTag(stored.mac, authenticate(key, 'header', stored.bodyBytes))) {
    throw new AppError('DamagedHeader', 'the header is not authentic')
  }
}

/** How many of the two copies are whole, authentic and say what `header` says. */
export function countHeaderCopies(db: Db, key: HeaderKey, header: Header): number {
  const body = utf8(canonicalJson(header))
  const mac = authenticate(key, 'header', body)
  return wholeCopies(db).filter((copy) => sameBytes(copy.body, body) && sameTag(copy.mac, mac)).length
}

/** Writes both copies. Inside the transaction of the change they belong to. */
export function writeHeader(db: Db, key: HeaderKey, header: Header): void {
  const body = utf8(canonicalJson(header))
  const mac = authenticate(key, 'header', body)
  const put = db.prepare('INSERT OR REPLACE INTO header (copy, body, mac, sha256) VALUES (?, ?, ?, ?)')
  for (const copy of [0, 1]) put.run(copy, body, mac, sha256(body, mac))
}
