import type { BundleKey } from '../../contract/ids.ts'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { LeakFinding } from '../../contract/bundles.ts'
import type { Case } from '../../contract/cases.ts'
import type { DisclosureAsk, GivenClass } from '../../contract/disclosure.ts'
import type { Filing } from '../../contract/filing.ts'
import type { CoreHost } from '../host.ts'
import { packageFolder } from '../packages/layout.ts'
import { deliver, takeBack, type Way } from '../packages/deliver.ts'
import type { WrittenFile } from '../packages/folder-writer.ts'
import type { WrittenPackage } from '../packages/write-package.ts'
import type { HtmlPrinter } from '../ports/html-printer.ts'
import type { Progress } from '../ports/progress.ts'
import type { TextRecogniser } from '../ports/text-recogniser.ts'
import { ROOM_BYTES } from '../pades/signature-dictionary.ts'
import type { Vault } from '../vault/vault.ts'
import { handedOver, onlyNew, type HandedOver } from './append.ts'
import { chooseForBundle } from './choose.ts'
import type { BundleContent } from './content.ts'
import type { BundleProfile } from './bundle-profile.ts'
import { inspectionOf } from './inspection.ts'
import { findingsOf } from './leak-findings.ts'
import { inspectPackage } from './leaks/inspect.ts'
import type { Leak } from './leaks/leak.ts'
import { carriedDetails, type LetThrough } from './let-through.ts'
import { loadFontPack } from './fonts.ts'
import { contentOf } from './printed-content.ts'
import { gatherPackage, pathOf } from './gather-package.ts'
import { prepareBundlePdf, type PreparedBundlePdf } from './pdf/make-pdf.ts'
import { prepare, type Prepared } from './prepare.ts'
import { pictureReader } from './read-redacted.ts'
import { drawRenditions } from './redact-exhibits.ts'
import { noteSealed, type Sealed } from './sealed.ts'
import type { Copy } from './templates/context.ts'
import { fixedTexts } from './templates/html.ts'
import { withoutFixed } from './withheld.ts'

export type SealAsk = {
  readonly case: Case
  readonly recipient: string
  readonly purpose: string
  readonly profile: BundleProfile
  /** The bundle that it goes on from. */
  readonly continues?: BundleKey | undefined
  readonly disclosure: DisclosureAsk
  /** What the recipient is given, where the profile's own classes were changed. */
  readonly classes?: readonly GivenClass[] | undefined
  /** For a court's heading. */
  readonly filing?: Filing | undefined
  /** The folder that the package is put into, and in which way. */
  readonly into: string
  readonly as: Way
  /** Whether a machine looks for text in the pictures. */
  readonly recogniseText: boolean
  /** Originals that may go out with what they say of themselves. */
  readonly letThrough: LetThrough
  /** Words that are left out elsewhere and may stand where they do. */
  readonly mayStand?: readonly string[] | undefined
}

export type SealContext = {
  readonly host: CoreHost
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Told what a package is refused for, before `LeakFound`. */
  readonly onRefused?: (findings: readonly LeakFinding[]) => void
}

/**
 * Makes a hand-over: `bundle.prepared@1`, the checkpoint of that size, the PDF, the package; and when all of it is
 * written and verified, `bundle.sealed@1`. A cancelled or failed one leaves no file and one `bundle.abandoned@1`.
 * Throws NothingToSeal, CannotContinue, NotFound, InvalidInput, CannotRedact, NothingToCover, MetadataNotLetThrough, LeakFound,
 * BrowserMissing, PrintFailed, DamagedExhibit, CannotWrite, DiskFull, Cancelled.
 */
export async function sealBundle(vault: Vault, ask: SealAsk, context: SealContext): Promise<Sealed> {
  vault.assertWritable()
  const all = chooseForBundle(vault, ask.case.id, ask.profile, ask.disclosure)
  const before = beforeOf(vault, ask)
  const chosen = before === null ? all : onlyNew(vault, all, before, ask.profile)
  if (chosen.incidents.length + (before === null ? 0 : chosen.exhibits.length) === 0)
    throw new AppError('NothingToSeal', 'the case has no incidents')
  // Before anything is written down: without a browser there is no bundle to speak of.
  const printer = await context.host.openPrinter(context.signal)
  const recogniser = context.host.openRecogniser?.()
  try {
    const renditions = await drawRenditions(vault, chosen, ask.disclosure.redact, printer)
    const originals = chosen.exhibits.filter((row) => !renditions.has(row.id))
    const carried = await carriedDetails(vault, originals, ask.letThrough)
    const prepared = prepare(vault, ask, chosen, renditions, carried, before)
    const sealed = await make(vault, ask, prepared, { printer, recogniser }, context).catch(
      (error: unknown) => abandon(vault, prepared, error),
    )
    await noteOrTakeBack(vault, ask.into, sealed, prepared)
    return sealed
  } finally {
    await recogniser?.close()
    await printer.close()
  }
}

