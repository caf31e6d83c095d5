import { AppError, isAppError } from '../../contract/errors.ts'
import { Instant } from '../../contract/ids.ts'
import type { PackageProblem } from '../../contract/packages.ts'
import { blake2b512 } from '../crypto/sign.ts'
import { MANIFEST, MANIFEST_KEY, TAG_MANIFEST, signatureOf } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'
import { UNTRUSTED_COMMENT, parseMinisign, parseMinisignKey, verifyMinisign } from './minisign.ts'
import type { MinisignKey } from './minisign.ts'

/** What is signed beside a list: when, and which list it is. minisign writes its own comments in this form. */
export function listComment(madeAt: Instant, listName: string): string {
  return `timestamp:${Math.floor(Date.parse(madeAt) / 1000)}\tfile:${listName}\thashed`
}

/** `key` is null when it is not here or no key; `signed` only when both lists were signed by it. */
export type SignaturesCheck = {
  readonly problems: readonly PackageProblem[]
  readonly key: MinisignKey | null
  readonly signed: boolean
  readonly signedAt: Instant | null
}

/** Checks that both lists were signed by the key in the package. Whose key that is is another check. */
export function checkSignatures(loaded: LoadedPackage): SignaturesCheck {
  const key = readKey(loaded)
  if (key === 'malformed')
    return { problems: [wrong(MANIFEST_KEY)], key: null, signed: false, signedAt: null }
  if (key === null) return { problems: [], key, signed: false, signedAt: null }
  const lists = [MANIFEST, TAG_MANIFEST].map((name) => checkOne(loaded, key, name))
  return {
    problems: lists.flatMap((list) => list.problems),
    key,
    signed: lists.every((list) => list.signed),
    signedAt: lists.at(-1)!.signedAt,
  }
}

type OneList = Omit<SignaturesCheck, 'key'>

function checkOne(loaded: LoadedPackage, key: MinisignKey, name: string): OneList {
  const list = bytesOf(loaded, name)
  const signature = bytesOf(loaded, signatureOf(name))
  // A file that is not here is named by the check of the files; without it there is nothing to say about a signature.
  if (list === null || signature === null) return { problems: [], signed: false, signedAt: null }
  const signedAt = signedAtOf(signature, list, key, name)
  return signedAt === null
    ? { problems: [wrong(name)], signed: false, signedAt }
    : { problems: [], signed: true, signedAt }
}

/** When the list was signed by its own word, or null when the signature is not right in every part. */
function signedAtOf(signature: Uint8Array, list: Uint8Array, key: MinisignKey, name: string): Instant | null {
  try {
    const parsed = parseMinisign(signature)
    if (parsed.untrustedComment !== UNTRUSTED_COMMENT || !verifyMinisign(parsed, blake2b512(list), key))
      return null
    const [, seconds, file] =
      /^timestamp:(\d{1,11})\tfile:([^\t]+)\thashed$/.exec(parsed.trustedComment) ?? []
    return file === name ? Instant.parse(new Date(Number(seconds) * 1000).toISOString()) : null
  } catch (error) {
    if (isAppError(error, 'DamagedPackage')) return null
    throw error
  }
}

function readKey(loaded: LoadedPackage): MinisignKey | null | 'malformed' {
  const bytes = bytesOf(loaded, MANIFEST_KEY)
  if (bytes === null) return null
  try {
    return parseMinisignKey(bytes)
  } catch (error) {
    if (error instanceof AppError) return 'malformed'
    throw error
  }
}

function wrong(file: string): PackageProblem {
  return { kind: 'signature', file, says: 'The list of files was not signed by the key in this package.' }
}
