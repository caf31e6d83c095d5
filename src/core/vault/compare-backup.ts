import { AppError, isAppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import { sameBytes, toHex } from '../crypto/bytes.ts'
import { rootOf } from '../ledger/merkle.ts'
import { noteChecked } from './backup.ts'
import type { Checked } from './check.ts'
import { openWithKey } from './open.ts'
import type { Vault } from './vault.ts'

export type Compared = {
  readonly copiedAt: Instant | null
  readonly relation: 'same' | 'part' | 'ahead' | 'other'
  readonly lines: number
  readonly linesHere: number
  readonly checked: Checked
}

/**
 * Opens a backup for reading only with the key of the vault in hand, reads all of it, and says how its log stands to
 * this one's. A backup that is whole and of this history counts from now on as checked. Throws ForeignBackup, and
 * what opening a vault throws.
 */
export async function compareBackup(
  vault: Vault,
  path: string,
  check: (copy: Vault) => Promise<Checked>,
): Promise<Compared> {
  const copy = openCopy(vault, path)
  try {
    const checked = await check(copy)
    const relation = relationOf(copy, vault)
    const { size, root } = copy.ledger.head
    const linesHere = vault.ledger.size
    const isBackup = relation === 'same' || relation === 'part'
    if (isBackup && checked.problems.length === 0)
      noteChecked(vault, { size, root: toHex(root), how: 'practised' })
    return { copiedAt: copy.header.copiedAt, relation, lines: size, linesHere, checked }
  } finally {
    copy.abandon()
  }
}

/** A header that this key does not authenticate is another vault's: nothing in the file itself says more. */
function openCopy(vault: Vault, path: string): Vault {
  try {
    return openWithKey(path, vault, true)
  } catch (error) {
    if (isAppError(error, 'DamagedHeader'))
      throw new AppError('ForeignBackup', 'the copy does not open with this key', { cause: error })
    throw error
  }
}

function relationOf(copy: Vault, vault: Vault): Compared['relation'] {
  const [there, here] = [copy.ledger.leavesBytes, vault.ledger.leavesBytes]
  const sharedBytes = Math.min(there.length, here.length)
  const isShared = sameBytes(rootOf(there.subarray(0, sharedBytes)), rootOf(here.subarray(0, sharedBytes)))
  if (!isShared) return 'other'
  if (there.length === here.length) return 'same'
  return there.length < here.length ? 'part' : 'ahead'
}
