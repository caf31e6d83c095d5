import { UNSAID_INITIALS, type Case, type cases, type CaseFields } from '../../contract/cases.ts'
import { AppError } from '../../contract/errors.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { toHex } from '../crypto/bytes.ts'
import type { CoreHost } from '../host.ts'
import type { Deps, Session } from '../session.ts'
import { findCase, findCaseByName, listCases } from './queries.ts'

export function casesHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof cases> {
  return {
    save: ({ name, ...given }) => {
      const { vault } = session
      const there = findCaseByName(vault.reads, name)
      const fields: Partial<CaseFields> = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      )
      if (there === null) {
        const id = toHex(host.random.bytes(16)) as CaseId
        const payload = { case: id, name, initials: UNSAID_INITIALS, ...fields }
        vault.write([{ type: 'case.opened@1', payload }])
      } else if (Object.keys(fields).length > 0) {
        vault.write([{ type: 'case.changed@1', payload: { case: there.id, changes: fields } }])
      }
      const saved = findCaseByName(vault.reads, name)
      if (saved === null) throw new AppError('Internal', 'a case that was saved is not there')
      return { case: saved, made: there === null }
    },
    change: ({ case: id, changes }) => {
      const { vault } = session
      const there = requireCase(session, id)
      const other = changes.name === undefined ? null : findCaseByName(vault.reads, changes.name)
      if (other !== null && other.id !== id) throw new AppError('NameTaken', 'another case has this name')
      const differs = Object.entries(changes).some(
        ([name, value]) => value !== undefined && there[name as keyof CaseFields] !== value,
      )
      if (differs) vault.write([{ type: 'case.changed@1', payload: { case: id, changes } }])
      return { case: requireCase(session, id) }
    },
    close: ({ case: id, closed }) => {
      const isClosed = requireCase(session, id).closedAt !== undefined
      const type = closed ? 'case.closed@1' : 'case.reopened@1'
      if (isClosed !== closed) session.vault.write([{ type, payload: { case: id } }])
      return { case: requireCase(session, id) }
    },
    list: () => ({ cases: [...listCases(session.vault.reads)] }),
  }
}

function requireCase(session: Session, id: CaseId): Case {
  const found = findCase(session.vault.reads, id)
  if (found === null) throw new AppError('NotFound', 'no such case')
  return found
}
