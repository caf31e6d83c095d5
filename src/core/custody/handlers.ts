import type { custody } from '../../contract/custody.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import { requireExhibit } from '../exhibits/rules.ts'
import type { Deps } from '../session.ts'
import { handedOverLines } from './handed-over.ts'
import { custodyOf } from './rules.ts'

export function custodyHandlers({ session }: Deps<CoreHost>): SliceHandlers<typeof custody> {
  return {
    get: ({ exhibit }) => {
      requireExhibit(session.vault, exhibit)
      const all = [...custodyOf(session.vault, exhibit), ...handedOverLines(session.vault, exhibit)]
      return { exhibit, lines: all.toSorted((a, b) => a.seq - b.seq) }
    },
  }
}
