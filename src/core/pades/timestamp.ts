import { AppError, isAppError } from '../../contract/errors.ts'
import { Instant } from '../../contract/ids.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { fingerprintOf } from './certificates.ts'
import {
  TAG,
  dottedOid,
  integer,
  nothing,
  octets,
  oid,
  readInside,
  readValue,
  sequence,
  smallInteger,
  yes,
} from './der.ts'
import { isChainSound, isForTime, nameOf } from './time-authority.ts'
import { TIME_STAMP_INFO, attributeOf, readTimeToken } from './time-token.ts'
import type { TimeCertificate, TimeToken } from './time-token.ts'
import { hashNameOf, isSignatureOf } from './verify-foreign.ts'

const SHA256 = oid('2.16.840.1.101.3.4.2.1')
/** With parameters NULL, as `openssl ts -query` writes it; authorities compare it byte for byte. */
const SHA256_ALGORITHM = sequence(SHA256, nothing)
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3')
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4')
const SIGNING_CERTIFICATE = oid('1.2.840.113549.1.9.16.2.12')
const SIGNING_CERTIFICATE_V2 = oid('1.2.840.113549.1.9.16.2.47')

const MOST_TOKEN_BYTES = 65_536
const NONCE_BYTES = 8

/** What is sent to an authority for some bytes: their SHA-256, 32 bytes. For B-T the bytes are the CMS's signature. */
export const imprintOf = (bytes: Uint8Array): Uint8Array => sha256(bytes)

/**
 * The query for a time stamp, DER (RFC 3161 section 2.4.1): an imprint, a nonce, and the wish for the authority's
 * certificate. Nothing else leaves with it. In: SHA-256, 32 bytes; 8 random bytes. Throws Internal on other lengths.
 */
export function timeQuery(imprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (imprint.length !== 32 || nonce.length !== NONCE_BYTES)
    throw new AppError('Internal', 'a time query needs 32 bytes and a nonce of 8')
  const messageImprint = sequence(SHA256_ALGORITHM, octets(imprint))
  return sequence(smallInteger(1), messageImprint, integer(nonce), yes)
}

export type InvalidTime =
  /** The authority said no. */
  | 'refused'
  /** Not a token or response at all. */
  | 'unreadable'
  /** For other bytes. */
  | 'imprint'
  /** The answer to another query. */
  | 'nonce'
  /** Not from a certificate made for time stamping and valid at that time, or not issued by who it says. */
  | 'authority'
  | 'signature'

/** `valid` says that the holder of `authorityDer` says so; whether to believe the holder is for the reader. */
export type TimeCheck =
  | { readonly state: 'invalid'; readonly why: InvalidTime }
  | {
      readonly state: 'valid'
      readonly at: Instant
      /** The authority's own word on how far off it may be; null when it gives none. */
      readonly accuracyMs: number | null
      /** What its certificate calls it; nobody here has vouched for that. Empty when it has no name. */
      readonly authorityName: string
      readonly authorityFingerprint: string
      readonly authorityDer: Uint8Array
      readonly policy: string
      /** What it is over: SHA-256, 32 bytes. */
      readonly imprint: Uint8Array
      readonly token: Uint8Array
    }

export type TimeQuestion = { readonly imprint: Uint8Array; readonly nonce: Uint8Array }

/**
 * Checks the answer to a query (RFC 3161 section 2.4.2), as it came or as a `.tsr` file. `valid.token` is what
 * `addTimeToken` and the package take. Never an error for what the bytes say.
 */
export function checkTimeResponse(response: Uint8Array, question: TimeQuestion): Promise<TimeCheck> {
  return checked(() => {
    const [status, token] = readInside(readValue(response, TAG.sequence), TAG.sequence)
    const answer = readInside(status, TAG.sequence)[0]?.whole ?? new Uint8Array()
    const isGranted = GRANTED.some((one) => sameBytes(one, answer))
    if (!isGranted || !token) throw new NotValid('refused')
    return check(token.whole, question.imprint, question.nonce)
  })
}

/**
 * The hash that a response is for, to find the query it answers; null where it is no response with a token. Nothing is
 * checked.
 */
export function imprintIn(response: Uint8Array): Uint8Array | null {
  try {
    const [, token] = readInside(readValue(response, TAG.sequence), TAG.sequence)
    return token === undefined ? null : readTimeToken(token.whole).imprint
  } catch (error) {
    if (isAppError(error, 'DamagedPackage')) return null
    throw error
  }
}

