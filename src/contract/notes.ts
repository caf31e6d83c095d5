import { z } from 'zod'
import { IncidentId, NoteId, Seq } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

/** Private, possibly privileged: an entry of its own, never in an incident's payload, in no bundle unless named. */
export const notes = {
  write: procedure(
    z.strictObject({ incident: IncidentId, text: text(200_000).min(1) }),
    z.strictObject({ note: NoteId, seq: Seq }),
  ),
  erase: procedure(
    z.strictObject({ note: NoteId, reason: text(2000).min(1) }),
    z.strictObject({ erased: NoteId, seq: Seq, entries: z.int() }),
  ),
}
