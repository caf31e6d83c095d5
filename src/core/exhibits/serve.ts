import { MOST_READ_BYTES, type evidence } from '../../contract/evidence.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { Session } from '../session.ts'
import { viewsOf } from './views.ts'

/** How the host is given what it serves to the page of an opened file. */
export function evidenceHandlers(session: Session): SliceHandlers<typeof evidence> {
  return {
    look: ({ view, part }) => {
      const { mediaType, sizeBytes } = viewsOf(session.vault).part(view, part)
      return { mediaType, sizeBytes }
    },
    read: ({ view, part, from, to }) => ({
      bytes: viewsOf(session.vault)
        .part(view, part)
        .read(from, Math.min(to, from + MOST_READ_BYTES)),
    }),
  }
}
