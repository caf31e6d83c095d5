import {
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  PKIStatus,
  SignedData,
  TSTInfo,
  TimeStampResp,
  getCrypto,
} from 'pkijs'
import type { Attribute, SignerInfo } from 'pkijs'
import { AppError } from '../../contract/errors.ts'
import { Instant } from '../../contract/ids.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { fingerprintOf } from './certificates.ts'
import {
  TAG,
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

/** With parameters NULL, as `openssl ts -query` writes it; authorities compare it byte for byte. */
const SHA256_ALGORITHM = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing)
const SHA256_ID = '2.16.840.1.101.3.4.2.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TIME_STAMP_INFO = '1.2.840.113549.1.9.16.1.4'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1'

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
  /** Not from a certificate made for time stamping, and valid at that time. */
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
      readonly authorityFingerprint: string
      readonly authorityDer: Uint8Array
      readonly policy: string
      readonly token: Uint8Array
    }

export type TimeQuestion = { readonly imprint: Uint8Array; readonly nonce: Uint8Array }

/**
 * Checks the answer to a query (RFC 3161 section 2.4.2), as it came or as a `.tsr` file. `valid.token` is what
 * `addTimeToken` and the package take. Never an error for what the bytes say.
 */
export function checkTimeResponse(response: Uint8Array, question: TimeQuestion): Promise<TimeCheck> {
  return checked(async () => {
    const { status, timeStampToken } = TimeStampResp.fromBER(whole(response))
    const isGranted = [PKIStatus.granted, PKIStatus.grantedWithMods].includes(status.status)
    if (!isGranted || !timeStampToken) throw new NotValid('refused')
    const [, token] = readInside(readValue(response, TAG.sequence), TAG.sequence)
    return check(token?.whole ?? new Uint8Array(), question.imprint, question.nonce)
  })
}

/** Checks a token for an imprint: over it, signed, by a certificate inside it that is for time stamping and no more. */
export function checkTimeToken(token: Uint8Array, imprint: Uint8Array): Promise<TimeCheck> {
  return checked(() => check(token, imprint, null))
}

class NotValid extends Error {
  readonly why: InvalidTime

  constructor(why: InvalidTime) {
    super(why)
    this.why = why
  }
}

/** The parser throws errors of every kind on bytes that are no token; all of them say the same. */
async function checked(run: () => Promise<TimeCheck>): Promise<TimeCheck> {
  try {
    return await run()
  } catch (error) {
    return { state: 'invalid', why: error instanceof NotValid ? error.why : 'unreadable' }
  }
}

async function check(token: Uint8Array, imprint: Uint8Array, nonce: Uint8Array | null): Promise<TimeCheck> {
  const { signed, signer, info, content } = readToken(token)
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  const isForImprint =
    hashAlgorithm.algorithmId === SHA256_ID && sameBytes(hashedMessage.valueBlock.valueHexView, imprint)
  if (!isForImprint) throw new NotValid('imprint')
  if (nonce && !hasNonce(info, nonce)) throw new NotValid('nonce')
  const authority = await authorityOf(signed, signer)
  if (!isForTime(authority, info.genTime)) throw new NotValid('authority')
  if (!(await isSignedBy(authority, signer, content))) throw new NotValid('signature')
  const authorityDer = derOf(authority)
  return {
    state: 'valid',
    at: Instant.parse(info.genTime.toISOString()),
    accuracyMs: accuracyOf(info),
    authorityFingerprint: fingerprintOf(authorityDer),
    authorityDer,
    policy: info.policy,
    token,
  }
}

type Token = {
  readonly signed: SignedData
  readonly signer: SignerInfo
  readonly info: TSTInfo
  /** The bytes of `info` as they were signed. */
  readonly content: Uint8Array<ArrayBuffer>
}

function readToken(token: Uint8Array): Token {
  const outer = ContentInfo.fromBER(whole(token))
  const signed = new SignedData({ schema: outer.content })
  const { eContentType, eContent } = signed.encapContentInfo
  const [signer] = signed.signerInfos
  const isToken = outer.contentType === SIGNED_DATA && eContentType === TIME_STAMP_INFO
  if (!isToken || !eContent || !signer || signed.signerInfos.length !== 1) throw new NotValid('unreadable')
  const content = Uint8Array.from(new Uint8Array(eContent.getValue()))
  return { signed, signer, info: TSTInfo.fromBER(whole(content)), content }
}

/** Bytes that are one DER value with nothing behind it, in a buffer of their own. */
function whole(bytes: Uint8Array): ArrayBuffer {
  if (bytes.length > MOST_TOKEN_BYTES) throw new NotValid('unreadable')
  readValue(bytes, TAG.sequence)
  return Uint8Array.from(bytes).buffer
}

