import { HandOverContent, type DraftId } from '../../contract/drafts.ts'
import { isAppError } from '../../contract/errors.ts'
import { sqliteError } from '../db/sqlite-error.ts'
import { decodeDraft, encodeDraft, parsedContent } from '../drafts/rules.ts'
import { keepDraft, readDrafts } from '../vault/drafts.ts'
import type { Vault } from '../vault/vault.ts'

const CANNOT_KEEP = ['DiskFull', 'CannotWrite', 'VaultInUse', 'Cancelled'] as const

/** Puts what was made into the draft of its hand-over. One that was thrown away in the meantime stays away. */
export function keepMade(vault: Vault, id: DraftId, made: object): void {
  const sealed = readDrafts(vault).find((one) => one.id === id)
  if (sealed === undefined) return
  const draft = decodeDraft(sealed)
  const read = HandOverContent.safeParse(parsedContent(draft.content))
  if (draft.form !== 'hand-over' || !read.success) return
  const content = JSON.stringify({ ...read.data, made })
  try {
    keepDraft(vault, encodeDraft({ ...draft, content }))
  } catch (error) {
    // The package is there and the record says so: a disk that is full now, or a lock, undoes neither.
    if (!isAppError(sqliteError(error), ...CANNOT_KEEP)) throw error
  }
}
