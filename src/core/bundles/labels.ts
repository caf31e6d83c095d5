import type { CaseId, ExhibitId } from '../../contract/ids.ts'
import type { ExhibitRow } from '../exhibits/queries.ts'
import { labelsOfCase } from '../exhibits/queries.ts'
import type { Vault } from '../vault/vault.ts'
import type { BundleProfile } from './bundle-profile.ts'
import type { Rendition } from './redact-exhibits.ts'

export type Labelled = { readonly exhibit: ExhibitRow; readonly label: string; readonly isNew: boolean }

/**
 * The label of each exhibit in this case: the one it was given when it first went out, else the next free number,
 * in this bundle's order. A label is never used again or changed (DESIGN sections 1 and 3).
 */
export function labelExhibits(
  vault: Vault,
  caseId: CaseId,
  initials: string,
  exhibits: readonly ExhibitRow[],
  form: BundleProfile['labelForm'],
): readonly Labelled[] {
  const given: ReadonlyMap<ExhibitId, string> = labelsOfCase(vault.reads, caseId)
  let next = Math.max(0, ...[...given.values()].map(numberOf)) + 1
  const separator = form === 'slash' ? '/' : ''
  return exhibits.map((exhibit) => {
    const label = given.get(exhibit.id)
    if (label !== undefined) return { exhibit, label, isNew: false }
    return { exhibit, label: `${initials}${separator}${next++}`, isNew: true }
  })
}

const numberOf = (label: string): number => Number(/\d+$/.exec(label)?.[0] ?? 0)

/** The name of an exhibit's file in a package: its label and the ending its content asks for, or a redacted copy's. */
export function dataFileName({ label, exhibit }: Labelled, rendition?: Rendition): string {
  return `${label.replace('/', '')}${rendition?.ending ?? exhibit.extension}`
}