const hasNonce = (info: TSTInfo, nonce: Uint8Array): boolean =>
  info.nonce !== undefined && sameBytes(new Uint8Array(info.nonce.toBER()), integer(nonce))

function accuracyOf({ accuracy }: TSTInfo): number | null {
  if (!accuracy) return null
  return (accuracy.seconds ?? 0) * 1000 + (accuracy.millis ?? 0) + (accuracy.micros ?? 0) / 1000
}

const derOf = (certificate: Certificate): Uint8Array => new Uint8Array(certificate.toSchema().toBER())

/** The certificate that the signer names, twice: by its issuer and number, and by its hash (RFC 5816). */
async function authorityOf(signed: SignedData, signer: SignerInfo): Promise<Certificate> {
  const { sid } = signer
  for (const one of signed.certificates ?? []) {
    if (!(one instanceof Certificate) || !(sid instanceof IssuerAndSerialNumber)) continue
    const isNamed = one.issuer.isEqual(sid.issuer) && one.serialNumber.isEqual(sid.serialNumber)
    if (isNamed && (await isHashNamed(one, signer))) return one
  }
  throw new NotValid('authority')
}

async function isHashNamed(certificate: Certificate, signer: SignerInfo): Promise<boolean> {
  const version2 = valueOf(signer, SIGNING_CERTIFICATE_V2)
  const value = version2 ?? valueOf(signer, SIGNING_CERTIFICATE)
  if (!value) return false
  const [list] = readInside(readValue(value, TAG.sequence), TAG.sequence)
  const parts = readInside(readInside(list, TAG.sequence)[0], TAG.sequence)
  const named = parts.find(({ tag }) => tag === TAG.octets)?.contents ?? new Uint8Array()
  const hash = version2 ? hashOf(named.length) : 'SHA-1'
  return sameBytes(named, await digest(hash, derOf(certificate)))
}

function hashOf(lengthBytes: number): string {
  const hash = { 32: 'SHA-256', 48: 'SHA-384', 64: 'SHA-512' }[lengthBytes]
  if (!hash) throw new NotValid('authority')
  return hash
}

const digest = async (hash: string, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(hash, Uint8Array.from(bytes)))

function attributeOf(signer: SignerInfo, id: string): Attribute | undefined {
  return signer.signedAttrs?.attributes.find(({ type }) => type === id)
}

/** The one value of a signed attribute, DER. */
function valueOf(signer: SignerInfo, id: string): Uint8Array | null {
  const values = attributeOf(signer, id)?.values as readonly { toBER(): ArrayBuffer }[] | undefined
  return values?.length === 1 ? new Uint8Array(values[0]!.toBER()) : null
}

/** The extended key usage must be critical and name this one purpose (RFC 3161 section 2.3). */
function isForTime(certificate: Certificate, at: Date): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  const purpose = sequence(oid(TIME_STAMPING))
  const isValidThen = certificate.notBefore.value <= at && at <= certificate.notAfter.value
  return (
    usage?.critical === true && sameBytes(usage.extnValue.valueBlock.valueHexView, purpose) && isValidThen
  )
}

const HASHES = ['SHA-256', 'SHA-384', 'SHA-512']

async function isSignedBy(
  certificate: Certificate,
  signer: SignerInfo,
  content: Uint8Array,
): Promise<boolean> {
  const engine = getCrypto(true)
  const hash = engine.getAlgorithmByOID(signer.digestAlgorithm.algorithmId, true).name
  if (!HASHES.includes(hash) || !signer.signedAttrs) return false
  const contentType = valueOf(signer, CONTENT_TYPE)
  const messageDigest = valueOf(signer, MESSAGE_DIGEST)
  const isOverContent =
    contentType !== null &&
    messageDigest !== null &&
    sameBytes(contentType, oid(TIME_STAMP_INFO)) &&
    sameBytes(messageDigest, octets(await digest(hash, content)))
  if (!isOverContent) return false
  const { signatureAlgorithm, signature } = signer
  // An authority may name the bare RSA key here; then the hash is that of the digest.
  const isBare = signatureAlgorithm.algorithmId === RSA_ENCRYPTION
  const signedHash = isBare ? hash : engine.getHashAlgorithm(signatureAlgorithm)
  if (!HASHES.includes(signedHash)) return false
  const { encodedValue } = signer.signedAttrs
  const key = certificate.subjectPublicKeyInfo
  return engine.verifyWithPublicKey(
    encodedValue,
    signature,
    key,
    signatureAlgorithm,
    ...(isBare ? [hash] : []),
  )
}
