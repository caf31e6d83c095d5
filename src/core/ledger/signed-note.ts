import { AppError } from '../../contract/errors.ts'
import { concat, fromBase64, fromUtf8, sameBytes, toBase64, toHex, utf8 } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { sign, verify } from '../crypto/sign.ts'
import type { SigningKey } from '../crypto/sign.ts'

// https://c2sp.org/signed-note: text, an empty line, signature lines.

const ED25519_TYPE = 0x01
const KEY_ID_BYTES = 4
const PUBLIC_KEY_BYTES = 32
// The specification asks for at least 16; more is a note that wants to cost time.
const MAX_SIGNATURES = 100

/** Who may have signed: a name without spaces or `+`, and 32 bytes of Ed25519 public key. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array }

export type NoteSignature = {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

/** A note taken apart; nothing is verified yet. `text` ends with a newline. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** The key id: first four bytes of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)` (signed-note, Ed25519 signatures). */
export function noteKeyId(key: NoteKey): Uint8Array {
  const hashed = sha256(utf8(key.name), Uint8Array.of(0x0a, ED25519_TYPE), key.publicKey)
  return hashed.subarray(0, KEY_ID_BYTES)
}

/**
 * Signs a text. In: a well-formed text that ends with a newline and has no other control characters; the key's name
 * and secret. Out: the whole note. Throws `InvalidInput` when text or name cannot stand in a note.
 */
export function signNote(text: string, name: string, key: SigningKey): string {
  if (!isNoteText(text) || !isKeyName(name))
    throw new AppError('InvalidInput', 'this cannot stand in a signed note')
  const publicKey = key.subarray(key.length - PUBLIC_KEY_BYTES)
  const line = concat(noteKeyId({ name, publicKey }), sign(utf8(text), key))
  return `${text}\n— ${name} ${toBase64(line)}\n`
}

/**
 * Takes a note apart, strictly. In: its bytes, or a string. Throws `NotACheckpoint` when it is not UTF-8, has control
 * characters, or has a line after the last empty one that is no signature.
 */
export function parseNote(note: Uint8Array | string): Note {
  const whole = noteString(note)
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !isNoteText(whole)) throw malformed()
  const lines = whole.slice(split + 2).split('\n')
  if (lines.pop() !== '' || lines.length === 0 || lines.length > MAX_SIGNATURES) throw malformed()
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignatureLine) }
}

function noteString(note: Uint8Array | string): string {
  if (typeof note === 'string') return note
  try {
    return fromUtf8(note)
  } catch (cause) {
    throw new AppError('NotACheckpoint', 'the note is not UTF-8', { cause })
  }
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (!isKeyName(name) || bytes === null || bytes.length <= KEY_ID_BYTES) throw malformed()
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) }
}

/**
 * Verifies a note under one known key. Signatures of other keys are ignored, as the specification asks; every
 * signature of this key must be right and there must be one. Throws `CheckpointMismatch` otherwise.
 */
export function verifyNote(note: Note, key: NoteKey): void {
  const keyId = noteKeyId(key)
  const own = note.signatures.filter((line) => line.name === key.name && sameBytes(line.keyId, keyId))
  if (own.length === 0) throw new AppError('CheckpointMismatch', 'the note is not signed by the known key')
  const text = utf8(note.text)
  if (!own.every((line) => verify(line.signature, text, key.publicKey))) {
    throw new AppError('CheckpointMismatch', 'the signature of the known key does not fit the note')
  }
}

/** A verifier key as text: `name+hex key id+base64(0x01 ‖ public key)` (golang.org/x/mod/sumdb/note). */
export function encodeVkey(key: NoteKey): string {
  if (!isKeyName(key.name) || key.publicKey.length !== PUBLIC_KEY_BYTES) {
    throw new AppError('InvalidInput', 'not a note key')
  }
  const typed = concat(Uint8Array.of(ED25519_TYPE), key.publicKey)
  return `${key.name}+${toHex(noteKeyId(key))}+${toBase64(typed)}`
}

/** Reads a verifier key. Throws `NotACheckpoint` unless it is exactly what `encodeVkey` would write. */
export function decodeVkey(vkey: string): NoteKey {
  const [, name = '', , base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey) ?? []
  const typed = fromBase64(base64)
  if (!isKeyName(name) || typed === null || typed.length !== 1 + PUBLIC_KEY_BYTES) throw malformed()
  const key = { name, publicKey: typed.subarray(1) }
  if (encodeVkey(key) !== vkey) throw malformed()
  return key
}

function isNoteText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.isWellFormed() && text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]/.test(text)
}

function isKeyName(name: string): boolean {
  return name.isWellFormed() && name !== '' && !/[+\p{White_Space}\p{Cc}]/u.test(name)
}

function malformed(): AppError {
  return new AppError('NotACheckpoint', 'malformed note')
}
