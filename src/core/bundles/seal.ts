import type { BundleKey, Sha256Hex } from '../../contract/ids.ts'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { Case } from '../../contract/cases.ts'
import type { DisclosureAsk } from '../../contract/disclosure.ts'
import { toHex } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import type { CoreHost } from '../host.ts'
import type { SignedCheckpoint } from '../ledger/sign-checkpoint.ts'
import { packageFolder } from '../packages/layout.ts'
import { deliver, type Delivered, type Way } from '../packages/deliver.ts'
import type { HtmlPrinter, Progress, TextRecogniser } from '../ports.ts'
import { ROOM_BYTES } from '../pades/signature-dictionary.ts'
import type { Vault } from '../vault/vault.ts'
import { signMaster } from './bundle-keys.ts'
import { chooseForBundle } from './choose.ts'
import type { BundleContent, BundleProfile } from './content.ts'
import { loadFontPack } from './fonts.ts'
import { contentOf } from './frame.ts'
import { packageInput } from './package-input.ts'
import { prepareBundlePdf, type BundlePdf } from './pdf/make-pdf.ts'
import { prepare, type Prepared } from './prepare.ts'
import { drawRenditions } from './redact-exhibits.ts'

export type SealAsk = {
  readonly case: Case
  readonly recipient: string
  readonly purpose: string
  readonly profile: BundleProfile
  readonly disclosure: DisclosureAsk
  /** The folder that the package is put into, and in which way. */
  readonly into: string
  readonly as: Way
  /** Whether a machine looks for text in the pictures. */
  readonly recogniseText: boolean
}

export type SealContext = {
  readonly host: CoreHost
  readonly progress: Progress
  readonly signal: AbortSignal
}

export type Sealed = {
  readonly bundle: BundleKey
  readonly id: string
  /** The name of the package's folder, in a zip too. */
  readonly folder: string
  readonly way: Way
  readonly content: BundleContent
  /** The master, signed. */
  readonly pdf: BundlePdf
  readonly pdfSha256: Sha256Hex
  readonly delivered: Delivered
  readonly checkpoint: SignedCheckpoint
}

/**
 * Makes a hand-over: `bundle.prepared@1`, the checkpoint of that size, the PDF, the package; and when all of it is
 * written and verified, `bundle.sealed@1`. A cancelled or failed one leaves no file and one `bundle.abandoned@1`.
 * Throws NothingToSeal, NotFound, InvalidInput, CannotRedact, NothingToCover, BrowserMissing, PrintFailed,
 * DamagedExhibit, CannotWrite, DiskFull, Cancelled.
 */
export async function sealBundle(vault: Vault, ask: SealAsk, context: SealContext): Promise<Sealed> {
  vault.assertWritable()
  const chosen = chooseForBundle(vault, ask.case.id, ask.profile, ask.disclosure)
  if (chosen.incidents.length === 0) throw new AppError('NothingToSeal', 'the case has no incidents')
  // Before anything is written down: without a browser there is no bundle to speak of.
  const printer = await context.host.openPrinter()
  const recogniser = ask.recogniseText ? context.host.openRecogniser?.() : undefined
  try {
    const renditions = await drawRenditions(vault, chosen, ask.disclosure.redact, printer)
    const prepared = prepare(vault, ask, chosen, renditions)
    try {
      const sealed = await make(vault, ask, prepared, { printer, recogniser }, context)
      noteSealed(vault, sealed)
      return sealed
    } catch (error) {
      const why = isAppError(error) ? error.code : 'Internal'
      vault.write([{ type: 'bundle.abandoned@1', payload: { bundle: prepared.bundle, why } }])
      throw error
    }
  } finally {
    await recogniser?.close()
    await printer.close()
  }
}

type Machines = { readonly printer: HtmlPrinter; readonly recogniser: TextRecogniser | undefined }

async function make(
  vault: Vault,
  ask: SealAsk,
  prepared: Prepared,
  machines: Machines,
  context: SealContext,
): Promise<Sealed> {
  const { host, progress, signal } = context
  const content = contentOf(vault, ask, prepared, machines.printer.name)
  const signatureField = { signedAt: content.madeAt, roomBytes: ROOM_BYTES }
  const fonts = loadFontPack(host.fontsFolder, ask.profile.typeface)
  const pages = await prepareBundlePdf(content, { ...machines, fonts, signatureField, progress, signal })
  const filing = await pages.make('filing')
  const master = await signMaster(vault, await pages.make('master'))
  const date = content.madeAt.slice(0, 'yyyy-mm-dd'.length)
  const folder = packageFolder(prepared.id, ask.profile.recipientKind, date)
  progress(0, 1, 'writing the package')
  const input = packageInput(vault, prepared, content, { master, filing }, context)
  const delivered = await deliver(ask.into, folder, ask.as, input)
  const { bundle, id, checkpoint } = prepared
  return {
    bundle,
    id,
    folder,
    way: ask.as,
    content,
    pdf: master,
    pdfSha256: sha256Of(master),
    delivered,
    checkpoint,
  }
}

function noteSealed(vault: Vault, { bundle, checkpoint, pdf, pdfSha256, delivered }: Sealed): void {
  const { written } = delivered
  const payload = {
    bundle,
    checkpointSize: checkpoint.size,
    manifest: written.manifestSha256,
    tagManifest: written.tagManifestSha256,
    pdf: pdfSha256,
    pages: pdf.pages,
  }
  vault.write([{ type: 'bundle.sealed@1', payload }])
}

const sha256Of = (pdf: BundlePdf): Sha256Hex => toHex(sha256(pdf.pdfBytes)) as Sha256Hex
