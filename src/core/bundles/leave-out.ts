import type { DisclosureAsk } from '../../contract/disclosure.ts'
import { AppError } from '../../contract/errors.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'
import { exhibitsOfIncident, type ExhibitRow } from '../exhibits/queries.ts'
import { incidentsOfCase, type IncidentRow } from '../incidents/queries.ts'
import type { Vault } from '../vault/vault.ts'
import { daysOf, type Days } from './templates/period.ts'

/** `why` is in the person's words; null where they gave none. */
export type LeftOutIncident = { readonly row: IncidentRow; readonly why: string | null }
export type LeftOutExhibit = { readonly row: ExhibitRow; readonly why: string | null }

export type Sorted = {
  readonly incidents: readonly IncidentRow[]
  /** Every other incident of the case. */
  readonly leftOut: readonly LeftOutIncident[]
  /** Files that go nowhere, whichever incident names them. */
  readonly withoutExhibits: readonly LeftOutExhibit[]
}

/**
 * Which incidents of a case go in and which do not. Throws NotFound for one that is not in the case, or a file that no
 * incident of the case names, and InvalidInput for one that is to go in and to be left out.
 */
export function sortOut(vault: Vault, caseId: CaseId, { include, exclude }: DisclosureAsk): Sorted {
  const rows = incidentsOfCase(vault.reads, caseId)
  const why = new Map(exclude.incidents.map((one) => [one.incident, one.why ?? null]))
  const inCase = new Set(rows.map((row) => row.id))
  if ([...(include ?? []), ...why.keys()].some((id) => !inCase.has(id)))
    throw new AppError('NotFound', 'an incident is not in this case')
  if (include?.some((id) => why.has(id)))
    throw new AppError('InvalidInput', 'an incident is both to go in and to be left out')
  const isIn = (row: IncidentRow): boolean => !why.has(row.id) && (include?.includes(row.id) ?? true)
  return {
    incidents: rows.filter(isIn),
    leftOut: rows.filter((row) => !isIn(row)).map((row) => ({ row, why: why.get(row.id) ?? null })),
    withoutExhibits: leftOutExhibits(vault, rows, exclude),
  }
}

function leftOutExhibits(
  vault: Vault,
  rows: readonly IncidentRow[],
  exclude: DisclosureAsk['exclude'],
): readonly LeftOutExhibit[] {
  if (exclude.exhibits.length === 0) return []
  const known = new Map(
    rows.flatMap((row) => exhibitsOfIncident(vault.reads, row.id)).map((row) => [row.id, row]),
  )
  return exclude.exhibits.map(({ exhibit, why = null }) => {
    const row = known.get(exhibit)
    if (row === undefined) throw new AppError('NotFound', 'no incident of the case names this file')
    return { row, why }
  })
}

/**
 * Those that may have happened on a day of the bundle's own period: only they are counted on paper. One without a known
 * date may have.
 */
export function withinPeriod(
  leftOut: readonly LeftOutIncident[],
  included: readonly (When | undefined)[],
): readonly LeftOutIncident[] {
  const known = included.flatMap((when) => daysOf(when) ?? [])
  if (known.length === 0) return leftOut
  const from = known.map((days) => days.from).toSorted()[0]!
  const to = known
    .map((days) => days.to)
    .toSorted()
    .at(-1)!
  const mayBe = (days: Days | null): boolean => days === null || (days.from <= to && days.to >= from)
  return leftOut.filter(({ row }) => mayBe(daysOf(row.fields.happened)))
}
