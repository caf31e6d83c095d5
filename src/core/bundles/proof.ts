import type { BundleKey, Instant, Seq } from '../../contract/ids.ts'
import { AppError } from '../../contract/errors.ts'
import { shownAs } from '../../contract/shown-as.ts'
import { fromBase64, fromHex, toHex } from '../crypto/bytes.ts'
import { crockford } from '../crypto/recovery-code.ts'
import { noteOpened } from '../exhibits/rules.ts'
import { originOf } from '../ledger/checkpoint.ts'
import type { SignedCheckpoint } from '../ledger/sign-checkpoint.ts'
import type { Vault } from '../vault/vault.ts'
import { incidentNumbers } from './append.ts'
import { rootCertificate } from './bundle-keys.ts'
import { chooseForBundle, type Chosen } from './choose.ts'
import { disclosedEntries } from './disclosed-entries.ts'
import { loadFontPack } from './fonts.ts'
import { contentOf } from './printed-content.ts'
import { labelExhibits } from './labels.ts'
import { carriedDetails, type Carried } from './let-through.ts'
import { givenBefore, stampsUpTo } from './outside.ts'
import { prepareBundlePdf } from './pdf/make-pdf.ts'
import type { Prepared } from './prepare.ts'
import { nextBundleNumber } from './queries.ts'
import { drawRenditions, type Renditions } from './redact-exhibits.ts'
import type { SealAsk, SealContext } from './seal.ts'
import { withheldFrom } from './withheld.ts'

export type Proof = {
  readonly pages: number
  /** The PDF that stands first in the package, of each volume: unsigned. */
  readonly pdfs: readonly Uint8Array[]
  readonly notShown: readonly string[]
}

const NOT_YET = '—'

/**
 * The pages of a bundle as they would be printed now. Labels are those it would get, and where the checkpoint will stand
 * are dashes. Nothing is written down but that the files on the pages were opened. Throws what `sealBundle` does before it writes.
 */
export async function proofOf(vault: Vault, ask: SealAsk, context: SealContext): Promise<Proof> {
  const { host, progress, signal } = context
  const chosen = chooseForBundle(vault, ask.case.id, ask.profile, ask.disclosure)
  if (chosen.incidents.length === 0) throw new AppError('NothingToSeal', 'the case has no incidents')
  const printer = await host.openPrinter(signal)
  const recogniser = ask.recogniseText ? host.openRecogniser?.() : undefined
  try {
    const renditions = await drawRenditions(vault, chosen, ask.disclosure.redact, printer)
    const originals = chosen.exhibits.filter((row) => !renditions.has(row.id))
    const carried = await carriedDetails(vault, originals, ask.letThrough)
    const onPages = chosen.exhibits.filter(({ mediaType }) => shownAs(mediaType) !== null)
    noteOpened(
      vault,
      onPages.map(({ id }) => id),
    )
    const content = contentOf(vault, ask, unwritten(vault, ask, chosen, renditions, carried), printer.name)
    const fonts = loadFontPack(host.fontsFolder, ask.profile.typeface)
    const deps = { printer, recogniser, fileDecoder: host.fileDecoder, fonts, progress, signal }
    const prepared = await prepareBundlePdf(content, deps)
    const { volumes, pages, notShown } = prepared
    const pdfs: Uint8Array[] = []
    for (const index of volumes.keys())
      pdfs.push((await prepared.make(ask.profile.first, index + 1)).pdfBytes)
    return { pages, pdfs, notShown }
  } finally {
    await recogniser?.close()
    await printer.close()
  }
}

/** What `prepare` would give, without a line in the log. */
function unwritten(
  vault: Vault,
  ask: SealAsk,
  chosen: Chosen,
  renditions: Renditions,
  carried: readonly Carried[],
): Prepared {
  const { profile, recipient, case: ofCase } = ask
  const { id: caseId, initials, labelForm = profile.labelForm } = ofCase
  const labelled = labelExhibits(vault, caseId, initials, chosen.exhibits, labelForm)
  const subjects = new Set<string>([
    ofCase.id,
    ...chosen.incidents.map((one) => one.row.id),
    ...chosen.exhibits.map((one) => one.id),
    ...chosen.actions.map((one) => one.id),
  ])
  const checkpoint = notSigned(vault)
  const redacted = new Set(renditions.keys())
  const { entries: disclosed, covered } = disclosedEntries(vault, {
    chosen,
    profile,
    subjects,
    redacted,
    prepared: checkpoint.seq,
  })
  const given = { case: ofCase.id, recipient, profile: profile.name }
  return {
    bundle: toHex(vault.host.random.bytes(16)) as BundleKey,
    id: `HF-${crockford(fromHex(vault.id), 4)}-${nextBundleNumber(vault.reads)}`,
    chosen,
    labelled,
    renditions,
    numbers: incidentNumbers(chosen, null),
    before: null,
    disclosed,
    covered,
    withheld: withheldFrom(vault, ask, { chosen, labelled, renditions }),
    carried,
    checkpoint,
    times: stampsUpTo(vault, checkpoint),
    earlier: givenBefore(vault, given, checkpoint),
    rootDer: rootCertificate(vault),
    madeAt: new Date(vault.host.clock.nowMs()).toISOString() as Instant,
  }
}

/** A checkpoint is signed only when one leaves the vault. */
function notSigned(vault: Vault): SignedCheckpoint {
  const { size, root } = vault.ledger.head
  return {
    origin: originOf(fromBase64(vault.header.keys.log)!),
    size,
    root: toHex(root),
    note: NOT_YET,
    words: Array.from({ length: 12 }, () => NOT_YET),
    seq: size as Seq,
  }
}
