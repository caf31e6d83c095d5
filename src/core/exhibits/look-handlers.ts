import type { exhibits } from '../../contract/exhibits.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { makePreviews } from '../vault/make-previews.ts'
import { factsOf, metadataOf } from './facts.ts'
import { listExhibits, timeOf } from './list.ts'
import { timeTogether } from './own-time.ts'
import { keptPictures, kindOf } from './page.ts'
import { noteOpened, requireExhibit } from './rules.ts'

type Looks = Pick<
  SliceHandlers<typeof exhibits>,
  'page' | 'read' | 'metadata' | 'timeTogether' | 'makeMosaics'
>

/** How files are shown in lists and beside themselves. The log notes who asks for a file's own words, and nothing else. */
export function lookHandlers({ session, host }: Deps<CoreHost>): Looks {
  return {
    page: (ask) => listExhibits(session.vault, ask, host.clock.zone()),
    read: ({ exhibit, case: caseId }) => factsOf(session.vault, exhibit, caseId, host.clock.zone()),
    metadata: async ({ exhibit, words }) => {
      const { vault } = session
      const { tells, found } = await metadataOf(vault, exhibit, host.fileDecoder)
      const count = found.length
      if (!words || count === 0) return { tells, count, found: [] }
      noteOpened(vault, [exhibit])
      return { tells, count, found: [...found] }
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
