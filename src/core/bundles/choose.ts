import type { Action } from '../../contract/actions.ts'
import type { CoveredWords, DisclosureAsk } from '../../contract/disclosure.ts'
import { AppError } from '../../contract/errors.ts'
import type { CaseId, ExhibitId, IncidentId } from '../../contract/ids.ts'
import type { DisclosureClass, IncidentFields } from '../../contract/records.ts'
import { exhibitsOfIncident, type ExhibitRow } from '../exhibits/queries.ts'
import { versionsOf, type IncidentRow } from '../incidents/queries.ts'
import type { Vault } from '../vault/vault.ts'
import { chooseAccounts, type ChosenAccounts } from './choose-accounts.ts'
import { chooseActions } from './choose-actions.ts'
import type { BundleProfile } from './bundle-profile.ts'
import { countBars, coverFields, holdsAny, type CoveredCount } from './cover-words.ts'
import { sortOut, withinPeriod, type LeftOutExhibit, type LeftOutIncident } from './leave-out.ts'

/** What goes into a bundle: compiled from an allow-list of incidents and classes, never by leaving things out. */
export type Chosen = {
  readonly incidents: readonly ChosenIncident[]
  /** In the order of the incidents that name them. */
  readonly exhibits: readonly ExhibitRow[]
  readonly actions: readonly ChosenAction[]
  /** Null where they were not asked for. */
  readonly accounts: ChosenAccounts | null
  /** Every other incident of the case. */
  readonly leftOut: readonly LeftOutIncident[]
  /** Those of them that may have happened on a day of this bundle's period: the ones that are counted on paper. */
  readonly leftOutInPeriod: readonly LeftOutIncident[]
  /** Files that incidents in this bundle name. */
  readonly exhibitsLeftOut: readonly LeftOutExhibit[]
  /** Words that stand nowhere in this bundle. */
  readonly coveredWords: readonly CoveredWords[]
}

/** A step with bars over words that are withheld. */
export type ChosenAction = Action & { readonly covered: readonly CoveredCount[] }

export type ChosenIncident = {
  readonly row: IncidentRow
  /** The latest wording of the fields this profile is given, with bars over words that are withheld. */
  readonly fields: IncidentFields
  readonly covered: readonly CoveredCount[]
  /** Classes in which something was written and is left out. Privileged is never counted. */
  readonly withheld: readonly DisclosureClass[]
  readonly exhibits: readonly ExhibitId[]
  readonly exhibitsLeftOut: number
}

/**
 * The incidents asked for with what `profile` may see of them, and the files they name. Throws NotFound, InvalidInput
 * (see `sortOut`), and NothingToCover for words that do not stand in the incident they were named for.
 */
export function chooseForBundle(
  vault: Vault,
  caseId: CaseId,
  profile: BundleProfile,
  ask: DisclosureAsk,
): Chosen {
  const sorted = sortOut(vault, caseId, ask)
  const without = new Set(sorted.withoutExhibits.map((one) => one.row.id))
  const coveredWords = [...ask.redact.incidents, ...ask.redact.exhibits].flatMap((one) => one.words)
  const exhibits = new Map<ExhibitId, ExhibitRow>()
  const leftOutHere = new Set<ExhibitId>()
  const incidents = sorted.incidents.map((row): ChosenIncident => {
    const named = exhibitsOfIncident(vault.reads, row.id)
    const given = named.filter((exhibit) => !without.has(exhibit.id))
    for (const exhibit of named) {
      if (without.has(exhibit.id)) leftOutHere.add(exhibit.id)
      else exhibits.set(exhibit.id, exhibit)
    }
    const disclosed = disclosedFields(vault, row.id, profile)
    const { fields, bars } = coverFields(disclosed.fields, coveredWords)
    return {
      row,
      fields,
      covered: countBars(bars),
      withheld: disclosed.withheld,
      exhibits: given.map((exhibit) => exhibit.id),
      exhibitsLeftOut: named.length - given.length,
    }
  })
  assertCovered(vault, profile, incidents, ask)
  const ids = new Set(incidents.map(({ row }) => row.id))
  const actions = profile.classes.includes('ordinary') ? chooseActions(vault, caseId, ids) : []
  return {
    incidents,
    exhibits: [...exhibits.values()],
    actions: actions.map((action) => {
      const { fields, bars } = coverFields(action.fields, coveredWords)
      return { ...action, fields, covered: countBars(bars) }
    }),
    accounts: ask.accounts === true ? chooseAccounts(vault, profile, [...ids]) : null,
    leftOut: sorted.leftOut,
    leftOutInPeriod: withinPeriod(
      sorted.leftOut,
      incidents.map((incident) => incident.fields.happened),
    ),
    exhibitsLeftOut: sorted.withoutExhibits.filter((one) => leftOutHere.has(one.row.id)),
    coveredWords,
  }
}

/** Words that are nowhere to be found were mistyped, and would go out uncovered. */
function assertCovered(
  vault: Vault,
  profile: BundleProfile,
  incidents: readonly ChosenIncident[],
  { redact }: DisclosureAsk,
): void {
  for (const { incident, words } of redact.incidents) {
    const isIn = incidents.some((one) => one.row.id === incident)
    const versions = versionsOf(vault.reads, incident).filter((one) => profile.classes.includes(one.class))
    const said = versions.map(({ fields, note }) => [fields, note])
    const isFound = words.every((one) => holdsAny(said, [one.words]))
    if (!isIn || !isFound) throw new AppError('NothingToCover', 'words to be covered are not in this bundle')
  }
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
