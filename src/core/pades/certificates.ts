import { sameBytes, toBase64, toHex } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import {
  TAG,
  bits,
  generalizedTime,
  integer,
  octets,
  oid,
  readInside,
  readValue,
  sequence,
  setOf,
  smallInteger,
  tlv,
  utcTime,
  utf8String,
  yes,
} from './der.ts'
import { ECDSA_WITH_SHA256, isSignedBy, openPkcs8, pointOfSpki, signSame } from './ecdsa.ts'

/** The same for every certificate: they say nothing of when; `/M` and a time token do. See ADR 0010. */
const VALIDITY = sequence(utcTime('260101000000Z'), generalizedTime('99991231235959Z'))

/** Bits 0 and 1 of KeyUsage: digitalSignature, nonRepudiation. Bit 5: keyCertSign (RFC 5280 section 4.2.1.3). */
const SIGNS_DOCUMENTS = tlv(TAG.bits, Uint8Array.of(6, 0b1100_0000))
const SIGNS_CERTIFICATES = tlv(TAG.bits, Uint8Array.of(2, 0b0000_0100))

const keyId = (spki: Uint8Array): Uint8Array => sha256(pointOfSpki(spki)).subarray(0, 20)
const shortName = (spki: Uint8Array): string => toHex(sha256(spki)).slice(0, 8)

/** 16 bytes of the key's own hash, always positive and of one length. DER contents of `serialNumber`. */
export function serialOf(spki: Uint8Array): Uint8Array {
  const serial = Uint8Array.from(sha256(spki).subarray(0, 16))
  serial[0] = (serial[0]! & 0x3f) | 0x40
  return integer(serial)
}

const nameOf = (commonName: string): Uint8Array =>
  sequence(setOf(sequence(oid('2.5.4.3'), utf8String(commonName))))

/** `Holdfast vault 1a2b3c4d`: names the key and nobody. DER of the Name. */
export const rootName = (rootSpki: Uint8Array): Uint8Array => nameOf(rootCommonName(rootSpki))

export const rootCommonName = (rootSpki: Uint8Array): string => `Holdfast vault ${shortName(rootSpki)}`

export const leafCommonName = (rootSpki: Uint8Array, leafSpki: Uint8Array): string =>
  `${rootCommonName(rootSpki)} signature ${shortName(leafSpki)}`

const critical = (id: string, value: Uint8Array): Uint8Array => sequence(oid(id), yes, octets(value))
const extension = (id: string, value: Uint8Array): Uint8Array => sequence(oid(id), octets(value))

function toBeSigned(
  issuer: Uint8Array,
  subject: Uint8Array,
  spki: Uint8Array,
  extensions: readonly Uint8Array[],
): Uint8Array {
  return sequence(
    tlv(TAG.choice0, smallInteger(2)),
    serialOf(spki),
    ECDSA_WITH_SHA256,
    issuer,
    VALIDITY,
    subject,
    spki,
    tlv(0xa3, sequence(...extensions)),
  )
}

function rootToBeSigned(rootSpki: Uint8Array): Uint8Array {
  const name = rootName(rootSpki)
  return toBeSigned(name, name, rootSpki, [
    critical('2.5.29.19', sequence(yes, smallInteger(0))),
    critical('2.5.29.15', SIGNS_CERTIFICATES),
    extension('2.5.29.14', octets(keyId(rootSpki))),
  ])
}

function leafToBeSigned(rootSpki: Uint8Array, leafSpki: Uint8Array): Uint8Array {
  return toBeSigned(rootName(rootSpki), nameOf(leafCommonName(rootSpki, leafSpki)), leafSpki, [
    critical('2.5.29.19', sequence()),
    critical('2.5.29.15', SIGNS_DOCUMENTS),
    extension('2.5.29.14', octets(keyId(leafSpki))),
    extension('2.5.29.35', sequence(tlv(0x80, keyId(rootSpki)))),
  ])
}

const signedCertificate = (body: Uint8Array, signature: Uint8Array): Uint8Array =>
  sequence(body, ECDSA_WITH_SHA256, bits(signature))

/** A vault's root certificate, and with it `certify`, for as long as the secret is open. */
export type VaultRoot = {
  readonly rootDer: Uint8Array
  readonly rootSpki: Uint8Array
  /** The certificate of a key that signs one bundle. In: SPKI DER. Out: certificate DER. */
  readonly certify: (leafSpki: Uint8Array) => Uint8Array
  /** Zeroes the secret. */
  readonly close: () => void
}

/**
 * Opens the vault's PDF key as its root. In: PKCS #8 DER of the P-256 key whose public half stands in entry 0.
 * The root certificate is the same, byte for byte, every time. Throws DamagedFile. RFC 5280, ADR 0010.
 */
export function openVaultRoot(pkcs8: Uint8Array): VaultRoot {
  const { secret, spki } = openPkcs8(pkcs8)
  const sign = (body: Uint8Array): Uint8Array => signedCertificate(body, signSame(secret, body))
  return {
    rootDer: sign(rootToBeSigned(spki)),
    rootSpki: spki,
    certify: (leafSpki) => sign(leafToBeSigned(spki, leafSpki)),
    close: () => void secret.fill(0),
  }
}

/** The vault's root certificate alone, DER. In and throws: as `openVaultRoot`. */
export function rootCertificateOf(pkcs8: Uint8Array): Uint8Array {
  const root = openVaultRoot(pkcs8)
  root.close()
  return root.rootDer
}

/** What people compare: the SHA-256 of a certificate's DER as 16 groups of four, `4F2A 91C0 …`. */
export function fingerprintOf(certificateDer: Uint8Array): string {
  return toHex(sha256(certificateDer)).toUpperCase().match(/.{4}/g)!.join(' ')
}

/** DER as PEM, for the package's folder of keys (RFC 7468). */
export function certificatePem(certificateDer: Uint8Array): string {
  const lines = toBase64(certificateDer).match(/.{1,64}/g)!
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

export type CertificatePair = { readonly leafDer: Uint8Array; readonly rootDer: Uint8Array }

/**
 * The public keys of a root and a leaf, or null unless both are exactly the certificates that this program makes for
 * these keys, each signed by the root. What is not rebuilt byte for byte is not ours, so no other field can mislead.
 * Throws DamagedPackage on what is no certificate of P-256 keys at all.
 */
export function checkPair({ leafDer, rootDer }: CertificatePair): {
  readonly leafSpki: Uint8Array
  readonly rootSpki: Uint8Array
} | null {
  const root = readCertificate(rootDer)
  const leaf = readCertificate(leafDer)
  const bodies = [rootToBeSigned(root.spki), leafToBeSigned(root.spki, leaf.spki)] as const
  const isOurs =
    sameBytes(signedCertificate(bodies[0], root.signature), rootDer) &&
    sameBytes(signedCertificate(bodies[1], leaf.signature), leafDer) &&
    isSignedBy(root.spki, bodies[0], root.signature) &&
    isSignedBy(root.spki, bodies[1], leaf.signature)
  return isOurs ? { leafSpki: leaf.spki, rootSpki: root.spki } : null
}

function readCertificate(der: Uint8Array): { readonly spki: Uint8Array; readonly signature: Uint8Array } {
  const [body, , signature] = readInside(readValue(der, TAG.sequence), TAG.sequence)
  const spki = readInside(body, TAG.sequence)[6]?.whole ?? new Uint8Array()
  pointOfSpki(spki)
  return { spki, signature: (signature?.contents ?? new Uint8Array()).subarray(1) }
}
