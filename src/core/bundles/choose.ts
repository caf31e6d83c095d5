import type { Action } from '../../contract/actions.ts'
import type { CaseId, ExhibitId, IncidentId, Seq } from '../../contract/ids.ts'
import type { DisclosureClass, IncidentFields } from '../../contract/records.ts'
import { exhibitsOfIncident, type ExhibitRow } from '../exhibits/queries.ts'
import { incidentsOfCase, versionsOf, type IncidentRow } from '../incidents/queries.ts'
import { entriesAboutAny, entriesOfType, type EntryRow } from '../ledger/queries.ts'
import type { Vault } from '../vault/vault.ts'
import { chooseActions } from './choose-actions.ts'
import type { BundleProfile } from './content.ts'

/** What goes into a bundle: compiled from an allow-list of incidents and classes, never by leaving things out. */
export type Chosen = {
  readonly incidents: readonly ChosenIncident[]
  /** In the order of the incidents that name them. */
  readonly exhibits: readonly ExhibitRow[]
  readonly actions: readonly Action[]
  readonly incidentsInCase: number
}

export type ChosenIncident = {
  readonly row: IncidentRow
  /** The latest wording of the fields this profile is given. */
  readonly fields: IncidentFields
  /** Classes in which something was written and is left out. Privileged is never counted. */
  readonly withheld: readonly DisclosureClass[]
  readonly exhibits: readonly ExhibitId[]
}

/** Every incident of the case with what `profile` may see of it, and the files they name. */
export function chooseForBundle(vault: Vault, caseId: CaseId, profile: BundleProfile): Chosen {
  const rows = incidentsOfCase(vault.reads, caseId)
  const exhibits = new Map<ExhibitId, ExhibitRow>()
  const incidents = rows.map((row) => {
    const named = exhibitsOfIncident(vault.reads, row.id)
    for (const exhibit of named) exhibits.set(exhibit.id, exhibit)
    return { row, ...disclosedFields(vault, row.id, profile), exhibits: named.map((exhibit) => exhibit.id) }
  })
  const actions = profile.classes.includes('ordinary')
    ? chooseActions(vault, caseId, new Set(incidents.map(({ row }) => row.id)))
    : []
  return { incidents, exhibits: [...exhibits.values()], actions, incidentsInCase: rows.length }
}

/** The fields of the classes given: what stands in entries of another class is not even looked at. */
function disclosedFields(
  vault: Vault,
  id: IncidentId,
  profile: BundleProfile,
): Pick<ChosenIncident, 'fields' | 'withheld'> {
  const versions = versionsOf(vault.reads, id)
  const given = versions.filter((version) => profile.classes.includes(version.class))
  const classes = new Set(versions.map((version) => version.class))
  return {
    fields: given.reduce((fields, version) => ({ ...fields, ...version.fields }), {}),
    withheld: [...classes].filter((name) => !profile.classes.includes(name) && name !== 'privileged'),
  }
}

/** Entries about the log itself, which every package discloses: its keys, and the logs it goes on from. */
const OF_THE_LOG = ['vault.created@1', 'log.continued@1'] as const

const OF_INCIDENTS: ReadonlySet<string> = new Set([
  'incident.recorded@1',
  'incident.amended@1',
  'incident.linked@1',
])
const OF_EXHIBITS: ReadonlySet<string> = new Set([
  'exhibit.ingested@1',
  'exhibit.ingested-again@1',
  'exhibit.copied@1',
  'erased@1',
])
/** Entries that name other things besides: disclosed only when all of those are in the bundle. */
const OF_SEVERAL: ReadonlySet<string> = new Set([
  'exhibit.linked@1',
  'exhibit.labelled@1',
  'exhibit.verified@1',
  'incident.linked@1',
  'action.logged@1',
  'action.amended@1',
])

export type Disclosure = {
  readonly chosen: Chosen
  readonly profile: BundleProfile
  /** Everything a disclosed entry may name: the case, this bundle, its incidents and exhibits. */
  readonly subjects: ReadonlySet<string>
  readonly prepared: Seq
}

/**
 * The entries a package discloses: what the profile may see of the incidents chosen, with every later amendment
 * and erasure, the custody of the exhibits, and this bundle's own line. Never another hand-over.
 */
export function disclosedEntries(vault: Vault, disclosure: Disclosure): readonly EntryRow[] {
  const incidents = disclosure.chosen.incidents.map((incident) => incident.row.id)
  const exhibits = disclosure.chosen.exhibits.map((exhibit) => exhibit.id)
  const actions = disclosure.chosen.actions.map((action) => action.id)
  const about = entriesAboutAny(vault.reads, [...incidents, ...exhibits, ...actions])
  const chosen = about.filter(
    (row) => disclosure.profile.classes.includes(row.class) && isDisclosed(vault, disclosure, row),
  )
  const all = [...entriesOfType(vault.reads, ...OF_THE_LOG), ...chosen]
  return all.filter((row) => row.seq <= disclosure.prepared).toSorted((a, b) => a.seq - b.seq)
}

function isDisclosed(vault: Vault, { subjects, prepared }: Disclosure, row: EntryRow): boolean {
  if (row.seq === prepared) return true
  if (OF_SEVERAL.has(row.type)) return subjectsOf(vault, row.seq).every((subject) => subjects.has(subject))
  return OF_INCIDENTS.has(row.type) || OF_EXHIBITS.has(row.type)
}

/** What an entry names, as its own definition says. */
function subjectsOf(vault: Vault, seq: Seq): readonly string[] {
  const entry = vault.ledger.read(seq)
  return vault.projection.events.get(entry.type)?.subjects(entry.payload as never) ?? []
}
