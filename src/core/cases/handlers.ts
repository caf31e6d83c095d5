import type { cases, CaseFields } from '../../contract/cases.ts'
import { AppError } from '../../contract/errors.ts'
import type { CaseId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { toHex } from '../crypto/bytes.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { findCaseByName, listCases } from './queries.ts'

/** Until the person says whose initials: an example's. */
const DEFAULT_INITIALS = 'EX'

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
        const payload = { case: id, name, initials: DEFAULT_INITIALS, ...fields }
        vault.write([{ type: 'case.opened@1', payload }])
      } else if (Object.keys(fields).length > 0) {
        vault.write([{ type: 'case.changed@1', payload: { case: there.id, changes: fields } }])
      }
      const saved = findCaseByName(vault.reads, name)
      if (saved === null) throw new AppError('Internal', 'a case that was saved is not there')
      return { case: saved, made: there === null }
    },
    list: () => ({ cases: [...listCases(session.vault.reads)] }),
  }
}
