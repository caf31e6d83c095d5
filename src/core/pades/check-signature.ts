import { isAppError } from '../../contract/errors.ts'
import { fromHex, sameBytes, toHex } from '../crypto/bytes.ts'
import type { Instant } from '../../contract/ids.ts'
import { asciiOf } from './ascii.ts'
import { checkPair, fingerprintOf } from './certificates.ts'
import { decodeCms, encodeCms, signedAttributes } from './cms.ts'
import type { Cms } from './cms.ts'
import { readFirst } from './der.ts'
import { isSignedBy } from './ecdsa.ts'
import { findSignature, hasTraceOfSignature } from './find-signature.ts'
import { digestAround } from './sign-pdf.ts'
import type { SignatureHole } from './signature-dictionary.ts'
import { checkTimeToken, imprintOf } from './timestamp.ts'
import type { TimeCheck } from './timestamp.ts'

export type PdfSigner = {
  /** SHA-256 of the root certificate in groups of four: the same in every bundle of one vault. */
  readonly rootFingerprint: string
  readonly rootDer: Uint8Array
  /** SPKI DER of the vault's key `pdf`, as in entry 0 of its ledger. */
  readonly rootSpki: Uint8Array
  /** SPKI DER of the key that signed this file and no other. */
  readonly leafSpki: Uint8Array
  readonly leafDer: Uint8Array
  /** `/M`: when, by the word of the computer that signed. */
  readonly claimedAt: Instant
  /** A time that somebody else vouches for; null when there is none in the file. */
  readonly time: TimeCheck | null
}

/**
 * `changed`: there is, or was, a signature, and it is not over these bytes. `place`: it is not where and as it was
 * written (cut off, or saved anew); `content`: it is there, over other content; `signature`: it is itself not right.
 */
export type PdfSignatureCheck =
  | { readonly state: 'unsigned' }
  | { readonly state: 'changed'; readonly what: 'place' | 'content' | 'signature' }
  | { readonly state: 'unchanged'; readonly signer: PdfSigner }
  | { readonly state: 'appended-after'; readonly signer: PdfSigner; readonly signedBytes: number }

/**
 * Checks the signature that `signPdf` makes, and no other kind. In: a whole file, from anybody. Out: what can be said;
 * never an error for what the file says. `unchanged` and `appended-after` say that a key signed the bytes (in the
 * second case the first `signedBytes` of them), not whose key it is. Takes time and memory by the length of the file.
 */
export async function checkPdfSignature(pdfBytes: Uint8Array): Promise<PdfSignatureCheck> {
  const found = findSignature(pdfBytes)
  if (!found) return hasTraceOfSignature(pdfBytes) ? changed('place') : { state: 'unsigned' }
  const { hole, endBytes, claimedAt } = found
  const signed = pdfBytes.subarray(0, endBytes)
  const checked = checkCms(signed, hole)
  if (checked === null) return changed('signature')
  const { cms, rootSpki, leafSpki } = checked
  if (!sameBytes(cms.digest, digestAround(signed, hole))) return changed('content')
  const signer: PdfSigner = {
    rootFingerprint: fingerprintOf(cms.rootDer),
    rootDer: cms.rootDer,
    rootSpki,
    leafSpki,
    leafDer: cms.leafDer,
    claimedAt,
    time: cms.token && (await checkTimeToken(cms.token, imprintOf(cms.signature))),
  }
  return endBytes === pdfBytes.length
    ? { state: 'unchanged', signer }
    : { state: 'appended-after', signer, signedBytes: endBytes }
}

const changed = (what: 'place' | 'content' | 'signature'): PdfSignatureCheck => ({ state: 'changed', what })

type CheckedCms = { readonly cms: Cms; readonly rootSpki: Uint8Array; readonly leafSpki: Uint8Array }

/** Null unless the hole holds, to the last byte, a CMS as we write it, signed by a leaf that its root signed. */
function checkCms(pdfBytes: Uint8Array, hole: SignatureHole): CheckedCms | null {
  try {
    const text = asciiOf(pdfBytes.subarray(hole.start + 1, hole.end - 1))
    const cms = decodeCms(readFirst(fromHex(text)).whole)
    const keys = checkPair(cms)
    if (!keys) return null
    const whole = toHex(encodeCms(cms, keys.leafSpki, keys.rootSpki)).padEnd(text.length, '0')
    const isRight =
      whole === text && isSignedBy(keys.leafSpki, signedAttributes(cms.digest, cms.leafDer), cms.signature)
    return isRight ? { cms, ...keys } : null
  } catch (error) {
    if (isAppError(error, 'DamagedPackage')) return null
    throw error
  }
}
