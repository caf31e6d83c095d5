import { AppError } from '../../contract/errors.ts'
import { fromBase64, fromUtf8, toBase64 } from '../crypto/bytes.ts'
import { parseCount } from './checkpoint.ts'
import { HASH_BYTES } from './merkle.ts'

// https://c2sp.org/tlog-proof: where an entry stands, the way up to the root, and the checkpoint itself.

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'
// A tree of 2^53 leaves has paths of 53 hashes.
const MAX_PATH = 53

/** `path` goes from the leaf's sibling up; `checkpoint` is the whole signed note, verbatim. */
export type TlogProof = {
  readonly index: number
  readonly path: readonly Uint8Array[]
  readonly checkpoint: string
}

/** Writes a proof. The caller has made sure of the parts: hashes of 32 bytes, a signed checkpoint. */
export function writeTlogProof(proof: TlogProof): string {
  const hashes = proof.path.map((hash) => `${toBase64(hash)}\n`).join('')
  return `${FIRST_LINE}\nindex ${proof.index}\n${hashes}\n${proof.checkpoint}`
}

/**
 * Reads a proof, verifying nothing. An `extra` line is allowed and dropped: it is authenticated by nothing. Throws
 * `NotACheckpoint` when it is not of the form.
 */
export function parseTlogProof(proof: Uint8Array | string): TlogProof {
  const whole = proofString(proof)
  const split = whole.indexOf('\n\n')
  if (split < 0) throw malformed()
  const [first, ...rest] = whole.slice(0, split).split('\n')
  const [indexLine = '', ...hashLines] = withoutExtra(rest)
  if (first !== FIRST_LINE || !indexLine.startsWith('index ') || hashLines.length > MAX_PATH)
    throw malformed()
  const index = parseCount(indexLine.slice('index '.length))
  return { index, path: hashLines.map(parseHash), checkpoint: whole.slice(split + 2) }
}

function withoutExtra(lines: readonly string[]): readonly string[] {
  if (!lines[0]?.startsWith('extra ')) return lines
  if (fromBase64(lines[0].slice('extra '.length)) === null) throw malformed()
  return lines.slice(1)
}

function proofString(proof: Uint8Array | string): string {
  if (typeof proof === 'string') return proof
  try {
    return fromUtf8(proof)
  } catch (cause) {
    throw new AppError('NotACheckpoint', 'the proof is not UTF-8', { cause })
  }
}

function parseHash(line: string): Uint8Array {
  const hash = fromBase64(line)
  if (hash === null || hash.length !== HASH_BYTES) throw malformed()
  return hash
}

function malformed(): AppError {
  return new AppError('NotACheckpoint', 'malformed proof')
}