/** granted, grantedWithMods */
const GRANTED = [smallInteger(0), smallInteger(1)]

/** Checks a token for an imprint: over it, signed, by a certificate inside it that is for time stamping and no more. */
export function checkTimeToken(token: Uint8Array, imprint: Uint8Array): Promise<TimeCheck> {
  return checked(() => check(token, imprint, null))
}

/** Checks a token for whatever it is over: `imprint` says what. Else as `checkTimeToken`. */
export function checkTokenAlone(token: Uint8Array): Promise<TimeCheck> {
  return checked(() => check(token, readTimeToken(token).imprint, null))
}

class NotValid extends Error {
  readonly why: InvalidTime

  constructor(why: InvalidTime) {
    super(why)
    this.why = why
  }
}

async function checked(run: () => Promise<TimeCheck>): Promise<TimeCheck> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof NotValid) return { state: 'invalid', why: error.why }
    if (isAppError(error, 'DamagedPackage')) return { state: 'invalid', why: 'unreadable' }
    throw error
  }
}

async function check(token: Uint8Array, imprint: Uint8Array, nonce: Uint8Array | null): Promise<TimeCheck> {
  if (token.length > MOST_TOKEN_BYTES) throw new NotValid('unreadable')
  const read = readTimeToken(token)
  const isForImprint = sameBytes(read.hashAlgorithm, SHA256) && sameBytes(read.imprint, imprint)
  if (!isForImprint) throw new NotValid('imprint')
  if (nonce && !(read.nonce && sameBytes(read.nonce.whole, integer(nonce)))) throw new NotValid('nonce')
  const authority = await authorityOf(read)
  const isSound = isForTime(authority, read.at) && (await isChainSound(authority, read.certificates, read.at))
  if (!isSound) throw new NotValid('authority')
  if (!(await isSigned(read, authority))) throw new NotValid('signature')
  return {
    state: 'valid',
    at: Instant.parse(read.at.toISOString()),
    accuracyMs: read.accuracyMs,
    authorityName: nameOf(authority),
    authorityFingerprint: fingerprintOf(authority.der),
    authorityDer: authority.der,
    policy: dottedOid(read.policy),
    imprint: read.imprint,
    token,
  }
}

/** The certificate that the signer names, twice: by its issuer and number, and by its hash (RFC 5816). */
async function authorityOf(read: TimeToken): Promise<TimeCertificate> {
  const { signer } = read
  for (const one of read.certificates) {
    const isNamed = sameBytes(one.issuer, signer.issuer) && sameBytes(one.serial, signer.serial)
    if (isNamed && (await isHashNamed(one, read))) return one
  }
  throw new NotValid('authority')
}

async function isHashNamed({ der }: TimeCertificate, { signer }: TimeToken): Promise<boolean> {
  const version2 = attributeOf(signer, SIGNING_CERTIFICATE_V2)
  const value = version2 ?? attributeOf(signer, SIGNING_CERTIFICATE)
  if (!value) return false
  const [list] = readInside(value, TAG.sequence)
  const parts = readInside(readInside(list, TAG.sequence)[0], TAG.sequence)
  // Version 2 names its hash in front of it, unless it is SHA-256 (RFC 5035 section 4).
  const algorithm = parts[0]?.tag === TAG.sequence ? hashNameOf(parts[0]) : 'SHA-256'
  const hash = version2 ? algorithm : 'SHA-1'
  const named = parts.find(({ tag }) => tag === TAG.octets)
  return hash !== null && named !== undefined && sameBytes(named.contents, await digest(hash, der))
}

const digest = async (hash: string, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(hash, Uint8Array.from(bytes)))

async function isSigned({ content, signer }: TimeToken, { spki }: TimeCertificate): Promise<boolean> {
  const digestHash = hashNameOf(signer.digestAlgorithm)
  const contentType = attributeOf(signer, CONTENT_TYPE)
  const messageDigest = attributeOf(signer, MESSAGE_DIGEST)
  if (digestHash === null || !contentType || !messageDigest) return false
  const isOverContent =
    sameBytes(contentType.whole, TIME_STAMP_INFO) &&
    sameBytes(messageDigest.whole, octets(await digest(digestHash, content)))
  const { signatureAlgorithm: algorithm, signature } = signer
  return isOverContent && isSignatureOf(signer.signed, { spki, algorithm, digestHash, signature })
}
