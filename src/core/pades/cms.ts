import { AppError } from '../../contract/errors.ts'
import { sha256 } from '../crypto/hash.ts'
import { rootName, serialOf } from './certificates.ts'
import type { CertificatePair } from './certificates.ts'
import {
  TAG,
  inOrder,
  octets,
  oid,
  readInside,
  readValue,
  sequence,
  setOf,
  smallInteger,
  tlv,
} from './der.ts'
import type { Value } from './der.ts'
import { ECDSA_WITH_SHA256 } from './ecdsa.ts'

const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'))
const DATA = oid('1.2.840.113549.1.7.1')
const SIGNED_DATA = oid('1.2.840.113549.1.7.2')
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3')
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4')
const SIGNING_CERTIFICATE_V2 = oid('1.2.840.113549.1.9.16.2.47')
const TIME_STAMP_TOKEN = oid('1.2.840.113549.1.9.16.2.14')

export type Cms = CertificatePair & {
  /** SHA-256 over the bytes that the PDF's ByteRange names. */
  readonly digest: Uint8Array
  /** DER of `ECDSA-Sig-Value` over `signedAttributes`. */
  readonly signature: Uint8Array
  /** RFC 3161 token over `signature`, DER. */
  readonly token: Uint8Array | null
}

const attribute = (id: Uint8Array, value: Uint8Array): Uint8Array => sequence(id, setOf(value))

/**
 * No `signingTime`: in a PDF the time stands in `/M` (ETSI EN 319 142-1 section 6.3). SHA-256 is the default hash of
 * `ESSCertIDv2` and so is not named (RFC 5035 section 3).
 */
function attributes(digest: Uint8Array, leafDer: Uint8Array): readonly Uint8Array[] {
  const certificate = sequence(sequence(sequence(octets(sha256(leafDer)))))
  return inOrder([
    attribute(CONTENT_TYPE, DATA),
    attribute(MESSAGE_DIGEST, octets(digest)),
    attribute(SIGNING_CERTIFICATE_V2, certificate),
  ])
}

/** The bytes that are signed: a SET, though the CMS holds them under another tag (RFC 5652 section 5.4). */
export function signedAttributes(digest: Uint8Array, leafDer: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(setOf(...attributes(digest, leafDer)))
}

/** The detached CMS signature that stands in the PDF, DER (RFC 5652; CAdES: ETSI EN 319 122-1). */
export function encodeCms(cms: Cms, leafSpki: Uint8Array, rootSpki: Uint8Array): Uint8Array {
  const { digest, leafDer, rootDer, signature, token } = cms
  const signer = sequence(
    smallInteger(1),
    sequence(rootName(rootSpki), serialOf(leafSpki)),
    SHA256,
    tlv(TAG.choice0, ...attributes(digest, leafDer)),
    ECDSA_WITH_SHA256,
    octets(signature),
    ...(token ? [tlv(TAG.choice1, attribute(TIME_STAMP_TOKEN, token))] : []),
  )
  const signedData = sequence(
    smallInteger(1),
    setOf(SHA256),
    sequence(DATA),
    tlv(TAG.choice0, ...inOrder([leafDer, rootDer])),
    setOf(signer),
  )
  return sequence(SIGNED_DATA, tlv(TAG.choice0, signedData))
}

/**
 * Takes apart a CMS that `encodeCms` made; whether it is that one to the last byte is for the caller to find out by encoding it again.
 * Throws DamagedPackage.
 */
export function decodeCms(der: Uint8Array): Cms {
  const [, wrapped] = readInside(readValue(der, TAG.sequence), TAG.sequence)
  const parts = readInside(readInside(wrapped, TAG.choice0)[0], TAG.sequence)
  // The root stands first: it is always the shorter of the two.
  const [root, leaf] = readInside(parts[3], TAG.choice0)
  const signer = readInside(readInside(parts[4], TAG.set)[0], TAG.sequence)
  const digest = onlyValue(readInside(signer[3], TAG.choice0)[1])
  const signature = signer[5]
  if (!root || !leaf || signature?.tag !== TAG.octets)
    throw new AppError('DamagedPackage', 'a part of the signature is missing')
  return {
    digest: digest.contents,
    leafDer: leaf.whole,
    rootDer: root.whole,
    signature: signature.contents,
    token: signer[6] ? onlyValue(readInside(signer[6], TAG.choice1)[0]).whole : null,
  }
}

function onlyValue(attributeValue: Value | undefined): Value {
  const [, values] = readInside(attributeValue, TAG.sequence)
  const [value] = readInside(values, TAG.set)
  if (!value) throw new AppError('DamagedPackage', 'an attribute of the signature is empty')
  return value
}
