import type { bundles } from '../../contract/bundles.ts'
import { AppError } from '../../contract/errors.ts'
import type { Sha256Hex } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import type { BundleProfile, SourcedLimit } from './content.ts'
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
      const recipients = readProfile(host.resourcesFolder, profile)
      if (asked.filing !== undefined && recipients.heading === null)
        throw new AppError('InvalidInput', 'only a bundle for a court has a heading')
      const ask = {
        ...asked,
        case: found,
        profile: recipients,
        disclosure: { include, exclude, redact },
        into: host.files.path(to),
      }
      // Loaded when it is needed: the PDF library would cost every start a fifth of a second and its memory.
      const { sealBundle } = await import('./seal.ts')
      return summaryOf(await sealBundle(vault, ask, { host, progress, signal }))
    },
    draft: async ({ case: caseId, profile, to }, { progress, signal }) => {
      const { vault } = session
      const found = findCase(vault.reads, caseId)
      if (found === null) throw new AppError('NotFound', 'no such case')
      const ask = {
        case: found,
        profile: readProfile(host.resourcesFolder, profile),
        to: host.files.path(to),
      }
      const { makeDraft } = await import('./drafts/make-draft.ts')
      return makeDraft(vault, ask, { host, progress, signal })
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

function summaryOf(sealed: Sealed) {
  const { bundle, id, folder, way, files, content, pages, places, volumes, delivered, checkpoint } = sealed
  const { written, names, open } = delivered
  const stampedFirstPages = new Map([...places].map(([block, { page }]) => [block, page]))
  return {
    bundle,
    id,
    as: way,
    folder,
    made: [...names],
    open,
    pages,
    volumes: volumes.length,
    incidents: content.incidents.length,
    exhibits: content.exhibits.length,
    files: written.files.length,
    pdf: files[0].master.sha256 as Sha256Hex,
    manifest: written.manifestSha256 as Sha256Hex,
    checkpoint: { size: checkpoint.size, root: checkpoint.root, words: checkpoint.words },
    notes: [...notesOn(sealed), ...deliveryNotes(content.profile, way)],
    texts: goesWithIt(content, { pages, stampedFirstPages, volumes: volumes.length }, way),
  }
}

const sourceOf = ({ says, source, asAt }: SourcedLimit): string => `${says} (${source}, as at ${asAt})`

/** What the person should know before it goes anywhere: files that are not shown, volumes, the recipient's limits. */
function notesOn({ content, notShown, unread, pages, split, volumes, files }: Sealed): string[] {
  const hidden = notShown.map(
    (label) => `Exhibit ${label} has a page of its own and is not shown; its file is in the package.`,
  )
  const divided = split.map(
    (limit) =>
      `The bundle is in ${volumes.length} volumes, numbered on, because of a limit. ${sourceOf(limit)}`,
  )
  const { limits } = content.profile
  const whole = limitsExceeded({ limits: only(limits, 'permission') }, { pages, pdfBytes: { length: 0 } })
  const each = volumes.flatMap((volume, index) =>
    limitsExceeded(
      { limits: only(limits, 'volumes') },
      { pages: volume.pages, pdfBytes: { length: files[index]!.first.sizeBytes } },
    ),
  )
  const over = [...new Set([...whole, ...each])].map(
    (limit) => `This recipient’s limit is passed. ${sourceOf(limit)}`,
  )
  const unreadCopies =
    unread.length === 0
      ? []
      : [
          `Redacted copies were not read by a machine, to see whether withheld words still show in them: ${unread.join(', ')}. Look at each before it goes anywhere.`,
        ]
  return [...hidden, ...unreadCopies, ...divided, ...over]
}

/** Volumes each have to keep a limit that they answer; the others are about the whole. */
function only(
  { pages, bytes }: BundleProfile['limits'],
  answer: SourcedLimit['answer'],
): BundleProfile['limits'] {
  return {
    pages: pages?.answer === answer ? pages : null,
    bytes: bytes?.answer === answer ? bytes : null,
  }
}
