import type { CaseId, ExhibitId } from '../../contract/ids.ts'
import { damagedExhibitIds, findExhibit, isOfCase } from '../exhibits/queries.ts'
import type { Checked } from './check.ts'
import { whoIs } from './create.ts'
import type { Vault } from './vault.ts'

/**
 * A check is a line of the log. What it found of a file is a line of that file's custody where it is something else
 * than was known: damage, or none any more. One line for each, so that handing one file over names no other.
 */
export function noteCheck(vault: Vault, { checked, problems, damaged }: Checked): void {
  const { entries, exhibits, exhibitBytes: bytes } = checked
  const payload = { entries, exhibits, bytes, problems: problems.length, damaged: damaged.length }
  vault.write([
    ...changes(vault, new Set(damaged)),
    { type: 'vault.checked@1', payload: { ...whoIs(vault.host), ...payload } },
  ])
}

function changes(vault: Vault, damaged: ReadonlySet<ExhibitId>) {
  const known = new Set(damagedExhibitIds(vault.reads))
  // One that was erased while the others were read is not spoken of any more.
  const found = [...damaged].filter((id) => !known.has(id) && findExhibit(vault.reads, id) !== null)
  const mended = [...known].filter((id) => !damaged.has(id))
  return [...found.map((id) => verified(id, 'damaged')), ...mended.map((id) => verified(id, 'unchanged'))]
}

const verified = (exhibit: ExhibitId, result: 'damaged' | 'unchanged') => ({
  type: 'exhibit.verified@1',
  payload: { exhibits: [exhibit], result },
})

/** What the last checks found wrong: the files of one case, and how much else, such as lines and other cases' files. */
export function knownDamage(vault: Vault, caseId: CaseId) {
  const damaged = damagedExhibitIds(vault.reads)
  const files = damaged.filter((id) => isOfCase(vault.reads, id, caseId))
  const sql = 'SELECT other_problems FROM vault_state'
  const others = vault.reads.prepare(sql).pluck().get() as number
  return { files, others: others + damaged.length - files.length }
}
