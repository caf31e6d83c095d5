import { MOST_READ_BYTES, type evidence } from '../../contract/evidence.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { Session } from '../session.ts'
import { viewsOf } from './views.ts'

/** How the host is given what it serves to the page of an opened file. */
export function evidenceHandlers(session: Session): SliceHandlers<typeof evidence> {
  return {
    look: async ({ view, part }) => {
      const { mediaType, sizeBytes } = await viewsOf(session.vault).part(view, part)
      return { mediaType, sizeBytes }
    },
    read: async ({ view, part, from, to }) => {
      const { read } = await viewsOf(session.vault).part(view, part)
      return { bytes: read(from, Math.min(to, from + MOST_READ_BYTES)) }
    },
  }
}
