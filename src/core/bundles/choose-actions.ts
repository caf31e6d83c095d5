import type { CaseId, IncidentId } from '../../contract/ids.ts'
import type { Action } from '../../contract/actions.ts'
import { actionsOfCase, actionView } from '../actions/queries.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * The steps a bundle tells of: those about an incident in it, and those about the case as a whole. What was asked of
 * a lawyer is never among them, and is never counted.
 */
export function chooseActions(
  vault: Vault,
  caseId: CaseId,
  incidents: ReadonlySet<IncidentId>,
): readonly Action[] {
  return actionsOfCase(vault.reads, caseId)
    .map((row) => actionView(vault.reads, row))
    .filter((action) => action.fields.kind !== 'lawyer')
    .filter((action) => action.incidents.length === 0 || action.incidents.some((id) => incidents.has(id)))
}
