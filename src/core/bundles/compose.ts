import type { ExhibitId, IncidentId, Seq, Sha256Hex } from '../../contract/ids.ts'
import type { DisclosureClass } from '../../contract/records.ts'
import { toHex } from '../crypto/bytes.ts'
import { wordingsOf } from '../actions/queries.ts'
import { composeAccounts } from './compose-accounts.ts'
import { custodyOf } from '../custody/rules.ts'
import { intakesOf } from '../exhibits/queries.ts'
import { shapeOf } from '../exhibits/rules.ts'
import { linksFrom, versionsOf } from '../incidents/queries.ts'
import { HASH_BYTES } from '../ledger/merkle.ts'
import { entriesAboutAny, type EntryRow } from '../ledger/queries.ts'
import { readChunks } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import { incidentsByExhibit, type HandedOver } from './append.ts'
import type { ChosenAction, ChosenIncident, Chosen } from './choose.ts'
import type { BundleAction } from './bundle-action.ts'
import type { BundleContent, LeftOutCounts } from './content.ts'
import type { BundleExhibit } from './bundle-exhibit.ts'
import type { BundleIncident } from './bundle-incident.ts'
import type { BundleProfile } from './bundle-profile.ts'
import { correctionsIn, type Seen } from './corrections.ts'
import { countBars, coverText, joinCounts } from './cover-words.ts'
import { dataFileName, type Labelled } from './labels.ts'
import type { Rendition, Renditions } from './redact-exhibits.ts'

export type Composing = {
  readonly vault: Vault
  readonly profile: BundleProfile
  readonly chosen: Chosen
  readonly labelled: readonly Labelled[]
  readonly renditions: Renditions
  readonly disclosed: readonly EntryRow[]
  /** Of every incident in this bundle and in those it continues. */
  readonly numbers: ReadonlyMap<IncidentId, number>
  readonly before: HandedOver | null
  /** Lines that are not disclosed because something in them is covered. */
  readonly covered: readonly EntryRow[]
}

/** Everything about the bundle that does not come from the incidents and exhibits. */
export type Frame = Omit<
  BundleContent,
  'profile' | 'incidents' | 'exhibits' | 'actions' | 'accounts' | 'scope'
>

/** The content of a bundle: what was chosen, in words and numbers, nothing that the profile may not see. */
export function composeBundle(composing: Composing, frame: Frame): BundleContent {
  const { vault, chosen, profile, numbers } = composing
  const naming = incidentsByExhibit(vault, numbers)
  return {
    ...frame,
    profile,
    incidents: chosen.incidents.map((incident) => bundleIncident(composing, incident)),
    exhibits: composing.labelled.map((labelled) => bundleExhibit(composing, labelled, naming)),
    actions: chosen.actions.map((action) => bundleAction(composing, action)),
    ...(chosen.accounts !== null && {
      accounts: composeAccounts(chosen.accounts, numbers, seenIn(composing)),
    }),
    scope: {
      incidentsInCase: chosen.incidents.length + chosen.leftOutInPeriod.length,
      withheld: countWithheld(chosen),
      leftOut: countLeftOut(composing),
    },
  }
}

function countLeftOut({ chosen, covered }: Composing): LeftOutCounts {
  const counted = [...chosen.incidents, ...chosen.leftOutInPeriod]
  return {
    incidents: chosen.leftOutInPeriod.map(({ why }) => ({ why })),
    exhibits: chosen.exhibitsLeftOut.map(({ row, why }) => ({ mediaType: row.mediaType, why })),
    lines: covered.length,
    hasUndated: counted.some(({ row }) => row.fields.happened?.fromAt === undefined),
  }
}

