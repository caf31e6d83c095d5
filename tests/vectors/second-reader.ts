import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { blake2b, subkeyOf, xchachaOpen } from './second-ciphers.ts'

// Reads a vault by docs/vault-format.md: nothing here comes from src/. What this reader and the product read
// differently is a mistake in one of them, or in the document.

export type Argon2id = (passphrase: Uint8Array, salt: Uint8Array, memoryKib: number, passes: number) => Buffer

type SlotFields = { readonly kind: string; readonly salt: string; readonly box: string }
type HeaderFields = { readonly format: number; readonly vault: string; readonly slots: readonly SlotFields[] }
export type SecondSecret = { readonly passphrase: string } | { readonly recoveryCode: string }

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest()

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const base64 = (text: string): Buffer => Buffer.from(text, 'base64')

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

function number64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

/** Section 2: a box is nonce, ciphertext, tag. */
export function openSecondBox(key: Uint8Array, associated: Uint8Array, box: Uint8Array): Buffer {
  return xchachaOpen(key, box.subarray(0, 24), associated, box.subarray(24))
}

/** Section 2: canonical JSON of a flat description. */
function flatJson(fields: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(fields).toSorted()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(fields[key])}`).join(',')}}`
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Section 4: 32 characters of code, 4 of check. */
function codeBytes(typed: string): Buffer {
  const bits = [...typed.replaceAll('-', '')]
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const code = Buffer.from(
    bits
      .slice(0, 160)
      .match(/.{8}/g)!
      .map((byte) => Number.parseInt(byte, 2)),
  )
  const check = blake2b(32, Buffer.concat([Buffer.from('holdfast recovery check\0'), code]))
  const checkBits = [...check.subarray(0, 3)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  must(checkBits.slice(0, 20) === bits.slice(160), 'the check of the recovery code')
  return code
}

function slotKey(slot: SlotFields, secret: SecondSecret, argon2id: Argon2id): Buffer {
  const salt = base64(slot.salt)
  if ('recoveryCode' in secret) {
    const key = codeBytes(secret.recoveryCode)
    return blake2b(32, Buffer.concat([Buffer.from('holdfast recovery slot\0'), salt]), { key })
  }
  const { memoryBytes, passes } = slot as SlotFields & { memoryBytes: number; passes: number }
  return argon2id(Buffer.from(secret.passphrase.normalize('NFC')), salt, memoryBytes / 1024, passes)
}

function vaultKeyOf(header: HeaderFields, secret: SecondSecret, argon2id: Argon2id): Buffer {
  const kind = 'recoveryCode' in secret ? 'recovery' : 'passphrase'
  const slot = header.slots.find((candidate) => candidate.kind === kind)!
  const { box, ...description } = slot
  const associated = flatJson({ ...description, format: header.format, vault: header.vault })
  return openSecondBox(slotKey(slot, secret, argon2id), Buffer.from(associated), base64(box))
}

/** RFC 6962 section 2.1, by its definition. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]!
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

type Row = Readonly<Record<string, unknown>>

const blob = (row: Row | undefined, column: string): Buffer => {
  const value = row?.[column]
  if (!Buffer.isBuffer(value)) throw new Error(`no ${column}`)
  return value
}

export type SecondVault = {
  readonly header: HeaderFields
  readonly head: { readonly size: number; readonly root: Buffer }
  /** The exact bytes of each entry; null where they were erased. */
  readonly entries: readonly (string | null)[]
  readonly signingKeys: ReadonlyMap<string, Buffer>
  readonly deviceKey: Buffer
  exhibit(id: string): Buffer
  /** The snapshot's description and image, or null. */
  snapshot(): { readonly description: Readonly<Record<string, unknown>>; readonly image: Buffer } | null
  close(): void
}

