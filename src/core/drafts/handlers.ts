import type { drafts } from '../../contract/drafts.ts'
import { AppError } from '../../contract/errors.ts'
import type { Instant } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { dropDraft, keepDraft, readDrafts } from '../vault/drafts.ts'
import { decodeDraft, encodeDraft, withoutErased } from './rules.ts'

export function draftsHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof drafts> {
  return {
    save: (draft) => {
      const { vault } = session
      const keptAt = new Date(host.clock.nowMs()).toISOString() as Instant
      // A form that was open while something was erased does not bring it back.
      const content = withoutErased(vault.reads, draft.content)
      if (content === null) throw new AppError('Erased', 'what this is about was erased')
      keepDraft(vault, encodeDraft({ ...draft, content, keptAt }))
      return { keptAt }
    },
    list: ({ case: caseId }) => {
      const all = readDrafts(session.vault).map(decodeDraft)
      const mine = all.filter((draft) => draft.case === caseId)
      return { drafts: mine.toSorted((one, other) => other.keptAt.localeCompare(one.keptAt)) }
    },
    discard: ({ id }) => {
      dropDraft(session.vault, id)
      return {}
    },
  }
}
