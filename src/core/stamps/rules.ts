import { AppError, type ErrorCode } from '../../contract/errors.ts'
import type { Instant, Seq, Sha256Hex } from '../../contract/ids.ts'
import { fromBase64, fromHex, toBase64, toHex, utf8 } from '../crypto/bytes.ts'
import { signPresentHead, type SignedCheckpoint } from '../ledger/sign-checkpoint.ts'
import { checkTimeResponse, imprintIn, imprintOf, timeQuery } from '../pades/timestamp.ts'
import type { InvalidTime, TimeCheck } from '../pades/timestamp.ts'
import type { Vault } from '../vault/vault.ts'
import { checkpointOfStamp, findQueryOf, findStamp, type QueryRow } from './queries.ts'

const NONCE_BYTES = 8

export type Asked = {
  readonly seq: Seq
  readonly at: Instant
  readonly checkpoint: SignedCheckpoint
  readonly imprint: Sha256Hex
  /** RFC 3161, DER. */
  readonly queryBytes: Uint8Array
}

/**
 * Signs the present head and makes a time query for it; both are entries before anybody sees them. Only a hash and a
 * random number are in the query. Throws ReadOnly and what `signPresentHead` throws.
 */
export function askForStamp(vault: Vault): Asked {
  const checkpoint = signPresentHead(vault, 'timestamp')
  const imprintBytes = imprintOf(utf8(checkpoint.note))
  const nonceBytes = vault.host.random.bytes(NONCE_BYTES)
  const imprint = toHex(imprintBytes) as Sha256Hex
  const { seq, size } = checkpoint
  const payload = { checkpoint: seq, size, imprint, nonce: toHex(nonceBytes) }
  const [entry] = vault.write([{ type: 'stamp.queried@1', payload }])
  const queryBytes = timeQuery(imprintBytes, nonceBytes)
  return { seq: entry!.seq, at: entry!.at, checkpoint, imprint, queryBytes }
}

type Valid = Extract<TimeCheck, { readonly state: 'valid' }>

const REFUSALS = {
  refused: ['TimeStampRefused', 'the time service answered that it would not'],
  unreadable: ['NotATimeStamp', 'not a response with a time-stamp token'],
  imprint: ['ForeignTimeStamp', 'it answers no query of this vault'],
  nonce: ['ForeignTimeStamp', 'it answers another query than the one it is for'],
  authority: [
    'TimeStampNotValid',
    'its certificate is not one for time stamps, was not valid then, or was not issued by who it names',
  ],
  signature: ['TimeStampNotValid', 'its signature does not fit'],
} as const satisfies Record<InvalidTime, readonly [ErrorCode, string]>

const NO_QUESTION = { imprint: new Uint8Array(32), nonce: new Uint8Array(NONCE_BYTES) }

/**
 * Checks the answer to one of this vault's queries: its status, that it is for that hash and number, and the signature
 * and certificates inside it. Throws NotATimeStamp, TimeStampRefused, ForeignTimeStamp, TimeStampNotValid.
 */
export async function checkAnswer(
  vault: Vault,
  response: Uint8Array,
): Promise<{ readonly query: QueryRow; readonly check: Valid }> {
  const imprint = imprintIn(response)
  const query = imprint === null ? null : findQueryOf(vault.reads, toHex(imprint) as Sha256Hex)
  const question =
    query === null ? NO_QUESTION : { imprint: fromHex(query.imprint), nonce: fromHex(query.nonce) }
  const check = await checkTimeResponse(response, question)
  if (check.state === 'valid' && query !== null) return { query, check }
  const [code, message] = REFUSALS[check.state === 'valid' ? 'imprint' : check.why]
  throw new AppError(code, message)
}

/** Keeps an answer that was checked; one that is here already is not written again. Out: its entry, and whether new. */
export function keepAnswer(vault: Vault, query: QueryRow, check: Valid): { seq: Seq; isNew: boolean } {
  const { at, authorityName, authorityFingerprint, policy, token } = check
  const known = findStamp(vault.reads, { query: query.seq, at, authorityFingerprint })
  if (known !== null) return { seq: known.seq, isNew: false }
  const accuracyMs = check.accuracyMs === null ? null : Math.ceil(check.accuracyMs)
  const payload = {
    query: query.seq,
    size: query.size,
    at,
    accuracyMs,
    authority: authorityName,
    authorityFingerprint,
    policy,
    token: toBase64(token),
  }
  const [entry] = vault.write([{ type: 'stamp.imported@1', payload }])
  return { seq: entry!.seq, isNew: true }
}

/** The token of a stamp, DER, and the signed note it is for. */
export function tokenAndNote(
  vault: Vault,
  stamp: Seq,
): { readonly token: Uint8Array; readonly note: string } {
  const { token } = vault.ledger.read(stamp).payload as { readonly token: string }
  const { note } = vault.ledger.read(checkpointOfStamp(vault.reads, stamp)).payload as {
    readonly note: string
  }
  return { token: fromBase64(token)!, note }
}
