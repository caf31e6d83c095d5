import { join } from 'node:path'
import type { BundleKey, CaseId, Instant, Sha256Hex } from '../../contract/ids.ts'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { Case } from '../../contract/cases.ts'
import { fromHex, toHex } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { crockford } from '../crypto/recovery-code.ts'
import type { CoreHost } from '../host.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { EntryRow } from '../ledger/queries.ts'
import { signPresentHead, type SignedCheckpoint } from '../ledger/sign-checkpoint.ts'
import { packageFolder } from '../packages/layout.ts'
import { encodeMinisignKeyLine, keyFingerprint, minisignKeyId } from '../packages/minisign.ts'
import { writePackage, type WrittenPackage } from '../packages/write-package.ts'
import type { HtmlPrinter, Progress } from '../ports.ts'
import { fingerprintOf } from '../pades/certificates.ts'
import { signPdf } from '../pades/sign-pdf.ts'
import { ROOM_BYTES } from '../pades/signature-dictionary.ts'
import { readSigningKey } from '../vault/signing-keys.ts'
import type { Vault } from '../vault/vault.ts'
import { chooseForBundle, disclosedEntries, type Chosen } from './choose.ts'
import { composeBundle } from './compose.ts'
import type { BundleContent, BundleProfile } from './content.ts'
import { loadFontPack } from './fonts.ts'
import { labelExhibits, type Labelled } from './labels.ts'
import { prepareBundlePdf, type BundlePdf } from './pdf/make-pdf.ts'
import { manifestPublicKey, packageInput, rootCertificate } from './package-input.ts'
import { nextBundleNumber } from './queries.ts'

export type SealAsk = {
  readonly case: Case
  readonly recipient: string
  readonly purpose: string
  readonly profile: BundleProfile
  /** The folder that the package's folder is made in. */
  readonly into: string
}

export type SealContext = {
  readonly host: CoreHost
  readonly progress: Progress
  readonly signal: AbortSignal
}

export type Sealed = {
  readonly bundle: BundleKey
  readonly id: string
  readonly folder: string
  /** The name of the PDF that stands first. */
  readonly open: string
  readonly content: BundleContent
  /** The master, signed. */
  readonly pdf: BundlePdf
  readonly pdfSha256: Sha256Hex
  readonly written: WrittenPackage
  readonly checkpoint: SignedCheckpoint
}

/** A bundle that the log knows of: from here on it ends sealed or abandoned. */
export type Prepared = {
  readonly bundle: BundleKey
  readonly id: string
  readonly chosen: Chosen
  readonly labelled: readonly Labelled[]
  readonly disclosed: readonly EntryRow[]
  readonly checkpoint: SignedCheckpoint
  readonly madeAt: Instant
  /** The vault's root certificate: printed as a fingerprint, and put into the package. */
  readonly rootDer: Uint8Array
}

/**
 * Makes a hand-over: `bundle.prepared@1`, the checkpoint of that size, the PDF, the package; and when all of it is
 * written and verified, `bundle.sealed@1`. A cancelled or failed one leaves no file and one `bundle.abandoned@1`.
 * Throws NothingToSeal, BrowserMissing, PrintFailed, DamagedExhibit, CannotWrite, DiskFull, Cancelled.
 */
export async function sealBundle(vault: Vault, ask: SealAsk, context: SealContext): Promise<Sealed> {
  vault.assertWritable()
  const chosen = chooseForBundle(vault, ask.case.id, ask.profile)
  if (chosen.incidents.length === 0) throw new AppError('NothingToSeal', 'the case has no incidents')
  // Before anything is written down: without a browser there is no bundle to speak of.
  const printer = await context.host.openPrinter()
  try {
    const prepared = prepare(vault, ask, chosen)
    try {
      const sealed = await make(vault, ask, prepared, printer, context)
      noteSealed(vault, sealed)
      return sealed
    } catch (error) {
      const why = isAppError(error) ? error.code : 'Internal'
      vault.write([{ type: 'bundle.abandoned@1', payload: { bundle: prepared.bundle, why } }])
      throw error
    }
  } finally {
    await printer.close()
  }
}

function prepare(vault: Vault, ask: SealAsk, chosen: Chosen): Prepared {
  const bundle = toHex(vault.host.random.bytes(16)) as BundleKey
  const number = nextBundleNumber(vault.reads)
  const id = `HF-${crockford(fromHex(vault.id), 4)}-${number}`
  const { id: caseId, initials } = ask.case
  const labelled = labelExhibits(vault, caseId, initials, chosen.exhibits, ask.profile.labelForm)
  const drafts = [
    ...labelDrafts(caseId, bundle, labelled),
    preparedDraft(ask, { bundle, id, number, chosen, labelled }),
  ]
  const entries = vault.write(drafts)
  const prepared = entries.at(-1)!
  const subjects = new Set<string>([
    caseId,
    bundle,
    ...chosen.incidents.map((one) => one.row.id),
    ...chosen.exhibits.map((one) => one.id),
  ])
  const disclosed = disclosedEntries(vault, {
    chosen,
    profile: ask.profile,
    subjects,
    prepared: prepared.seq,
  })
  return {
    bundle,
    id,
    chosen,
    labelled,
    disclosed,
    checkpoint: signPresentHead(vault, 'handover'),
    rootDer: rootCertificate(vault),
    madeAt: prepared.at,
  }
}