function countWithheld(chosen: Chosen): Partial<Record<DisclosureClass, number>> {
  const counts: Partial<Record<DisclosureClass, number>> = {}
  for (const name of chosen.incidents.flatMap((incident) => incident.withheld))
    counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function bundleIncident(composing: Composing, incident: ChosenIncident): BundleIncident {
  const { vault, numbers } = composing
  const { row, fields } = incident
  const { corrections, bars } = correctionsIn(versionsOf(vault.reads, row.id), seenIn(composing))
  return {
    number: numbers.get(row.id)!,
    fields,
    withheld: incident.withheld,
    covered: joinCounts(incident.covered, countBars(bars)),
    exhibitsLeftOut: incident.exhibitsLeftOut,
    linesCovered: linesCoveredOf(composing, row.id),
    channel: fields.channel ?? null,
    exhibitLabels: labelsOf(composing, incident),
    related: linksFrom(vault.reads, row.id).flatMap(({ relation, to }) => {
      const number = numbers.get(to)
      return number === undefined ? [] : [{ relation, number }]
    }),
    loggedAt: row.loggedAt,
    seq: row.seq,
    corrections,
  }
}

/** In the order of the bundle; those handed over before come first. */
function labelsOf({ labelled, before }: Composing, { exhibits }: ChosenIncident): readonly string[] {
  const here = labelled.filter(({ exhibit }) => exhibits.includes(exhibit.id)).map(({ label }) => label)
  const earlier = [...(before?.exhibits ?? [])]
    .filter(([id]) => exhibits.includes(id))
    .map(([, label]) => label)
  return [...earlier, ...here]
}

function bundleAction(composing: Composing, action: ChosenAction): BundleAction {
  const { vault, numbers } = composing
  const { fields, covered, loggedAt, seq, incidents } = action
  const { corrections, bars } = correctionsIn(wordingsOf(vault.reads, action.id), seenIn(composing))
  return {
    fields,
    covered: joinCounts(covered, countBars(bars)),
    loggedAt,
    seq,
    corrections,
    incidentNumbers: [...numbers].flatMap(([id, number]) => (incidents.includes(id) ? [number] : [])),
  }
}

const seenIn = ({ profile, chosen, disclosed }: Composing): Seen => ({
  classes: profile.classes,
  coveredWords: chosen.coveredWords,
  given: new Set(disclosed.map(({ seq }) => seq)),
})

function linesCoveredOf({ vault, covered }: Composing, incident: IncidentId): readonly Seq[] {
  if (covered.length === 0) return []
  const about = new Set(entriesAboutAny(vault.reads, [incident]).map((entry) => entry.seq))
  return covered.map((entry) => entry.seq).filter((seq) => about.has(seq))
}

function bundleExhibit(
  composing: Composing,
  labelled: Labelled,
  naming: ReadonlyMap<ExhibitId, readonly number[]>,
): BundleExhibit {
  const { vault, disclosed, renditions } = composing
  const { exhibit, label } = labelled
  const rendition = renditions.get(exhibit.id)
  const shown: ReadonlySet<Seq> = new Set(disclosed.map((row) => row.seq))
  const intakes = intakesOf(vault.reads, exhibit.id)
  const [first] = intakes
  return {
    label,
    fileName: dataFileName(labelled, rendition),
    keptAt: exhibit.keptAt,
    seq: exhibit.seq,
    how:
      first?.source === 'stream'
        ? 'from bytes handed over directly, without a file name'
        : 'from a file chosen by the writer',
    toolVersion: first?.app ?? '',
    cameIn: intakes.map(({ seq }) => seq).filter((seq) => shown.has(seq)),
    incidentNumbers: naming.get(exhibit.id) ?? [],
    custody: custodyOf(vault, exhibit.id).filter((line) => shown.has(line.seq)),
    ...(rendition === undefined ? asItIs(composing, labelled) : asCovered(composing, labelled, rendition)),
  }
}

type OfTheFile = Pick<
  BundleExhibit,
  'mediaType' | 'sizeBytes' | 'sha256' | 'originalName' | 'fileModifiedAt' | 'redaction' | 'readBytes'
>

function asItIs({ vault, profile, chosen }: Composing, { exhibit }: Labelled): OfTheFile {
  const [first] = intakesOf(vault.reads, exhibit.id)
  const name = profile.classes.includes('personal') ? (first?.name ?? null) : null
  return {
    mediaType: exhibit.mediaType,
    sizeBytes: exhibit.sizeBytes,
    sha256: exhibit.sha256,
    originalName: name === null ? null : coverText(name, chosen.coveredWords).text,
    fileModifiedAt: first?.modifiedAt ?? null,
    readBytes: () => Promise.resolve(Buffer.concat([...readChunks(vault, shapeOf(exhibit))])),
  }
}

/** Nothing of the original but the line that took it in: its hash, size, name and date stay where they are. */
function asCovered({ vault }: Composing, { exhibit }: Labelled, rendition: Rendition): OfTheFile {
  const leaf = vault.ledger.leavesBytes.subarray(exhibit.seq * HASH_BYTES, (exhibit.seq + 1) * HASH_BYTES)
  return {
    mediaType: rendition.mediaType,
    sizeBytes: rendition.bytes.length,
    sha256: rendition.sha256,
    originalName: null,
    fileModifiedAt: null,
    redaction: {
      areas: rendition.areas,
      words: rendition.words,
      leafHash: toHex(leaf) as Sha256Hex,
    },
    readBytes: () => Promise.resolve(rendition.bytes),
  }
}
