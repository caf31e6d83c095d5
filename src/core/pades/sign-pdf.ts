import { AppError } from '../../contract/errors.ts'
import { toHex, utf8 } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { asciiOf } from './ascii.ts'
import { openVaultRoot } from './certificates.ts'
import { encodeCms, signedAttributes } from './cms.ts'
import type { Cms } from './cms.ts'
import { newPassingKey } from './ecdsa.ts'
import { byteRangeStart, byteRangeText } from './signature-dictionary.ts'
import type { SignatureHole } from './signature-dictionary.ts'

export type SigningRequest = {
  /** Where the writer left room: the whole `<000…>`. */
  readonly hole: SignatureHole
  /** PKCS #8 DER of the vault's key `pdf`. */
  readonly rootPkcs8: Uint8Array
}

export type SignedPdf = {
  /** The same array that was handed in, with the hole filled. */
  readonly pdfBytes: Uint8Array
  readonly hole: SignatureHole
  readonly rootDer: Uint8Array
  readonly rootSpki: Uint8Array
  readonly leafDer: Uint8Array
  readonly leafSpki: Uint8Array
  readonly cms: Cms
}

/**
 * Signs a finished PDF with a key of its own, made for this and then gone, which the vault's key vouches for: PAdES
 * B-B, ECDSA P-256. In: the file as written, with its hole empty; it is filled in place, because it may be large.
 * Throws DamagedFile (the key), Internal (the hole is not one, or too small). ETSI EN 319 142-1, ADR 0010.
 */
export async function signPdf(pdfBytes: Uint8Array, request: SigningRequest): Promise<SignedPdf> {
  const { hole } = request
  assertEmptyHole(pdfBytes, hole)
  writeAt(pdfBytes, byteRangeStart(hole), byteRangeText(hole.start, hole.end, pdfBytes.length - hole.end))
  const digest = digestAround(pdfBytes, hole)
  const leaf = await newPassingKey()
  const { rootDer, rootSpki, leafDer } = certify(request.rootPkcs8, leaf.spki)
  const signature = await leaf.sign(signedAttributes(digest, leafDer))
  const signed: SignedPdf = {
    pdfBytes,
    hole,
    rootDer,
    rootSpki,
    leafDer,
    leafSpki: leaf.spki,
    cms: { digest, leafDer, rootDer, signature, token: null },
  }
  fillHole(signed, signed.cms)
  return signed
}

/** The vault's secret is open between these two lines and nowhere else. */
function certify(
  rootPkcs8: Uint8Array,
  leafSpki: Uint8Array,
): { readonly rootDer: Uint8Array; readonly rootSpki: Uint8Array; readonly leafDer: Uint8Array } {
  const root = openVaultRoot(rootPkcs8)
  const leafDer = root.certify(leafSpki)
  root.close()
  return { rootDer: root.rootDer, rootSpki: root.rootSpki, leafDer }
}

/**
 * Puts a time token into a signed PDF: PAdES B-T. In: the token as DER, checked by `checkTimeToken` before. The bytes
 * that are signed stay as they are; the file's own hash becomes another. Throws Internal when the hole is too small.
 */
export function addTimeToken(signed: SignedPdf, token: Uint8Array): SignedPdf {
  const cms = { ...signed.cms, token }
  fillHole(signed, cms)
  return { ...signed, cms }
}

/** SHA-256 over everything but the hole. */
export function digestAround(pdfBytes: Uint8Array, hole: SignatureHole): Uint8Array {
  return sha256(pdfBytes.subarray(0, hole.start), pdfBytes.subarray(hole.end))
}

function fillHole({ pdfBytes, hole, leafSpki, rootSpki }: SignedPdf, cms: Cms): void {
  const hex = toHex(encodeCms(cms, leafSpki, rootSpki))
  const room = hole.end - hole.start - 2
  if (hex.length > room) throw new AppError('Internal', 'the signature is larger than the room left for it')
  writeAt(pdfBytes, hole.start, `<${hex.padEnd(room, '0')}>`)
}

function assertEmptyHole(pdfBytes: Uint8Array, { start, end }: SignatureHole): void {
  const text = asciiOf(pdfBytes.subarray(start, end))
  if (!/^<(00)+>$/.test(text)) throw new AppError('Internal', 'there is no empty room for a signature')
}

function writeAt(bytes: Uint8Array, at: number, text: string): void {
  bytes.set(utf8(text), at)
}
