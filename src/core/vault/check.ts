import { AppError, type ErrorCode } from '../../contract/errors.ts'
import type { ExhibitId, Seq } from '../../contract/ids.ts'
import type { CheckReport } from '../../contract/vault.ts'
import { sameBytes, toHex } from '../crypto/bytes.ts'
import { blobOf } from '../db/columns.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import { rootOf } from '../ledger/merkle.ts'
import { damagedExhibits } from './check-exhibits.ts'
import { compareWith } from './check-since.ts'
import { countHeaderCopies } from './header.ts'
import { assertKeyPair, SIGNING_KEY_NAMES } from './signing-keys.ts'
import type { Vault } from './vault.ts'

type Problem = CheckReport['problems'][number]
/** What a check needs to know of each exhibit. */
export type CheckedExhibit = {
  readonly id: ExhibitId
  readonly number: number
  readonly sha256: string
  readonly sizeBytes: number
  readonly chunks: number
}

export type CheckOptions = {
  readonly exhibits: readonly CheckedExhibit[]
  /** A checkpoint that was given out before, as text. */
  readonly since: string | null
  readonly progress: (doneBytes: number) => void
  readonly signal: AbortSignal
  readonly pause: () => Promise<void>
}

export type Checked = Omit<CheckReport, 'logged' | 'ok'> & {
  /** The exhibits that are not what was kept. */
  readonly damaged: readonly ExhibitId[]
}

/**
 * Reads both copies of the header and the signing keys, opens every entry and compares it with its leaf, hashes every
 * exhibit and compares it with its entry, and
 * compares the ledger with a checkpoint given out before. Finds all problems, not the first one only.
 * Throws NotACheckpoint, Cancelled.
 */
export async function checkVault(vault: Vault, options: CheckOptions): Promise<Checked> {
  const problems: Problem[] = []
  const headerCopies = checkHeader(vault, problems)
  checkSigningKeys(vault, problems)
  const entries = checkEntries(vault, problems)
  const damaged = await checkExhibits(vault, options, problems)
  checkStrayKeys(vault, options.exhibits, problems)
  const since = options.since === null ? null : compareWith(vault, options.since)
  if (since !== null && since.code !== null) problems.push({ code: since.code, what: 'the checkpoint given' })
  const { size, root } = vault.ledger.head
  return {
    checked: {
      ...entries,
      exhibits: options.exhibits.length,
      exhibitBytes: options.exhibits.reduce((sum, exhibit) => sum + exhibit.sizeBytes, 0),
      checkpoints: checkStoredCheckpoints(vault, problems),
      headerCopies,
    },
    head: { size, root: toHex(root) },
    since: since?.found ?? null,
    problems,
    damaged,
  }
}

function checkEntries(
  vault: Vault,
  problems: Problem[],
): { readonly entries: number; readonly erasedEntries: number } {
  const erased = new Set(
    (vault.reads.prepare('SELECT seq FROM erased_entries').all() as { readonly seq: number }[]).map(
      (row) => row.seq,
    ),
  )
  for (let seq = 0; seq < vault.ledger.size; seq++) {
    const problem = erased.has(seq) ? erasedProblem(vault, seq as Seq) : entryProblem(vault, seq as Seq)
    if (problem !== null) problems.push({ code: problem, what: `line ${seq} of the record log` })
  }
  return { entries: vault.ledger.size - erased.size, erasedEntries: erased.size }
}

function entryProblem(vault: Vault, seq: Seq): ErrorCode | null {
  return problemOf(() => void vault.ledger.read(seq))
}

/** Whoever put an erased payload back would have it read by the next person who looks. */
function erasedProblem(vault: Vault, seq: Seq): ErrorCode | null {
  return problemOf(() => {
    if (vault.ledger.hasPayload(seq)) throw new AppError('DamagedLedger', 'an erased payload is there again')
  })
}

/** The named error that `work` ends in, or null. A payload that is not there is damage to this entry. */
function problemOf(work: () => void): ErrorCode | null {
  try {
    work()
    return null
  } catch (error) {
    const { code } = sqliteError(error)
    if (code === 'Internal') throw error
    return code === 'NotFound' ? 'DamagedEntry' : code
  }
}

const HEADER_COPIES = 2

function checkHeader(vault: Vault, problems: Problem[]): number {
  const whole = countHeaderCopies(vault.db, vault.keys.header, vault.header)
  if (whole < HEADER_COPIES)
    problems.push({ code: 'DamagedHeader', what: `${HEADER_COPIES - whole} of the 2 copies of the header` })
  return whole
}

function checkSigningKeys(vault: Vault, problems: Problem[]): void {
  for (const name of SIGNING_KEY_NAMES) {
    const code = problemOf(() => assertKeyPair(vault.signing, name, vault.header.keys))
    if (code !== null) problems.push({ code, what: `the signing key "${name}"` })
  }
}

/** A key that no file needs: one that was erased and put back, or that came from another vault. */
function checkStrayKeys(vault: Vault, exhibits: readonly CheckedExhibit[], problems: Problem[]): void {
  const known = new Set<string>(exhibits.map((exhibit) => exhibit.id))
  const code = problemOf(() => {
    const rows = vault.db.prepare('SELECT exhibit FROM exhibit_keys').all() as { readonly exhibit: unknown }[]
    const stray = rows.filter((row) => !known.has(toHex(blobOf(row.exhibit, 'DamagedFile'))))
    if (stray.length > 0) throw new AppError('DamagedFile', 'there are keys of no exhibit')
  })
  if (code !== null) problems.push({ code, what: 'keys that belong to no file' })
}

async function checkExhibits(
  vault: Vault,
  options: CheckOptions,
  problems: Problem[],
): Promise<readonly ExhibitId[]> {
  const damaged = await damagedExhibits(vault, options)
  for (const { number } of damaged) problems.push({ code: 'DamagedExhibit', what: `file number ${number}` })
  return damaged.map(({ id }) => id)
}

/** Every checkpoint this log ever signed must still stand for its beginning. */
function checkStoredCheckpoints(vault: Vault, problems: Problem[]): number {
  const rows = vault.reads.prepare('SELECT seq, note FROM checkpoints ORDER BY seq').all() as {
    seq: number
    note: string
  }[]
  const leaves = vault.ledger.leavesBytes
  for (const { seq, note } of rows) {
    const { size, root } = readCheckpoint(note)
    if (!sameBytes(rootOf(leaves.subarray(0, size * 32)), root)) {
      problems.push({ code: 'CheckpointMismatch', what: `the checkpoint in line ${seq}` })
    }
  }
  return rows.length
}
