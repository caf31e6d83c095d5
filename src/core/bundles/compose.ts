import type { Action } from '../../contract/actions.ts'
import type { Seq } from '../../contract/ids.ts'
import type { DisclosureClass, IncidentField } from '../../contract/records.ts'
import { custodyOf } from '../custody/rules.ts'
import { intakesOf } from '../exhibits/queries.ts'
import { shapeOf } from '../exhibits/rules.ts'
import { linksFrom, versionsOf } from '../incidents/queries.ts'
import type { EntryRow } from '../ledger/queries.ts'
import { readChunks } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import type { ChosenIncident, Chosen } from './choose.ts'
import type { BundleAction, BundleContent, BundleExhibit, BundleIncident, BundleProfile } from './content.ts'
import { dataFileName, type Labelled } from './labels.ts'

export type Composing = {
  readonly vault: Vault
  readonly profile: BundleProfile
  readonly chosen: Chosen
  readonly labelled: readonly Labelled[]
  readonly disclosed: readonly EntryRow[]
}

/** Everything about the bundle that does not come from the incidents and exhibits. */
export type Frame = Omit<BundleContent, 'profile' | 'incidents' | 'exhibits' | 'actions' | 'scope'>

/** The content of a bundle: what was chosen, in words and numbers, nothing that the profile may not see. */
export function composeBundle(composing: Composing, frame: Frame): BundleContent {
  const { chosen, profile } = composing
  return {
    ...frame,
    profile,
    incidents: chosen.incidents.map((incident, index) => bundleIncident(composing, incident, index + 1)),
    exhibits: composing.labelled.map((labelled) => bundleExhibit(composing, labelled)),
    actions: chosen.actions.map((action) => bundleAction(chosen, action)),
    scope: { incidentsInCase: chosen.incidentsInCase, withheld: countWithheld(chosen) },
  }
}

function countWithheld(chosen: Chosen): Partial<Record<DisclosureClass, number>> {
  const counts: Partial<Record<DisclosureClass, number>> = {}
  for (const name of chosen.incidents.flatMap((incident) => incident.withheld))
    counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function bundleIncident(composing: Composing, incident: ChosenIncident, number: number): BundleIncident {
  const { vault, profile, chosen, labelled } = composing
  const { row, fields } = incident
  const labels = labelled
    .filter(({ exhibit }) => incident.exhibits.includes(exhibit.id))
    .map(({ label }) => label)
  const amendments = versionsOf(vault.reads, row.id).filter(
    (version) => version.reason !== null && profile.classes.includes(version.class),
  )
  return {
    number,
    fields,
    withheld: incident.withheld,
    channel: fields.channel ?? null,
    exhibitLabels: labels,
    related: linksFrom(vault.reads, row.id).flatMap(({ relation, to }) => {
      const index = chosen.incidents.findIndex((other) => other.row.id === to)
      return index < 0 ? [] : [{ relation, number: index + 1 }]
    }),
    loggedAt: row.loggedAt,
    seq: row.seq,
    corrections: amendments.map((version) => ({
      at: version.at,
      reason: version.reason!,
      fields: Object.keys(version.fields) as IncidentField[],
      seq: version.seq,
    })),
  }
}

function bundleAction(chosen: Chosen, action: Action): BundleAction {
  const { fields, loggedAt, seq, corrections, incidents } = action
  return {
    fields,
    loggedAt,
    seq,
    corrections: corrections.map(({ at, reason }) => ({ at, reason })),
    incidentNumbers: chosen.incidents.flatMap(({ row }, index) =>
      incidents.includes(row.id) ? [index + 1] : [],
    ),
  }
}

function bundleExhibit({ vault, profile, chosen, disclosed }: Composing, labelled: Labelled): BundleExhibit {
  const { exhibit, label } = labelled
  const shown: ReadonlySet<Seq> = new Set(disclosed.map((row) => row.seq))
  const [first] = intakesOf(vault.reads, exhibit.id)
  return {
    label,
    fileName: dataFileName(labelled),
    mediaType: exhibit.mediaType,
    sizeBytes: exhibit.sizeBytes,
    sha256: exhibit.sha256,
    originalName: profile.classes.includes('personal') ? (first?.name ?? null) : null,
    fileModifiedAt: first?.modifiedAt ?? null,
    keptAt: exhibit.keptAt,
    seq: exhibit.seq,
    how:
      first?.source === 'stream'
        ? 'from bytes handed over directly, without a file name'
        : 'from a file chosen by the writer',
    toolVersion: first?.app ?? '',
    incidentNumbers: chosen.incidents.flatMap((incident, index) =>
      incident.exhibits.includes(exhibit.id) ? [index + 1] : [],
    ),
    custody: custodyOf(vault, exhibit.id).filter((line) => shown.has(line.seq)),
    readBytes: () => Promise.resolve(Buffer.concat([...readChunks(vault, shapeOf(exhibit))])),
  }
}
