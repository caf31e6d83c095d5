import type { BundleKey } from '../../contract/ids.ts'
import type { SignedCheckpoint } from '../ledger/sign-checkpoint.ts'
import type { Delivered, Way } from '../packages/deliver.ts'
import type { WrittenFile } from '../packages/folder-writer.ts'
import type { Vault } from '../vault/vault.ts'
import type { SourcedLimit } from './bundle-profile.ts'
import type { BundleContent } from './content.ts'
import type { PreparedBundlePdf } from './pdf/make-pdf.ts'
import type { Prepared } from './prepare.ts'
import { exhibitBlock, incidentBlock } from './templates/context.ts'

export type SealedFiles = { readonly first: WrittenFile; readonly master: WrittenFile }

export type Sealed = {
  readonly bundle: BundleKey
  readonly id: string
  /** The name of the package's folder, in a zip too. */
  readonly folder: string
  readonly way: Way
  readonly content: BundleContent
  /** Of all volumes together. */
  readonly pages: number
  readonly volumes: PreparedBundlePdf['volumes']
  /** Where each block begins. */
  readonly places: PreparedBundlePdf['places']
  readonly inSections: PreparedBundlePdf['inSections']
  /** The PDFs of each volume: the one that stands first in the package, and the signed one. */
  readonly files: readonly [SealedFiles, ...SealedFiles[]]
  /** Labels of exhibits that are named and not shown. */
  readonly notShown: readonly string[]
  /** Redacted copies that no machine has read, by the names of their files. */
  readonly unread: readonly string[]
  /** The limits that made it more than one volume. */
  readonly split: readonly SourcedLimit[]
  readonly delivered: Delivered
  readonly checkpoint: SignedCheckpoint
}

/** Writes down that it is sealed, with what a later bundle goes on from. */
export function noteSealed(vault: Vault, sealed: Sealed, prepared: Prepared): void {
  const { bundle, checkpoint, pages, volumes, files, delivered } = sealed
  const pdfs = files.map(({ master }) => master.sha256)
  const { written } = delivered
  const payload = {
    bundle,
    checkpointSize: checkpoint.size,
    manifest: written.manifestSha256,
    tagManifest: written.tagManifestSha256,
    pdf: pdfs[0]!,
    pages,
    places: placesToNote(sealed, prepared),
    ...(volumes.length > 1 && {
      volumes: volumes.map((volume, index) => ({ pdf: pdfs[index]!, pages: volume.pages })),
    }),
  }
  vault.write([{ type: 'bundle.sealed@1', payload }])
}

/** Where each incident and exhibit begins, so that a later bundle can go on from this one. */
function placesToNote({ places, volumes, inSections }: Sealed, { chosen, labelled, numbers }: Prepared) {
  const incidents = chosen.incidents.map(({ row }) => {
    const number = numbers.get(row.id)!
    return { incident: row.id, number, ...places.get(incidentBlock(number))! }
  })
  const exhibits = labelled.map(({ exhibit, label }, index) => ({
    exhibit: exhibit.id,
    label,
    ...places.get(exhibitBlock(index))!,
  }))
  return { first: volumes[0].firstPage, last: volumes.at(-1)!.lastPage, inSections, incidents, exhibits }
}
