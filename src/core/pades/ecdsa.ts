import { p256 } from '@noble/curves/nist.js'
import { AppError } from '../../contract/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { TAG, bits, integer, oid, readInside, readValue, sequence } from './der.ts'

/** AlgorithmIdentifier of every signature made here: ecdsa-with-SHA256, without parameters (RFC 5758 section 3.2). */
export const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))

const P256_KEY = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'))
const POINT_BYTES = 65

/** SubjectPublicKeyInfo DER of an uncompressed P-256 point of 65 bytes (RFC 5480). */
export const spkiOfPoint = (point: Uint8Array): Uint8Array => sequence(P256_KEY, bits(point))

/** The 65 bytes of the point. Throws DamagedPackage when it is not the DER of an uncompressed P-256 key. */
export function pointOfSpki(spki: Uint8Array): Uint8Array {
  const point = spki.slice(-POINT_BYTES)
  if (point[0] !== 4 || !sameBytes(spkiOfPoint(point), spki))
    throw new AppError('DamagedPackage', 'a public key is not one of P-256')
  return point
}

export type P256Secret = { readonly secret: Uint8Array; readonly spki: Uint8Array }

/** In: PKCS #8 DER (RFC 5208, RFC 5915). Out: the secret number, 32 bytes, to be zeroed after use. Throws DamagedFile. */
export function openPkcs8(pkcs8: Uint8Array): P256Secret {
  try {
    const [, , wrapped] = readInside(readValue(pkcs8, TAG.sequence), TAG.sequence)
    const [, number] = readInside(readInside(wrapped, TAG.octets)[0], TAG.sequence)
    if (number?.tag !== TAG.octets) throw new AppError('DamagedFile', 'a private key has no number')
    const secret = Uint8Array.from(number.contents)
    return { secret, spki: spkiOfPoint(p256.getPublicKey(secret, false)) }
  } catch (cause) {
    throw new AppError('DamagedFile', 'the key that signs PDFs is not a P-256 key', { cause })
  }
}

/**
 * Signs so that the same key and message give the same signature (RFC 6979), which WebCrypto cannot.
 * Out: the DER of `ECDSA-Sig-Value`, over the SHA-256 of the message.
 */
export function signSame(secret: Uint8Array, message: Uint8Array): Uint8Array {
  return p256.sign(message, secret, { format: 'der', lowS: false })
}

/** Whether a DER signature over the SHA-256 of the message was made by the key. Never throws on a wrong signature. */
export function isSignedBy(spki: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return p256.verify(signature, message, pointOfSpki(spki), { format: 'der', lowS: false })
}

export type PassingKey = {
  readonly spki: Uint8Array
  /** Signs the SHA-256 of a message; DER. */
  readonly sign: (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>
}

/** A key pair whose secret half cannot be taken out of WebCrypto and is gone with the object. */
export async function newPassingKey(): Promise<PassingKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  )
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
  const sign = async (message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
    const pair = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message)
    return derOfPair(new Uint8Array(pair))
  }
  return { spki, sign }
}

/** WebCrypto's r and s of 32 bytes each → `ECDSA-Sig-Value` (RFC 3279 section 2.2.3). */
export function derOfPair(pair: Uint8Array): Uint8Array {
  return sequence(integer(pair.subarray(0, 32)), integer(pair.subarray(32)))
}
