import { AppError, isAppError } from '../../contract/errors.ts'
import type { PackageProblem, ProblemKind } from '../../contract/packages.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { openCheckpoint, originOf } from '../ledger/checkpoint.ts'
import type { Checkpoint } from '../ledger/checkpoint.ts'
import { HASH_BYTES, rootOf } from '../ledger/merkle.ts'
import { decodeVkey } from '../ledger/signed-note.ts'
import { CHECKPOINT, LEAVES, LOG_KEY } from './layout.ts'
import { bytesOf } from './load.ts'
import type { LoadedPackage } from './load.ts'
import { textOf } from './text.ts'

/** The log as far as it was verified: `checkpoint` when its signature is right, `leaves` when they lead to its root. */
export type LogCheck = {
  readonly problems: readonly PackageProblem[]
  readonly logPublicKey: Uint8Array | null
  readonly checkpoint: Checkpoint | null
  readonly note: string | null
  readonly leaves: Uint8Array | null
}

/** Checks the log's key, the checkpoint's signature and origin, and that the leaf hashes lead to its root. */
export function checkLog(loaded: LoadedPackage): LogCheck {
  const nothing: LogCheck = { problems: [], logPublicKey: null, checkpoint: null, note: null, leaves: null }
  const keyBytes = bytesOf(loaded, LOG_KEY)
  const noteBytes = bytesOf(loaded, CHECKPOINT)
  if (keyBytes === null) return nothing
  const logPublicKey = attempt(() => readLogKey(keyBytes))
  if (logPublicKey === null) {
    return { ...nothing, problems: [problem('key', LOG_KEY, 'The key of the record log is not one.')] }
  }
  if (noteBytes === null) return { ...nothing, logPublicKey }
  const checkpoint = attempt(() => openOwn(noteBytes, logPublicKey))
  if (checkpoint === null) {
    const says = 'The checkpoint was not signed by the key of the record log.'
    return { ...nothing, logPublicKey, problems: [problem('checkpoint', CHECKPOINT, says)] }
  }
  const leaves = bytesOf(loaded, LEAVES)
  const known = { logPublicKey, checkpoint, note: textOf(noteBytes) }
  if (leaves === null) return { ...known, leaves, problems: [] }
  if (leadTo(leaves, checkpoint)) return { ...known, leaves, problems: [] }
  const says = 'The lines of the record log do not lead to the checkpoint.'
  return { ...known, leaves: null, problems: [problem('leaves', LEAVES, says)] }
}

function leadTo(leaves: Uint8Array, { size, root }: Checkpoint): boolean {
  return leaves.length === size * HASH_BYTES && sameBytes(rootOf(leaves), root)
}

function readLogKey(bytes: Uint8Array): Uint8Array {
  const key = decodeVkey(textOf(bytes)?.replace(/\n$/, '') ?? '')
  if (key.name !== originOf(key.publicKey))
    throw new AppError('CheckpointMismatch', 'the key has another log’s name')
  return key.publicKey
}

function openOwn(note: Uint8Array, logPublicKey: Uint8Array): Checkpoint {
  const checkpoint = openCheckpoint(note, logPublicKey)
  if (checkpoint.origin !== originOf(logPublicKey))
    throw new AppError('CheckpointMismatch', 'another log’s checkpoint')
  return checkpoint
}

/** Null where what the package holds is not what it should be; any other failure goes on. */
export function attempt<Result>(read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    if (isAppError(error, 'NotACheckpoint', 'CheckpointMismatch', 'DamagedPackage')) return null
    throw error
  }
}

export function problem(kind: ProblemKind, file: string, says: string): PackageProblem {
  return { kind, file, says }
}
