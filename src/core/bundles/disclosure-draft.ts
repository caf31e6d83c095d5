import type { BundleKey } from '../../contract/ids.ts'
import type { EntryDraft } from '../ledger/entry.ts'
import type { Chosen } from './choose.ts'
import type { Renditions } from './redact-exhibits.ts'

/** The entry that says what a bundle does not hold, and why; none for a bundle that holds everything. */
export function disclosureDraft(
  bundle: BundleKey,
  chosen: Chosen,
  renditions: Renditions,
): readonly EntryDraft[] {
  const leftOut = {
    incidents: chosen.leftOut.map(({ row, why }) => ({ incident: row.id, why })),
    exhibits: chosen.exhibitsLeftOut.map(({ row, why }) => ({ exhibit: row.id, why })),
    fields: chosen.incidents
      .filter(({ withheld }) => withheld.length > 0)
      .map(({ row, withheld }) => ({ incident: row.id, classes: withheld })),
  }
  const covered = {
    incidents: chosen.incidents
      .filter((incident) => incident.covered.length > 0)
      .map((incident) => ({ incident: incident.row.id, words: incident.covered })),
    actions: chosen.actions
      .filter((action) => action.covered.length > 0)
      .map((action) => ({ action: action.id, words: action.covered })),
    exhibits: [...renditions].map(([exhibit, { sha256, areas, words }]) => ({
      exhibit,
      sha256,
      areas,
      words,
    })),
  }
  const all = [...Object.values(leftOut), ...Object.values(covered)]
  const isWhole = all.every((list) => list.length === 0)
  return isWhole ? [] : [{ type: 'bundle.disclosure@1', payload: { bundle, leftOut, covered } }]
}