export function readVaultAgain(path: string, secret: SecondSecret, argon2id: Argon2id): SecondVault {
  const db = new Database(path, { readonly: true })
  const all = (sql: string, ...params: readonly unknown[]) => db.prepare(sql).all(...params) as Row[]
  must(db.pragma('application_id', { simple: true }) === 0x486f4661, 'application_id')
  must(db.pragma('user_version', { simple: true }) === 1, 'user_version')

  const [copy, twin] = all('SELECT body, mac, sha256 FROM header ORDER BY copy')
  for (const row of [copy, twin])
    must(sha256(blob(row, 'body'), blob(row, 'mac')).equals(blob(row, 'sha256')), 'header sum')
  const header = JSON.parse(blob(copy, 'body').toString('utf8')) as HeaderFields
  const id = hex(header.vault)
  const vaultKey = vaultKeyOf(header, secret, argon2id)
  const [, headerKey, entryKey, exhibitKey, signingKey, deviceKey] = [0, 1, 2, 3, 4, 5].map((n) =>
    subkeyOf(vaultKey, n, 'holdfast'),
  )
  const tag = (label: string, message: Uint8Array) =>
    blake2b(32, Buffer.concat([Buffer.from(`holdfast ${label}\0`), message]), { key: headerKey! })
  must(tag('header', blob(copy, 'body')).equals(blob(copy, 'mac')), 'header mac')

  const leaves = Buffer.concat(
    all('SELECT hashes FROM leaves ORDER BY page').map((row) => blob(row, 'hashes')),
  )
  const [head] = all('SELECT size, root, mac FROM head')
  const size = Number(head!['size'])
  must(
    tag('head', Buffer.concat([id, number64(size), blob(head, 'root')])).equals(blob(head, 'mac')),
    'head mac',
  )
  const hashes = Array.from({ length: size }, (_, at) => leaves.subarray(32 * at, 32 * (at + 1)))
  must(leaves.length === 32 * size && rootOf(hashes).equals(blob(head, 'root')), 'root')

  const boxes = new Map(
    all('SELECT seq, box FROM entries').map((row) => [Number(row['seq']), blob(row, 'box')]),
  )
  const entries = hashes.map((leaf, seq) => {
    const box = boxes.get(seq)
    if (box === undefined) return null
    const padded = openSecondBox(entryKey!, Buffer.concat([id, number64(seq)]), box)
    const bytes = padded.subarray(4, 4 + padded.readUInt32BE())
    must(sha256(Buffer.of(0), bytes).equals(leaf), `leaf ${seq}`)
    return bytes.toString('utf8')
  })

  const chunksOf = (pass: Uint8Array, key: Uint8Array): Buffer => {
    const rows = all('SELECT position, box FROM chunks WHERE exhibit = ? ORDER BY position', pass)
    const parts = rows.map((row, at) => {
      const nonce = Buffer.alloc(24)
      nonce.writeBigUInt64BE((BigInt(at) << 8n) | (at === rows.length - 1 ? 1n : 0n), 16)
      return xchachaOpen(key, nonce, pass, blob(row, 'box'))
    })
    return Buffer.concat(parts)
  }

  return {
    header,
    head: { size, root: blob(head, 'root') },
    entries,
    deviceKey: deviceKey!,
    signingKeys: new Map(
      all('SELECT name, box FROM signing_keys').map((row) => {
        const name = String(row['name'])
        return [name, openSecondBox(signingKey!, Buffer.concat([id, Buffer.from(name)]), blob(row, 'box'))]
      }),
    ),
    exhibit: (exhibitId) => {
      const pass = hex(exhibitId)
      const [row] = all('SELECT box FROM exhibit_keys WHERE exhibit = ?', pass)
      const key = openSecondBox(exhibitKey!, Buffer.concat([id, pass]), blob(row, 'box'))
      const entry = entries.find((text) => text?.includes(`"exhibit":"${exhibitId}"`))
      const { payload } = JSON.parse(entry!) as { payload: { sizeBytes: number } }
      return chunksOf(pass, key).subarray(0, payload.sizeBytes)
    },
    snapshot: () => {
      const [row] = all('SELECT pass, box FROM snapshot')
      if (row === undefined) return null
      const pass = blob(row, 'pass')
      const opened = openSecondBox(
        exhibitKey!,
        Buffer.concat([Buffer.from('snapshot'), id, pass]),
        blob(row, 'box'),
      )
      const description = JSON.parse(opened.toString('utf8')) as { key: string; imageBytes: number }
      const image = chunksOf(pass, base64(description.key)).subarray(0, description.imageBytes)
      return { description, image }
    },
    close: () => db.close(),
  }
}

/** Section 9: what a computer remembers of a vault, and under which name. */
export function readMemoryAgain(
  deviceKey: Uint8Array,
  header: { readonly vault: string; readonly keys: { readonly log: string } },
  record: Uint8Array,
): { readonly name: string; readonly memory: unknown } {
  const name = sha256(hex(header.vault), base64(header.keys.log)).subarray(0, 16).toString('hex')
  const associated = Buffer.concat([Buffer.from('device memory'), hex(header.vault)])
  return { name, memory: JSON.parse(openSecondBox(deviceKey, associated, record).toString('utf8')) }
}
