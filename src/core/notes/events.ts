import { z } from 'zod'
import { IncidentId, NoteId } from '../../contract/ids.ts'
import { text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { putDocument } from '../search/queries.ts'
import { insertNote } from './queries.ts'

const written = defineEvent({
  type: 'note.written@1',
  payload: z.strictObject({ note: NoteId, incident: IncidentId, text: text(200_000) }),
  classOf: () => 'privileged',
  subjects: (payload) => [payload.incident, payload.note],
  apply: (model, entry, payload) => {
    insertNote(model, {
      id: payload.note,
      incident: payload.incident,
      at: entry.at,
      seq: entry.seq,
      text: payload.text,
    })
    putDocument(model, 'note', payload.note, payload.text)
  },
})

export const notesProjection: SliceProjection = {
  tables: `
    CREATE TABLE notes (id TEXT PRIMARY KEY, incident TEXT NOT NULL, at TEXT NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE INDEX notes_of_incident ON notes (incident, seq);
  `,
  events: [written],
}
