import type { z } from 'zod'
import type { bundles, LeakFinding, Recipient } from '../../contract/bundles.ts'
import type { Case } from '../../contract/cases.ts'
import { AppError } from '../../contract/errors.ts'
import type { CaseId, Sha256Hex } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import { noteOpened, requireExhibit } from '../exhibits/rules.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import type { BundleProfile, Sourced, SourcedLimit } from './bundle-profile.ts'
import { deliveryNotes, goesWithIt } from './goes-with-it.ts'
import { offeredOf } from './offered.ts'
import { keepMade } from './keep-made.ts'
import { limitsExceeded, PROFILE_NAMES, readProfile } from './profile.ts'
import { listBundles, type BundleRow } from './queries.ts'
import type { SealAsk } from './seal.ts'
import type { Sealed } from './sealed.ts'
import { sourcedWords } from './sourced-words.ts'

export function bundlesHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof bundles> {
  // In memory alone, and gone with the open vault: it holds words that were withheld.
  const refused = new WeakMap<Vault, ReadonlyMap<CaseId, readonly LeakFinding[]>>()
  return {
    wordsIn: async ({ exhibit }, { signal }) => {
      const row = requireExhibit(session.vault, exhibit)
      const { wordsInPicture } = await import('./words-in-picture.ts')
      const words = await wordsInPicture(session.vault, row, host, signal)
      if (words !== null && words.length > 0) noteOpened(session.vault, [exhibit])
      return { words }
    },
    recipients: () => ({
      recipients: PROFILE_NAMES.map((name) => recipientOf(readProfile(host.resourcesFolder, name))),
    }),
    offered: ({ case: caseId }) => offeredOf(session.vault, requireCase(session.vault, caseId).id),
    ownDetails: async ({ exhibits }, context) => {
      const { vault } = session
      const { detailsOfFiles } = await import('./let-through.ts')
      const rows = exhibits.map((id) => requireExhibit(vault, id))
      const files = await detailsOfFiles(vault, rows, context)
      return { files: files.map(({ exhibit, details }) => ({ exhibit, details: [...details] })) }
    },
    proof: async (asked, { progress, signal }) => {
      const ask = { ...askOf(session.vault, host, asked), into: '', as: 'folder' as const }
      const { proofOf } = await import('./proof.ts')
      const { pages, pdfs, notShown } = await proofOf(session.vault, ask, { host, progress, signal })
      return { pages, pdfs: [...pdfs], notShown: [...notShown] }
    },
    seal: async ({ to, as, draft, ...asked }, { progress, signal }) => {
      const { vault } = session
      const ask = { ...askOf(vault, host, asked), into: host.files.path(to), as }
      // Loaded when it is needed: the PDF library would cost every start a fifth of a second and its memory.
      const { sealBundle } = await import('./seal.ts')
      const onRefused = (findings: readonly LeakFinding[]): void =>
        void refused.set(vault, new Map([[asked.case, findings]]))
      refused.delete(vault)
      const made = summaryOf(await sealBundle(vault, ask, { host, progress, signal, onRefused }))
      if (draft !== undefined) keepMade(vault, draft, { ...made, to })
      return made
    },
    refused: ({ case: caseId }) => ({ findings: [...(refused.get(session.vault)?.get(caseId) ?? [])] }),
    draft: async ({ case: caseId, profile, to }, { progress, signal }) => {
      const { vault } = session
      const ask = {
        case: requireCase(vault, caseId),
        profile: readProfile(host.resourcesFolder, profile),
        to: host.files.path(to),
      }
      const { makeDraft } = await import('./drafts/make-draft.ts')
      return makeDraft(vault, ask, { host, progress, signal })
    },
    list: () => ({ bundles: listBundles(session.vault.reads).map(listedOf) }),
  }
}

const listedOf = ({ bundle, id, caseId, recipient, purpose, state, at }: BundleRow) => {
  return { bundle, id, caseId, recipient, purpose, state, at }
}

type Asked = z.output<typeof bundles.proof.input>

function askOf(
  vault: Vault,
  host: CoreHost,
  { case: caseId, profile: name, include, exclude, redact, accounts, ...asked }: Asked,
): Omit<SealAsk, 'into' | 'as'> {
  const found = requireCase(vault, caseId)
  const profile = readProfile(host.resourcesFolder, name)
  if (asked.filing !== undefined && profile.heading === null)
    throw new AppError('InvalidInput', 'only a bundle for a court has a heading')
  const classes = isSame(asked.classes, profile.classes) ? undefined : asked.classes
  return {
    ...asked,
    case: found,
    classes,
    profile: classes === undefined ? profile : { ...profile, classes },
    disclosure: { include, exclude, redact, accounts },
  }
}

const isSame = (asked: Asked['classes'], own: readonly string[]): boolean =>
  asked === undefined || asked.toSorted().join() === own.toSorted().join()

function requireCase(vault: Vault, id: CaseId): Case {
  const found = findCase(vault.reads, id)
  if (found === null) throw new AppError('NotFound', 'no such case')
  return found
}

function recipientOf(profile: BundleProfile): Recipient {
  const { limits, delivery } = profile
  return {
    profile: profile.name,
    kind: profile.recipientKind,
    parties: profile.heading && [...profile.heading.parties],
    referenceWord: profile.referenceWord,
    classes: profile.classes.filter((name) => name !== 'privileged'),
    limits: { bytes: withMost(limits.bytes), pages: withMost(limits.pages) },
    delivery: delivery.map(({ way, knownLimits }) => ({ way, knownLimits: knownLimits.map(factOf) })),
  }
}

const withMost = (limit: SourcedLimit | null) => limit && { ...factOf(limit), most: limit.most }

const factOf = ({ says, source, asAt }: Sourced) => ({ says, source, asAt })

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

/** What the person should know before it goes anywhere: files that are not shown, volumes, the recipient's limits. */
function notesOn({ content, notShown, unread, pages, split, volumes, files }: Sealed): string[] {
  const hidden = notShown.map(
    (label) => `Exhibit ${label} has a page of its own and is not shown; its file is in the package.`,
  )
  const divided = split.map(
    (limit) =>
      `The bundle is in ${volumes.length} volumes, numbered on, because of a limit. ${sourcedWords(limit)}`,
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
    (limit) => `This recipient’s limit is passed. ${sourcedWords(limit)}`,
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
