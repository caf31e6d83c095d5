import { sameBytes } from '../crypto/bytes.ts'
import { TAG, octets, oid, readInside, readValue, sequence, yes } from './der.ts'
import type { Value } from './der.ts'
import type { TimeCertificate } from './time-token.ts'
import { isSignatureOf } from './verify-foreign.ts'

const EXTENDED_KEY_USAGE = oid('2.5.29.37')
const TIME_STAMPING_ALONE = sequence(oid('1.3.6.1.5.5.7.3.8'))
const BASIC_CONSTRAINTS = oid('2.5.29.19')

/** The longest chains of real authorities have four certificates. */
const MOST_ISSUERS = 8

/** The extended key usage must be critical and name this one purpose (RFC 3161 section 2.3). */
export function isForTime({ extensions, notBefore, notAfter }: TimeCertificate, at: Date): boolean {
  const wanted = sequence(EXTENDED_KEY_USAGE, yes, octets(TIME_STAMPING_ALONE))
  const isValidThen = notBefore <= at && at <= notAfter
  return isValidThen && extensions.some(({ whole }) => sameBytes(whole, wanted))
}

/**
 * Follows a certificate to its issuer as far as the certificates given reach: each must be signed by the next, which
 * must be one that may issue and be valid at that time (RFC 5280 section 6.1). Where the issuer is not among them the
 * chain ends there: whether to trust what it ends at is for the reader. Throws DamagedPackage.
 */
export async function isChainSound(
  certificate: TimeCertificate,
  others: readonly TimeCertificate[],
  at: Date,
): Promise<boolean> {
  let one = certificate
  for (let steps = 0; steps < MOST_ISSUERS; steps++) {
    if (sameBytes(one.subject.whole, one.issuer)) return true
    const named = others.filter(({ subject }) => sameBytes(subject.whole, one.issuer))
    if (named.length === 0) return true
    const issuer = await issuerAmong(named, one, at)
    if (issuer === null) return false
    one = issuer
  }
  return false
}

async function issuerAmong(
  named: readonly TimeCertificate[],
  { tbs, signatureAlgorithm: algorithm, signature }: TimeCertificate,
  at: Date,
): Promise<TimeCertificate | null> {
  for (const issuer of named) {
    const mayIssue = issuer.notBefore <= at && at <= issuer.notAfter && isAuthority(issuer)
    const signed = { spki: issuer.spki, algorithm, digestHash: 'SHA-256', signature }
    if (mayIssue && (await isSignatureOf(tbs, signed))) return issuer
  }
  return null
}

/** BasicConstraints with cA TRUE (RFC 5280 section 4.2.1.9). */
function isAuthority({ extensions }: TimeCertificate): boolean {
  const found = extensions
    .map((extension) => readInside(extension, TAG.sequence))
    .find(([id]) => id !== undefined && sameBytes(id.whole, BASIC_CONSTRAINTS))
  const value = found?.at(-1)
  if (value?.tag !== TAG.octets) return false
  const [first] = readInside(readValue(value.contents, TAG.sequence), TAG.sequence)
  return first !== undefined && sameBytes(first.whole, yes)
}

const COMMON_NAME = oid('2.5.4.3')
const ORGANIZATION = oid('2.5.4.10')
const MOST_NAME_LENGTH = 100
const BMP_STRING = 0x1e
const UTF16 = new TextDecoder('utf-16be')
const UTF8 = new TextDecoder()

/** What a certificate calls its holder, in one line: its common name, else its organisation. Empty when it has neither. */
export function nameOf({ subject }: TimeCertificate): string {
  const attributes = readInside(subject, TAG.sequence).flatMap((set) => readInside(set, TAG.set))
  const pairs = attributes.map((attribute) => readInside(attribute, TAG.sequence))
  const valueOf = (type: Uint8Array): string => {
    const [, value] = pairs.find(([id]) => id !== undefined && sameBytes(id.whole, type)) ?? []
    return value === undefined ? '' : inOneLine(textOf(value))
  }
  return valueOf(COMMON_NAME) || valueOf(ORGANIZATION)
}

const textOf = ({ tag, contents }: Value): string => (tag === BMP_STRING ? UTF16 : UTF8).decode(contents)

/** The name is shown to people: nothing in it may move a cursor or turn the direction of a line. */
function inOneLine(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return [...plain].slice(0, MOST_NAME_LENGTH).join('')
}
