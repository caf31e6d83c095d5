import type { Action, ActionFields } from '../../contract/actions.ts'
import { AppError } from '../../contract/errors.ts'
import type { ActionId } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import {
  actionIdsStarting,
  findAction,
  incidentsOfAction,
  latestActionFields,
  wordingsOf,
  type ActionRow,
} from './queries.ts'

/** The words a step is found by. */
export function searchableWords({ to, reference, said, outcome }: ActionFields): string {
  return [to, reference, said, outcome].filter((part) => part !== undefined).join('\n')
}

/** Throws NotFound. */
export function requireAction(model: Db, id: ActionId): ActionRow {
  const row = findAction(model, id)
  if (row === null) throw new AppError('NotFound', 'no such step')
  return row
}

/** An id may be given by its first characters. Throws NotFound, Ambiguous. */
export function findActionByStart(model: Db, name: string): ActionId {
  if (!/^[0-9a-f]{4,32}$/.test(name)) throw new AppError('NotFound', 'no such step')
  const found = actionIdsStarting(model, name)
  if (found.length > 1) throw new AppError('Ambiguous', 'more than one step begins like this')
  return found[0] ?? requireAction(model, name as ActionId).id
}

/** A step with everything that was written of it. */
export function actionView(model: Db, row: ActionRow): Action {
  const wordings = wordingsOf(model, row.id)
  return {
    id: row.id,
    case: row.caseId,
    fields: latestActionFields(wordings),
    incidents: [...incidentsOfAction(model, row.id)],
    loggedAt: row.loggedAt,
    seq: row.seq,
    corrections: wordings.flatMap(({ at, seq, reason, note }) =>
      reason === null ? [] : [{ at, seq, reason, note }],
    ),
  }
}
