import { AppError } from '../../contract/errors.ts'
import type { Instant, Seq } from '../../contract/ids.ts'
import { fromUtf8, toBase64, utf8 } from '../crypto/bytes.ts'
import { canonicalJson, type CanonicalValue } from './canonical.ts'

export type EntryPayload = { readonly [key: string]: CanonicalValue | undefined }

/** What a slice asks to have written. `type` is past tense and versioned: `incident.recorded@1`. */
export type EntryDraft = { readonly type: string; readonly payload: EntryPayload }

/** One line of the ledger, as read. `bytes` are the sealed, hashed, disclosed and verified bytes. */
export type Entry = {
  readonly seq: Seq
  readonly at: Instant
  readonly by: string
  readonly type: string
  readonly payload: unknown
  readonly bytes: Uint8Array
}

export const SALT_BYTES = 32

/** The bytes of an entry: canonical JSON of `{ at, by, payload, salt, type }` (DESIGN section 4). Made once. */
export function encodeEntry(draft: EntryDraft, at: Instant, by: string, salt: Uint8Array): Uint8Array {
  return utf8(canonicalJson({ at, by, type: draft.type, salt: toBase64(salt), payload: draft.payload }))
}

/** Reads an entry back. The payload is left for its type's schema. Throws DamagedEntry. */
export function decodeEntry(seq: Seq, bytes: Uint8Array): Entry {
  const parsed = parseJson(bytes)
  if (typeof parsed !== 'object' || parsed === null) throw damaged()
  const { at, by, type, payload } = parsed as Partial<Record<string, unknown>>
  if (typeof at !== 'string' || typeof by !== 'string' || typeof type !== 'string') throw damaged()
  if (typeof payload !== 'object' || payload === null) throw damaged()
  return { seq, at: at as Instant, by, type, payload, bytes }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch (cause) {
    throw new AppError('DamagedEntry', 'an entry is not JSON', { cause })
  }
}

const damaged = () => new AppError('DamagedEntry', 'an entry lacks a field')
