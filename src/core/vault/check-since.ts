import type { ErrorCode } from '../../contract/errors.ts'
import type { Seq } from '../../contract/ids.ts'
import type { CheckReport } from '../../contract/vault.ts'
import { fromBase64, sameBytes, toHex } from '../crypto/bytes.ts'
import { openCheckpoint, originOf, readCheckpoint } from '../ledger/checkpoint.ts'
import { rootOf } from '../ledger/merkle.ts'
import { entriesOfType } from '../ledger/queries.ts'
import type { PublicKeys } from './header.ts'
import type { Vault } from './vault.ts'

export type Compared = {
  readonly found: NonNullable<CheckReport['since']>
  /** What is wrong: CheckpointMismatch (of another log), OlderThanLastSeen, Forked; null when nothing is. */
  readonly code: Extract<ErrorCode, 'CheckpointMismatch' | 'OlderThanLastSeen' | 'Forked'> | null
}

/**
 * Is the record that a checkpoint stands for the beginning of this one? Checkpoints of the logs that this one
 * continues count as well (DESIGN section 4). Throws NotACheckpoint; CheckpointMismatch when its signature is wrong.
 */
export function compareWith(vault: Vault, note: string): Compared {
  const claimed = readCheckpoint(note)
  const log = logsOf(vault).find(({ publicKey }) => originOf(publicKey) === claimed.origin)
  const { size, root } = log === undefined ? claimed : openCheckpoint(note, log.publicKey)
  const leaves = vault.ledger.leavesBytes
  const fits = size * 32 <= leaves.length && sameBytes(rootOf(leaves.subarray(0, size * 32)), root)
  const isPrefix = log !== undefined && fits
  const found = { size, root: toHex(root), isPrefix }
  if (isPrefix) return { found, code: null }
  if (log === undefined) return { found, code: 'CheckpointMismatch' }
  return { found, code: size > log.size ? 'OlderThanLastSeen' : 'Forked' }
}

/** A log whose checkpoints this vault answers for, and how far it went before somebody else went on. */
type Log = { readonly publicKey: Uint8Array; readonly size: number }

/** This vault's own log, up to where this session began to write, and every log it continues, up to its end. */
function logsOf(vault: Vault): readonly Log[] {
  const beginnings = entriesOfType(vault.reads, 'vault.created@1', 'log.continued@1').map(({ seq }) => seq)
  const earlier = beginnings.slice(0, -1).map((seq, index) => ({
    publicKey: logKeyIn(vault, seq),
    size: beginnings[index + 1]! as number,
  }))
  return [...earlier, { publicKey: keyBytes(vault.header.keys), size: vault.openedSize }]
}

/** Entries of these types were read and fitted to their schema when the ledger was replayed. */
function logKeyIn(vault: Vault, seq: Seq): Uint8Array {
  const { keys } = vault.ledger.read(seq).payload as { readonly keys: PublicKeys }
  return keyBytes(keys)
}

const keyBytes = (keys: PublicKeys): Uint8Array => fromBase64(keys.log) ?? new Uint8Array()
