import type { Selection } from 'react-aria-components'
import type { OfferedFile, OfferedIncident } from '../../../contract/bundles.ts'
import type { ExhibitId, IncidentId } from '../../../contract/ids.ts'
import { text } from '../../texts/hand-over.ts'
import type { Plan } from './plan.ts'

/** One line of the list: an incident, or a file under it. */
export type Row =
  | { readonly kind: 'incident'; readonly id: string; readonly item: OfferedIncident }
  | {
      readonly kind: 'file'
      readonly id: string
      readonly of: IncidentId
      readonly file: OfferedFile
      readonly name: string
    }

/** The incidents that a filter lets through, in its order; what is not offered is not there. */
export function shownIncidents(
  incidents: readonly OfferedIncident[],
  fits: readonly IncidentId[],
): readonly OfferedIncident[] {
  const known = new Map(incidents.map((one) => [one.incident, one]))
  return fits.flatMap((id) => known.get(id) ?? [])
}

export const fileName = ({ number, name, label }: OfferedFile): string =>
  label === null ? text.fileNamed(number, name) : `${label}, ${text.fileNamed(number, name)}`

export function rowsOf(incidents: readonly OfferedIncident[], files: readonly OfferedFile[]): readonly Row[] {
  const known = new Map(files.map((file) => [file.exhibit, file]))
  return incidents.flatMap((item): readonly Row[] => [
    { kind: 'incident', id: item.incident, item },
    ...item.exhibits.flatMap((exhibit) => {
      const file = known.get(exhibit)
      if (file === undefined) return []
      const id = `${item.incident}/${exhibit}`
      return [{ kind: 'file', id, of: item.incident, file, name: fileName(file) } as const]
    }),
  ])
}

const isIn = (row: Row, incidents: ReadonlySet<string> | null, without: ReadonlySet<ExhibitId>): boolean =>
  row.kind === 'incident'
    ? (incidents?.has(row.item.incident) ?? true)
    : (incidents?.has(row.of) ?? true) && !without.has(row.file.exhibit)

/** What stands ticked, as the plan says. */
export function tickedKeys(rows: readonly Row[], plan: Plan): ReadonlySet<string> {
  const incidents = plan.incidents === null ? null : new Set<string>(plan.incidents)
  const without = new Set(plan.withoutFiles)
  return new Set(rows.filter((row) => isIn(row, incidents, without)).map(({ id }) => id))
}

/**
 * The plan after ticks were set or taken away in the rows that are shown. An incident takes its files with it; a file
 * that is ticked brings its incident, and one that is unticked leaves it.
 */
export function afterTicking(
  selection: Selection,
  rows: readonly Row[],
  plan: Plan,
  all: readonly IncidentId[],
): Pick<Plan, 'incidents' | 'withoutFiles'> {
  const before = tickedKeys(rows, plan)
  const now = selection === 'all' ? new Set(rows.map(({ id }) => id)) : new Set([...selection].map(String))
  const incidents = new Set(plan.incidents ?? all)
  const without = new Set(plan.withoutFiles)
  for (const row of rows) {
    if (now.has(row.id) === before.has(row.id)) continue
    if (row.kind === 'file') {
      if (now.has(row.id)) without.delete(row.file.exhibit)
      else if (incidents.has(row.of)) without.add(row.file.exhibit)
      if (now.has(row.id)) incidents.add(row.of)
    } else if (now.has(row.id)) {
      incidents.add(row.item.incident)
      for (const exhibit of row.item.exhibits) without.delete(exhibit)
    } else incidents.delete(row.item.incident)
  }
  // In the record's order, so that the same ticks are the same plan.
  return { incidents: all.filter((id) => incidents.has(id)), withoutFiles: [...without] }
}
