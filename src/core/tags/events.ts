import { z } from 'zod'
import { IncidentId } from '../../contract/ids.ts'
import { Tag, TagColour } from '../../contract/tags.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { changeTags, colourTag } from './queries.ts'

const tagged = defineEvent({
  type: 'incident.tagged@1',
  payload: z.strictObject({ incident: IncidentId, add: z.array(Tag), remove: z.array(Tag) }),
  // A tag is the person's own working word for something.
  classOf: () => 'personal',
  subjects: (payload) => [payload.incident],
  apply: (model, _entry, payload) => changeTags(model, payload),
})

const coloured = defineEvent({
  type: 'tag.coloured@1',
  payload: z.strictObject({ tag: Tag, colour: TagColour.nullable() }),
  classOf: () => 'personal',
  apply: (model, _entry, payload) => colourTag(model, payload),
})

export const tagsProjection: SliceProjection = {
  tables: `
    CREATE TABLE incident_tags (tag TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (tag, incident)) STRICT, WITHOUT ROWID;
    CREATE TABLE tag_colours (tag TEXT PRIMARY KEY, colour INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX tags_of_incident ON incident_tags (incident, tag);
  `,
  events: [tagged, coloured],
}
