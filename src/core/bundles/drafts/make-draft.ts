import type { Case } from '../../../contract/cases.ts'
import type { DisclosureAsk } from '../../../contract/disclosure.ts'
import { AppError } from '../../../contract/errors.ts'
import type { Instant, Sha256Hex } from '../../../contract/ids.ts'
import { intakesOf, labelsOfCase, type ExhibitRow } from '../../exhibits/queries.ts'
import { entriesOfType } from '../../ledger/queries.ts'
import { writeNewFile } from '../../packages/new-file.ts'
import type { Vault } from '../../vault/vault.ts'
import { chooseForBundle } from '../choose.ts'
import type { BundleProfile } from '../bundle-profile.ts'
import { loadFontPack } from '../fonts.ts'
import { makeDraftPdf } from '../pdf/make-draft.ts'
import type { SealContext } from '../seal.ts'
import type { DraftContent, DraftExhibit } from './content.ts'
import { readDraftForm } from './form.ts'

/** A draft is cut by hand: by the person and their lawyer. */
const EVERYTHING = {
  exclude: { incidents: [], exhibits: [] },
  redact: { incidents: [], exhibits: [] },
} as const satisfies DisclosureAsk

export type DraftAsk = {
  readonly case: Case
  readonly profile: BundleProfile
  /** A file that is not there yet. */
  readonly to: string
}

export type Drafted = {
  readonly pages: number
  readonly blanks: number
  readonly sha256: Sha256Hex
  /** Incidents of which something was not taken over, because the profile's recipient is not given that class. */
  readonly withheld: number
}

/**
 * Writes a draft statement for the person and their lawyer, never a page of a bundle, and notes it as `draft.made@1`.
 * Gives no labels: a file without one has a blank. Throws InvalidInput (the profile has no statement), NothingToSeal,
 * BrowserMissing, PrintFailed, CannotWrite, DiskFull, Cancelled; then nothing is left.
 */
export async function makeDraft(vault: Vault, ask: DraftAsk, context: SealContext): Promise<Drafted> {
  vault.assertWritable()
  const content = draftContent(vault, ask, context.host.resourcesFolder)
  const printer = await context.host.openPrinter(context.signal)
  try {
    const fonts = loadFontPack(context.host.fontsFolder, ask.profile.typeface)
    const pdf = await makeDraftPdf(content, { printer, fonts, signal: context.signal })
    const { pages, blanks } = pdf
    const written = await writeNewFile(
      ask.to,
      [pdf.pdfBytes],
      Date.parse(content.madeAt),
      (_, { sha256 }) => {
        if (context.signal.aborted) throw new AppError('Cancelled', 'making the draft was cancelled')
        // Written down before the file has its name: a draft that nobody noted is worse than a note without a draft.
        const payload = { case: ask.case.id, profile: ask.profile.name, pdf: sha256 as Sha256Hex, pages }
        vault.write([{ type: 'draft.made@1', payload }])
      },
    )
    const withheld = content.incidents.filter((incident) => incident.withheld.length > 0).length
    return { pages, blanks, sha256: written.sha256 as Sha256Hex, withheld }
  } finally {
    await printer.close()
  }
}

function draftContent(vault: Vault, ask: DraftAsk, resourcesFolder: string): DraftContent {
  const { profile } = ask
  if (profile.statement === null) throw new AppError('InvalidInput', 'this profile has no statement')
  const formAndWording = readDraftForm(resourcesFolder, profile.statement)
  const chosen = chooseForBundle(vault, ask.case.id, profile, EVERYTHING)
  if (chosen.incidents.length === 0) throw new AppError('NothingToSeal', 'the case has no incidents')
  const labels = labelsOfCase(vault.reads, ask.case.id)
  const exhibits = new Map(
    chosen.exhibits.map((row) => [row.id, draftExhibit(vault, row, labels.get(row.id) ?? null)]),
  )
  const checks = entriesOfType(vault.reads, 'vault.checked@1')
  return {
    ...formAndWording,
    profile,
    madeAt: new Date(vault.host.clock.nowMs()).toISOString() as Instant,
    zone: vault.host.clock.zone(),
    appVersion: vault.host.appVersion.replace(/^holdfast /, ''),
    from: ask.case.writer ?? '',
    reference: ask.case.reference ?? null,
    incidents: chosen.incidents.map((incident, index) => ({
      number: index + 1,
      fields: incident.fields,
      withheld: incident.withheld,
      loggedAt: incident.row.loggedAt,
      exhibits: incident.exhibits.map((id) => exhibits.get(id)!),
    })),
    exhibits: [...exhibits.values()],
    checks: { count: checks.length, lastAt: checks.at(-1)?.at ?? null },
  }
}

function draftExhibit(vault: Vault, row: ExhibitRow, label: string | null): DraftExhibit {
  const { number, mediaType, sizeBytes, sha256, keptAt } = row
  const [first] = intakesOf(vault.reads, row.id)
  return { number, label, mediaType, sizeBytes, sha256, keptAt, toolVersion: first?.app ?? '' }
}
