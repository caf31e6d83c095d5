import type { CaseId } from '../../contract/ids.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import type { SignedCheckpoint } from '../ledger/sign-checkpoint.ts'
import { checkpointWords } from '../ledger/words.ts'
import type { StampedCheckpoint } from '../packages/package-input.ts'
import { listStamps } from '../stamps/queries.ts'
import { tokenAndNote } from '../stamps/rules.ts'
import type { Vault } from '../vault/vault.ts'
import type { EarlierBundle } from './content.ts'
import { sealedBundlesOf } from './queries.ts'

/** The time stamps of this log, of no more lines than the checkpoint; those from before a restore name another log. */
export function stampsUpTo(vault: Vault, { origin, size }: SignedCheckpoint): readonly StampedCheckpoint[] {
  return listStamps(vault.reads)
    .filter((stamp) => stamp.size <= size)
    .map(({ seq, size: lines, at, accuracyMs, authority, authorityFingerprint }) => {
      const said = { size: lines, at, accuracyMs, authority, authorityFingerprint }
      return { ...said, ...tokenAndNote(vault, seq) }
    })
    .filter(({ note }) => readCheckpoint(note).origin === origin)
}

export type GivenBefore = EarlierBundle & { readonly note: string }

/**
 * The checkpoints of bundles of this case that were made for the same recipient, in the same form, before: those and no others, so that a
 * package never tells of hand-overs to somebody else.
 */
export function givenBefore(
  vault: Vault,
  ask: { readonly case: CaseId; readonly recipient: string; readonly profile: string },
  { origin, size }: SignedCheckpoint,
): readonly GivenBefore[] {
  return sealedBundlesOf(vault.reads, ask.case)
    .filter((bundle) => bundle.size < size && bundle.profile === ask.profile)
    .filter((bundle) => samePerson(bundle.recipient) === samePerson(ask.recipient))
    .filter(({ note }) => readCheckpoint(note).origin === origin)
    .map(({ id, at, size: lines, note }) => ({ id, at, size: lines, note, words: checkpointWords(note) }))
}

/** Recipients are typed by hand: case and spaces do not make another. */
const samePerson = (recipient: string): string =>
  recipient.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
