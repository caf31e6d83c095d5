import { AppError } from '../../contract/errors.ts'
import type { NoteId } from '../../contract/ids.ts'
import type { notes } from '../../contract/notes.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { toHex } from '../crypto/bytes.ts'
import { eraseRecord, requireUnerased } from '../erasures/rules.ts'
import type { CoreHost } from '../host.ts'
import { findIncident } from '../incidents/queries.ts'
import { findNote } from './queries.ts'
import type { Deps } from '../session.ts'

export function notesHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof notes> {
  return {
    write: ({ incident, text }) => {
      const { vault } = session
      if (findIncident(vault.reads, incident) === null) throw new AppError('NotFound', 'no such incident')
      const note = toHex(host.random.bytes(16)) as NoteId
      const [entry] = vault.write([{ type: 'note.written@1', payload: { note, incident, text } }])
      return { note, seq: entry!.seq }
    },
    erase: ({ note, reason }) => {
      const { vault } = session
      requireUnerased(vault, note, findNote(vault.reads, note))
      return { erased: note, ...eraseRecord(vault, 'note', note, reason) }
    },
  }
}