function labelDrafts(
  caseId: CaseId,
  bundle: BundleKey,
  labelled: readonly Labelled[],
): readonly EntryDraft[] {
  const labels = labelled
    .filter((one) => one.isNew)
    .map(({ exhibit, label }) => ({ exhibit: exhibit.id, label }))
  return labels.length === 0
    ? []
    : [{ type: 'exhibit.labelled@1', payload: { case: caseId, bundle, labels } }]
}

type Named = Pick<Prepared, 'bundle' | 'id' | 'chosen' | 'labelled'> & { readonly number: number }

function preparedDraft(ask: SealAsk, { bundle, id, number, chosen, labelled }: Named): EntryDraft {
  const { recipient, purpose, profile } = ask
  const incidents = chosen.incidents.map((incident) => incident.row.id)
  const exhibits = labelled.map(({ exhibit, label }) => ({ exhibit: exhibit.id, label }))
  const payload = {
    bundle,
    id,
    number,
    case: ask.case.id,
    recipient,
    purpose,
    profile: profile.name,
    incidents,
    exhibits,
  }
  return { type: 'bundle.prepared@1', payload }
}

async function make(
  vault: Vault,
  ask: SealAsk,
  prepared: Prepared,
  printer: HtmlPrinter,
  context: SealContext,
): Promise<Sealed> {
  const { host, progress, signal } = context
  const content = contentOf(vault, ask, prepared, printer.name)
  const signatureField = { signedAt: content.madeAt, roomBytes: ROOM_BYTES }
  const fonts = loadFontPack(host.fontsFolder)
  const pages = await prepareBundlePdf(content, { printer, fonts, signatureField, progress, signal })
  const filing = await pages.make('filing')
  const master = await signMaster(vault, await pages.make('master'))
  const date = content.madeAt.slice(0, 'yyyy-mm-dd'.length)
  const folder = packageFolder(prepared.id, ask.profile.recipientKind, date)
  progress(0, 1, 'writing the package')
  const input = packageInput(vault, prepared, content, { master, filing }, context)
  const written = await writePackage(join(ask.into, folder), input)
  const { bundle, id, checkpoint } = prepared
  return {
    bundle,
    id,
    folder,
    open: input.pdfs[0].name,
    content,
    pdf: master,
    pdfSha256: sha256Of(master),
    written,
    checkpoint,
  }
}

/** Signs the master with the vault's own key, which is opened for this alone. */
async function signMaster(vault: Vault, master: BundlePdf): Promise<BundlePdf> {
  if (master.hole === null) throw new AppError('Internal', 'the master has no room for a signature')
  const rootPkcs8 = readSigningKey(vault.signing, 'pdf')
  try {
    const { pdfBytes } = await signPdf(master.pdfBytes, { hole: master.hole, rootPkcs8 })
    return { ...master, pdfBytes }
  } finally {
    rootPkcs8.fill(0)
  }
}

function contentOf(vault: Vault, ask: SealAsk, prepared: Prepared, browser: string): BundleContent {
  const { checkpoint, disclosed, chosen, labelled } = prepared
  const publicKey = manifestPublicKey(vault)
  return composeBundle(
    { vault, profile: ask.profile, chosen, labelled, disclosed },
    {
      id: prepared.id,
      madeAt: prepared.madeAt,
      zone: vault.host.clock.zone(),
      appVersion: vault.host.appVersion.replace(/^holdfast /, ''),
      browser,
      from: ask.case.writer ?? '',
      initials: ask.case.initials,
      recipient: ask.recipient,
      purpose: ask.purpose,
      reference: ask.case.reference ?? null,
      log: {
        origin: checkpoint.origin,
        size: checkpoint.size,
        rootHex: checkpoint.root,
        disclosed: disclosed.length,
        words: checkpoint.words,
        checkpointNote: checkpoint.note,
      },
      hasCheckPage: true,
      keys: {
        pdfFingerprint: fingerprintOf(prepared.rootDer),
        minisignPublicKey: encodeMinisignKeyLine({ keyId: minisignKeyId(publicKey), publicKey }),
        minisignFingerprint: keyFingerprint(publicKey),
      },
    },
  )
}

function noteSealed(vault: Vault, { bundle, checkpoint, pdf, pdfSha256, written }: Sealed): void {
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
