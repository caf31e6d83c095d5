import { sameBytes } from '../crypto/bytes.ts'
import { TAG, oid, readInside, readValue } from './der.ts'
import type { Value } from './der.ts'

const HASHES: readonly (readonly [id: Uint8Array, name: string])[] = [
  [oid('2.16.840.1.101.3.4.2.1'), 'SHA-256'],
  [oid('2.16.840.1.101.3.4.2.2'), 'SHA-384'],
  [oid('2.16.840.1.101.3.4.2.3'), 'SHA-512'],
]

type Scheme = 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA'

/** A hash of null is that of the digest: the bare key is named in place of a signature algorithm. */
const SCHEMES: readonly (readonly [id: Uint8Array, scheme: Scheme, hash: string | null])[] = [
  [oid('1.2.840.113549.1.1.1'), 'RSASSA-PKCS1-v1_5', null],
  [oid('1.2.840.113549.1.1.11'), 'RSASSA-PKCS1-v1_5', 'SHA-256'],
  [oid('1.2.840.113549.1.1.12'), 'RSASSA-PKCS1-v1_5', 'SHA-384'],
  [oid('1.2.840.113549.1.1.13'), 'RSASSA-PKCS1-v1_5', 'SHA-512'],
  [oid('1.2.840.113549.1.1.10'), 'RSA-PSS', null],
  [oid('1.2.840.10045.4.3.2'), 'ECDSA', 'SHA-256'],
  [oid('1.2.840.10045.4.3.3'), 'ECDSA', 'SHA-384'],
  [oid('1.2.840.10045.4.3.4'), 'ECDSA', 'SHA-512'],
]

const CURVES: readonly (readonly [id: Uint8Array, name: string, bytes: number])[] = [
  [oid('1.2.840.10045.3.1.7'), 'P-256', 32],
  [oid('1.3.132.0.34'), 'P-384', 48],
  [oid('1.3.132.0.35'), 'P-521', 66],
]

function named<Row extends readonly [Uint8Array, ...unknown[]]>(
  rows: readonly Row[],
  id?: Value,
): Row | null {
  return rows.find(([known]) => id !== undefined && sameBytes(known, id.whole)) ?? null
}

/** WebCrypto's name of the hash that an AlgorithmIdentifier names, or null: SHA-1 and older are not taken. */
export function hashNameOf(algorithm: Value): string | null {
  return named(HASHES, readInside(algorithm, TAG.sequence)[0])?.[1] ?? null
}

export type ForeignSignature = {
  /** SubjectPublicKeyInfo, AlgorithmIdentifier: as they stand in the certificate and the CMS. */
  readonly spki: Value
  readonly algorithm: Value
  readonly digestHash: string
  readonly signature: Uint8Array
}

/** Whether somebody's signature is over `message`: RSA, RSA-PSS or ECDSA, by WebCrypto. Throws DamagedPackage. */
export async function isSignatureOf(message: Uint8Array, one: ForeignSignature): Promise<boolean> {
  const [id, parameters] = readInside(one.algorithm, TAG.sequence)
  const [, scheme, namedHash] = named(SCHEMES, id) ?? []
  const hash = namedHash ?? one.digestHash
  if (scheme === 'ECDSA') return isEcdsa(message, one, hash)
  if (scheme === 'RSASSA-PKCS1-v1_5') return isRsa(message, one, hash, { name: scheme })
  const pss = scheme === 'RSA-PSS' ? readPss(parameters) : null
  return pss !== null && isRsa(message, one, pss.hash, { name: 'RSA-PSS', saltLength: pss.saltLength })
}

async function isRsa(
  message: Uint8Array,
  { spki, signature }: ForeignSignature,
  hash: string,
  how: { readonly name: Scheme; readonly saltLength?: number },
): Promise<boolean> {
  const key = await importKey(spki, { name: how.name, hash })
  return key !== null && crypto.subtle.verify(how, key, Uint8Array.from(signature), Uint8Array.from(message))
}

async function isEcdsa(message: Uint8Array, one: ForeignSignature, hash: string): Promise<boolean> {
  const [algorithm] = readInside(one.spki, TAG.sequence)
  const [, namedCurve, bytes] = named(CURVES, readInside(algorithm, TAG.sequence)[1]) ?? []
  if (namedCurve === undefined || bytes === undefined) return false
  const key = await importKey(one.spki, { name: 'ECDSA', namedCurve })
  const pair = readInside(readValue(one.signature, TAG.sequence), TAG.sequence)
  const raw = new Uint8Array(bytes * 2)
  for (const [index, number] of pair.entries()) {
    const digits = number.contents[0] === 0 ? number.contents.subarray(1) : number.contents
    if (index > 1 || digits.length > bytes) return false
    raw.set(digits, bytes * (index + 1) - digits.length)
  }
  return key !== null && crypto.subtle.verify({ name: 'ECDSA', hash }, key, raw, Uint8Array.from(message))
}

/** RSASSA-PSS-params (RFC 4055 section 3.1); without a hash they mean SHA-1, which is not taken. */
function readPss(
  parameters: Value | undefined,
): { readonly hash: string; readonly saltLength: number } | null {
  const parts = readInside(parameters, TAG.sequence)
  const inside = (tag: number): Value | undefined => {
    const part = parts.find((one) => one.tag === tag)
    return part && readInside(part, tag)[0]
  }
  const algorithm = inside(0xa0)
  const hash = algorithm ? hashNameOf(algorithm) : null
  const saltLength = inside(0xa2)?.contents.reduce((sum, octet) => sum * 256 + octet, 0) ?? 20
  return hash === null ? null : { hash, saltLength }
}

type PublicKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>
type KeyKind =
  | { readonly name: string; readonly hash: string }
  | { readonly name: string; readonly namedCurve: string }

/** Null when WebCrypto does not take the key: another kind, or no point of its curve. */
async function importKey(spki: Value, kind: KeyKind): Promise<PublicKey | null> {
  try {
    return await crypto.subtle.importKey('spki', Uint8Array.from(spki.whole), kind, false, ['verify'])
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
