import { AppError } from '../../contract/errors.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { SavedView, ViewId, views } from '../../contract/views.ts'
import { findCase } from '../cases/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { keepViews, readViews } from '../vault/drafts.ts'
import type { Vault } from '../vault/vault.ts'
import { decodeViews, encodeViews } from './rules.ts'

/** All of them together stay small enough to be read at once. */
const MOST_VIEWS = 200

export function viewsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof views> {
  return {
    save: ({ case: caseId, name, content }) => {
      const { vault } = session
      if (findCase(vault.reads, caseId) === null) throw new AppError('NotFound', 'no such case')
      const all = allViews(vault)
      const before = all.find((view) => view.case === caseId && view.name === name)
      const id = before?.id ?? (toHex(host.random.bytes(16)) as ViewId)
      const view = { id, case: caseId, name, content }
      const others = all.filter((other) => other.id !== id)
      if (others.length >= MOST_VIEWS) throw new AppError('InvalidInput', 'there are too many saved views')
      keepViews(vault, encodeViews([...others, view]))
      return { view }
    },
    list: ({ case: caseId }) => ({
      views: allViews(session.vault)
        .filter((view) => view.case === caseId)
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
    }),
    delete: ({ id }) => {
      const { vault } = session
      keepViews(vault, encodeViews(allViews(vault).filter((view) => view.id !== id)))
      return {}
    },
  }
}

function allViews(vault: Vault): readonly SavedView[] {
  const bytes = readViews(vault)
  return bytes === null ? [] : decodeViews(bytes)
}