type Machines = { readonly printer: HtmlPrinter; readonly recogniser: TextRecogniser | undefined }

function beforeOf(vault: Vault, { continues, case: { id }, recipient, profile }: SealAsk): HandedOver | null {
  return continues === undefined
    ? null
    : handedOver(vault, continues, { caseId: id, recipient, profile: profile.name })
}

async function make(
  vault: Vault,
  ask: SealAsk,
  prepared: Prepared,
  { printer, recogniser }: Machines,
  context: SealContext,
): Promise<Sealed> {
  const { host, progress, signal } = context
  const content = contentOf(vault, ask, prepared, printer.name)
  const signatureField = { signedAt: content.madeAt, roomBytes: ROOM_BYTES }
  const fonts = loadFontPack(host.fontsFolder, ask.profile.typeface)
  const pdf = await prepareBundlePdf(content, {
    printer,
    recogniser: ask.recogniseText ? recogniser : undefined,
    fileDecoder: host.fileDecoder,
    fonts,
    signatureField,
    progress,
    signal,
  })
  const date = content.madeAt.slice(0, 'yyyy-mm-dd'.length)
  const folder = packageFolder(prepared.id, ask.profile.recipientKind, date)
  progress(0, 1, 'writing the package')
  const input = gatherPackage(vault, prepared, content, pdf, context)
  const readPicture = recogniser ? pictureReader(recogniser, printer, signal) : null
  let unread: readonly string[] = []
  const inspect = async (unfinishedPath: string): Promise<void> => {
    progress(0, 1, 'looking through the package')
    // Only now that it is printed is it known what of it is the same in every bundle.
    const compared = { ...prepared, withheld: withoutFixed(prepared.withheld, fixedTexts()) }
    const inspection = inspectionOf(ask, compared, input, pdf, readPicture, context)
    const onLeaks = (leaks: readonly Leak[]): void =>
      context.onRefused?.(findingsOf(leaks, compared, inspection, pdf))
    unread = (await inspectPackage(unfinishedPath, { ...inspection, onLeaks })).unread
  }
  const delivered = await deliver(ask.into, folder, ask.as, { ...input, inspect })
  const { bundle, id, checkpoint } = prepared
  const { pages, volumes, places, inSections, notShown, split } = pdf
  const files = filesOf(content, pdf, delivered.written)
  return {
    bundle,
    id,
    folder,
    way: ask.as,
    content,
    pages,
    volumes,
    places,
    inSections,
    files,
    notShown,
    unread,
    split,
    delivered,
    checkpoint,
  }
}

/** The PDFs as they were written: of each volume the one that stands first, and the master. */
function filesOf(
  content: BundleContent,
  { volumes }: PreparedBundlePdf,
  { files }: WrittenPackage,
): Sealed['files'] {
  const [one, ...others] = volumes.map((_, index) => {
    const volume = { number: index + 1, of: volumes.length }
    const find = (copy: Copy): WrittenFile => {
      const name = pathOf(content, copy, volume)
      return files.find((file) => file.name === name)!
    }
    return { first: find(content.profile.first), master: find('master') }
  })
  return [one!, ...others]
}

function abandon(vault: Vault, { bundle }: Prepared, error: unknown): never {
  const why = isAppError(error) ? error.code : 'Internal'
  vault.write([{ type: 'bundle.abandoned@1', payload: { bundle, why } }])
  throw error
}

/** What is written down as not made leaves its number to the next: its package goes first. */
async function noteOrTakeBack(vault: Vault, into: string, sealed: Sealed, prepared: Prepared): Promise<void> {
  try {
    noteSealed(vault, sealed, prepared)
  } catch (error) {
    await takeBack(into, sealed.delivered)
    abandon(vault, prepared, error)
  }
}
