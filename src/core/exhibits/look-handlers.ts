import type { exhibits } from '../../contract/exhibits.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { makePreviews } from '../vault/make-previews.ts'
import { factsOf, metadataOf } from './facts.ts'
import { listExhibits, timeOf } from './list.ts'
import { timeTogether } from './own-time.ts'
import { keptPictures, kindOf } from './page.ts'
import { requireExhibit } from './rules.ts'

type Looks = Pick<
  SliceHandlers<typeof exhibits>,
  'page' | 'read' | 'metadata' | 'timeTogether' | 'makeMosaics'
>

/** How files are shown in lists and beside themselves. Nothing of it is written to the log. */
export function lookHandlers({ session, host }: Deps<CoreHost>): Looks {
  return {
    page: (ask) => listExhibits(session.vault, ask, host.clock.zone()),
    read: ({ exhibit, case: caseId }) => factsOf(session.vault, exhibit, caseId, host.clock.zone()),
    metadata: async ({ exhibit }) => {
      const { tells, found } = await metadataOf(session.vault, exhibit, host.fileDecoder)
      return { tells, found: [...found] }
    },
    timeTogether: ({ case: caseId, exhibits: ids }) => {
      const { vault } = session
      const times = ids.flatMap((id) => {
        requireExhibit(vault, id)
        return timeOf(vault, { id, kind: kindOf(vault.reads, id) }, caseId, host.clock.zone()) ?? []
      })
      return { together: timeTogether(times), timed: times.length }
    },
    makeMosaics: async (_, { signal }) => ({
      made: await makePreviews(session.vault, keptPictures(session.vault.reads), host, signal),
    }),
  }
}
