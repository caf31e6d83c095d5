import { AppError } from '../../contract/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { asciiOf } from './ascii.ts'
import { TAG, oid, readInside, readValue } from './der.ts'
import type { Value } from './der.ts'

const SIGNED_DATA = oid('1.2.840.113549.1.7.2')
export const TIME_STAMP_INFO = oid('1.2.840.113549.1.9.16.1.4')
const EXTENSIONS = 0xa3
const MILLIS = 0x80
const MICROS = 0x81

/** What a time-stamp token says (RFC 3161 section 2.4.2, RFC 5652), read and not yet believed. */
export type TimeToken = {
  /** The bytes of the statement, as the authority signed their digest. */
  readonly content: Uint8Array
  /** OID, DER. */
  readonly policy: Uint8Array
  /** OID, DER, and the hash itself. */
  readonly hashAlgorithm: Uint8Array
  readonly imprint: Uint8Array
  readonly nonce: Value | null
  readonly at: Date
  readonly accuracyMs: number | null
  readonly certificates: readonly TimeCertificate[]
  readonly signer: TimeSigner
}

export type TimeSigner = {
  readonly issuer: Uint8Array
  readonly serial: Uint8Array
  readonly digestAlgorithm: Value
  readonly signatureAlgorithm: Value
  readonly signature: Uint8Array
  /** The signed attributes as they were signed: a SET. */
  readonly signed: Uint8Array
}

export type TimeCertificate = {
  readonly der: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Value
  readonly serial: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: Value
  readonly extensions: readonly Value[]
  /** What the issuer signed, how, and the signature. */
  readonly tbs: Uint8Array
  readonly signatureAlgorithm: Value
  readonly signature: Uint8Array
}

const damaged = (): AppError => new AppError('DamagedPackage', 'what should be a time token is not')

function only<T>(value: T | undefined): T {
  if (value === undefined) throw damaged()
  return value
}

/** In: a token, DER. Throws DamagedPackage. */
export function readTimeToken(token: Uint8Array): TimeToken {
  const [type, wrapped] = readInside(readValue(token, TAG.sequence), TAG.sequence)
  const parts = readInside(readInside(wrapped, TAG.choice0)[0], TAG.sequence)
  const [contentType, content] = readInside(parts[2], TAG.sequence)
  const isToken =
    sameBytes(only(type).whole, SIGNED_DATA) && sameBytes(only(contentType).whole, TIME_STAMP_INFO)
  const signers = readInside(parts.at(-1), TAG.set)
  if (!isToken || signers.length !== 1) throw damaged()
  const certificates = parts.find(({ tag }) => tag === TAG.choice0)
  const info = only(readInside(content, TAG.choice0)[0])
  if (info.tag !== TAG.octets) throw damaged()
  return {
    content: info.contents,
    ...readInfo(info.contents),
    certificates: certificates ? readInside(certificates, TAG.choice0).map(readCertificate) : [],
    signer: readSigner(only(signers[0])),
  }
}

type Info = Pick<TimeToken, 'policy' | 'hashAlgorithm' | 'imprint' | 'nonce' | 'at' | 'accuracyMs'>

function readInfo(content: Uint8Array): Info {
  const [, policy, imprint, , at, ...rest] = readInside(readValue(content, TAG.sequence), TAG.sequence)
  const [algorithm, hash] = readInside(imprint, TAG.sequence)
  const accuracy = rest.find(({ tag }) => tag === TAG.sequence)
  return {
    policy: only(policy).whole,
    hashAlgorithm: only(readInside(algorithm, TAG.sequence)[0]).whole,
    imprint: only(hash).contents,
    nonce: rest.find(({ tag }) => tag === TAG.integer) ?? null,
    at: readTime(at),
    accuracyMs: accuracy ? readAccuracy(accuracy) : null,
  }
}

function readAccuracy(accuracy: Value): number {
  const parts = readInside(accuracy, TAG.sequence)
  const numberOf = (wanted: number): number =>
    parts.find(({ tag }) => tag === wanted)?.contents.reduce((sum, octet) => sum * 256 + octet, 0) ?? 0
  return numberOf(TAG.integer) * 1000 + numberOf(MILLIS) + numberOf(MICROS) / 1000
}

function readSigner(signer: Value): TimeSigner {
  const [, name, digestAlgorithm, attributes, signatureAlgorithm, signature] = readInside(
    signer,
    TAG.sequence,
  )
  const [issuer, serial] = readInside(name, TAG.sequence)
  if (attributes?.tag !== TAG.choice0) throw damaged()
  const signed = Uint8Array.from(attributes.whole)
  signed[0] = TAG.set
  return {
    issuer: only(issuer).whole,
    serial: only(serial).whole,
    digestAlgorithm: only(digestAlgorithm),
    signatureAlgorithm: only(signatureAlgorithm),
    signature: only(signature).contents,
    signed,
  }
}

function readCertificate(certificate: Value): TimeCertificate {
  const [tbs, signatureAlgorithm, signature] = readInside(certificate, TAG.sequence)
  const parts = readInside(tbs, TAG.sequence)
  const [serial, , issuer, validity, subject, spki] = parts[0]?.tag === TAG.choice0 ? parts.slice(1) : parts
  const [notBefore, notAfter] = readInside(validity, TAG.sequence)
  const extensions = parts.find(({ tag }) => tag === EXTENSIONS)
  return {
    der: certificate.whole,
    issuer: only(issuer).whole,
    subject: only(subject),
    serial: only(serial).whole,
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    spki: only(spki),
    extensions: extensions ? readInside(readInside(extensions, EXTENSIONS)[0], TAG.sequence) : [],
    tbs: only(tbs).whole,
    signatureAlgorithm: only(signatureAlgorithm),
    // The first octet of a BIT STRING says how many bits of the last are unused.
    signature: only(signature).contents.subarray(1),
  }
}

const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/

/** UTCTime has years of two digits: 50 to 99 are of the last century (RFC 5280 section 4.1.2.5.1). */
function readTime(value: Value | undefined): Date {
  const text = asciiOf(only(value).contents)
  const isShort = value?.tag === TAG.utcTime
  const [, year, month, day, hour, minute, second, fraction = ''] =
    TIME.exec(isShort ? `${text < '50' ? '20' : '19'}${text}` : text) ?? []
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
  if (Number.isNaN(time.getTime())) throw damaged()
  return time
}

/** The one value of the one attribute of that type, or null. Throws DamagedPackage. */
export function attributeOf(signer: TimeSigner, type: Uint8Array): Value | null {
  const attributes = readInside(readValue(signer.signed, TAG.set), TAG.set)
  const found = attributes
    .map((attribute) => readInside(attribute, TAG.sequence))
    .filter(([id]) => sameBytes(only(id).whole, type))
  const values = found.length === 1 ? readInside(found[0]![1], TAG.set) : []
  return values.length === 1 ? values[0]! : null
}
