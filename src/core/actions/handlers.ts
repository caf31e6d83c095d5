import type { actions } from '../../contract/actions.ts'
import { AppError } from '../../contract/errors.ts'
import type { ActionId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findCase } from '../cases/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import type { CoreHost } from '../host.ts'
import { requireIncident } from '../incidents/handlers.ts'
import type { Deps } from '../session.ts'
import { actionsOfCase, latestActionFields, wordingsOf } from './queries.ts'
import { actionView, findActionByStart, requireAction } from './rules.ts'

export function actionsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof actions> {
  return {
    log: ({ case: caseId, fields, incidents }) => {
      const { vault } = session
      if (findCase(vault.reads, caseId) === null) throw new AppError('NotFound', 'no such case')
      for (const incident of incidents) requireIncident(vault, incident)
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
