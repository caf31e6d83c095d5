import type { actions } from '../../contract/actions.ts'
import { AppError } from '../../contract/errors.ts'
import type { ActionId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import type { CoreHost } from '../host.ts'
import { findIncident } from '../incidents/queries.ts'
import type { Deps } from '../session.ts'
import type { Db } from '../db/open.ts'
import {
  actionIdsStarting,
  actionsOfCase,
  actionView,
  findAction,
  wordingsOf,
  type ActionRow,
} from './queries.ts'
import { latestActionFields } from './rules.ts'

export function actionsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof actions> {
  return {
    log: ({ case: caseId, fields, incidents }) => {
      const { vault } = session
      if (findCase(vault.reads, caseId) === null) throw new AppError('NotFound', 'no such case')
      if (incidents.some((incident) => findIncident(vault.reads, incident) === null))
        throw new AppError('NotFound', 'no such incident')
      const action = toHex(host.random.bytes(16)) as ActionId
      const payload = { action, case: caseId, fields, incidents: [...new Set(incidents)] }
      const [entry] = vault.write([{ type: 'action.logged@1', payload }])
      return { action, seq: entry!.seq }
    },
    amend: ({ action, fields, reason, note }) => {
      const { vault } = session
      requireAction(vault.reads, action)
      if (Object.keys(fields).length === 0)
        throw new AppError('InvalidInput', 'a correction changes at least one thing')
      const { kind } = latestActionFields(wordingsOf(vault.reads, action))
      const payload = { action, fields: { ...fields, kind }, reason, note }
      const [entry] = vault.write([{ type: 'action.amended@1', payload }])
      return { action, seq: entry!.seq }
    },
    list: ({ case: caseId }) => {
      const { reads } = session.vault
      return { actions: actionsOfCase(reads, caseId).map((row) => actionView(reads, row)) }
    },
    find: ({ name }) => ({ action: findActionByStart(session.vault.reads, name) }),
  }
}

/** Throws NotFound. */
function requireAction(model: Db, id: ActionId): ActionRow {
  const row = findAction(model, id)
  if (row === null) throw new AppError('NotFound', 'no such step')
  return row
}

/** An id may be given by its first characters. Throws NotFound, Ambiguous. */
function findActionByStart(model: Db, name: string): ActionId {
  if (!/^[0-9a-f]{4,32}$/.test(name)) throw new AppError('NotFound', 'no such step')
  const found = actionIdsStarting(model, name)
  if (found.length > 1) throw new AppError('Ambiguous', 'more than one step begins like this')
  return found[0] ?? requireAction(model, name as ActionId).id
}
