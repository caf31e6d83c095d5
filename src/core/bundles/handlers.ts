import type { bundles } from '../../contract/bundles.ts'
import { AppError } from '../../contract/errors.ts'
import type { Sha256Hex } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import type { BundleProfile } from './content.ts'
import { deliveryNotes, goesWithIt } from './goes-with-it.ts'
import { limitsExceeded, readProfile } from './profile.ts'
import { listBundles } from './queries.ts'
import type { Sealed } from './seal.ts'

export function bundlesHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof bundles> {
  return {
    seal: async ({ case: caseId, profile, to, include, exclude, redact, ...asked }, { progress, signal }) => {
      const { vault } = session
      const found = findCase(vault.reads, caseId)
      if (found === null) throw new AppError('NotFound', 'no such case')
      const ask = {
        ...asked,
        case: found,
        profile: readProfile(host.resourcesFolder, profile),
        disclosure: { include, exclude, redact },
        into: host.files.path(to),
      }
      // Loaded when it is needed: the PDF library would cost every start a fifth of a second and its memory.
      const { sealBundle } = await import('./seal.ts')
      return summaryOf(await sealBundle(vault, ask, { host, progress, signal }))
    },
    list: () => ({
      bundles: listBundles(session.vault.reads).map(
        ({ bundle, id, caseId, recipient, purpose, state, at }) => ({
          bundle,
          id,
          caseId,
          recipient,
          purpose,
          state,
          at,
        }),
      ),
    }),
  }
}

function summaryOf({ bundle, id, folder, way, content, pdf, pdfSha256, delivered, checkpoint }: Sealed) {
  const { written, names, open } = delivered
  return {
    bundle,
    id,
    as: way,
    folder,
    made: [...names],
    open,
    pages: pdf.pages,
    incidents: content.incidents.length,
    exhibits: content.exhibits.length,
    files: written.files.length,
    pdf: pdfSha256,
    manifest: written.manifestSha256 as Sha256Hex,
    checkpoint: { size: checkpoint.size, root: checkpoint.root, words: checkpoint.words },
    notes: [...notesOn(content.profile, pdf), ...deliveryNotes(content.profile, way)],
    texts: goesWithIt(content, pdf, way),
  }
}

/** What the person should know before it goes anywhere: files that are not shown, and the recipient's limits. */
function notesOn(profile: BundleProfile, pdf: Sealed['pdf']): string[] {
  const hidden = pdf.notShown.map(
    (label) => `Exhibit ${label} has a page of its own and is not shown; its file is in the package.`,
  )
  const over = limitsExceeded(profile, pdf).map(
    ({ says, source, asAt }) => `This recipient’s limit is passed. ${says} (${source}, as at ${asAt})`,
  )
  return [...hidden, ...over]
}
