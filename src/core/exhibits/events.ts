import { z } from 'zod'
import { BundleKey, CaseId, ExhibitId, IncidentId, Instant, Sha256Hex } from '../../contract/ids.ts'
import { text } from '../../contract/records.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import {
  addIntake,
  insertExhibit,
  linkExhibits,
  nameIntake,
  setDamaged,
  setLabels,
  unlinkExhibits,
} from './queries.ts'

const Intake = z.strictObject({
  exhibit: ExhibitId,
  case: CaseId,
  /** A file that was chosen, or bytes that came as a stream (pasted, piped). */
  source: z.enum(['file', 'stream']),
  /** The file's own time of last change, as the disk had it. */
  modifiedAt: Instant.nullable(),
  app: z.string(),
})

const Content = z.strictObject({
  sha256: Sha256Hex,
  sizeBytes: z.int().min(0),
  chunks: z.int().positive(),
  mediaType: z.string().max(200),
  extension: z.string().max(20),
})

const ingested = defineEvent({
  type: 'exhibit.ingested@1',
  payload: Intake.extend(Content.shape),
  subjects: (payload) => [payload.exhibit],
  apply: (model, entry, payload) => {
    insertExhibit(model, entry, payload)
    addIntake(model, entry, payload)
  },
})

// The same bytes came a second time: they are kept once, and this is another line in their custody.
const ingestedAgain = defineEvent({
  type: 'exhibit.ingested-again@1',
  payload: Intake.extend({ sha256: Sha256Hex, sizeBytes: z.int().min(0) }),
  subjects: (payload) => [payload.exhibit],
  apply: (model, entry, payload) => addIntake(model, entry, payload),
})

// Name and folder are personal, so they stand apart. A name that is not Unicode is kept as its bytes.
const named = defineEvent({
  type: 'exhibit.named@1',
  payload: z.strictObject({
    exhibit: ExhibitId,
    name: text(4096).optional(),
    nameBytes: z.base64().optional(),
    folder: text(32_768).optional(),
  }),
  classOf: () => 'personal',
  subjects: (payload) => [payload.exhibit],
  apply: (model, _entry, payload) => nameIntake(model, payload),
})

const Linked = z.strictObject({ incident: IncidentId, exhibits: z.array(ExhibitId).min(1) })

const linked = defineEvent({
  type: 'exhibit.linked@1',
  payload: Linked,
  subjects: (payload) => [payload.incident, ...payload.exhibits],
  apply: (model, entry, payload) => linkExhibits(model, entry.seq, payload),
})

const unlinked = defineEvent({
  type: 'exhibit.unlinked@1',
  payload: Linked,
  subjects: (payload) => [payload.incident, ...payload.exhibits],
  apply: (model, _entry, payload) => unlinkExhibits(model, payload),
})

const labelled = defineEvent({
  type: 'exhibit.labelled@1',
  payload: z.strictObject({
    case: CaseId,
    bundle: BundleKey,
    labels: z.array(z.strictObject({ exhibit: ExhibitId, label: z.string() })),
  }),
  subjects: (payload) => [payload.case, payload.bundle, ...payload.labels.map((label) => label.exhibit)],
  apply: (model, _entry, payload) => setLabels(model, payload),
})

// The first time in each unlocked session; what was seen of it is nobody's business.
const opened = defineEvent({
  type: 'exhibit.opened@1',
  payload: z.strictObject({ exhibits: z.array(ExhibitId).min(1) }),
  subjects: (payload) => payload.exhibits,
})

const copied = defineEvent({
  type: 'exhibit.copied@1',
  payload: z.strictObject({ exhibit: ExhibitId, sha256: Sha256Hex }),
  subjects: (payload) => [payload.exhibit],
})

const verified = defineEvent({
  type: 'exhibit.verified@1',
  payload: z.strictObject({ exhibits: z.array(ExhibitId), result: z.enum(['unchanged', 'damaged']) }),
  subjects: (payload) => payload.exhibits,
  apply: (model, _entry, { exhibits, result }) => setDamaged(model, exhibits, result === 'damaged'),
})

export const exhibitsProjection: SliceProjection = {
  tables: `
    CREATE TABLE exhibits (
      number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE, size_bytes INTEGER NOT NULL,
      chunks INTEGER NOT NULL, media_type TEXT NOT NULL, extension TEXT NOT NULL, kept_at TEXT NOT NULL, seq INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE intakes (
      seq INTEGER PRIMARY KEY, exhibit TEXT NOT NULL, case_id TEXT NOT NULL, at TEXT NOT NULL, source TEXT NOT NULL,
      modified_at TEXT, app TEXT NOT NULL, name TEXT, folder TEXT
    ) STRICT;
    CREATE INDEX intakes_of_exhibit ON intakes (exhibit, seq);
    CREATE TABLE incident_exhibits (
      incident TEXT NOT NULL, exhibit TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (incident, exhibit)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX incidents_of_exhibit ON incident_exhibits (exhibit);
    CREATE TABLE damaged_exhibits (exhibit TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE labels (case_id TEXT NOT NULL, exhibit TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (case_id, exhibit)) STRICT, WITHOUT ROWID;
  `,
  events: [ingested, ingestedAgain, named, linked, unlinked, labelled, opened, copied, verified],
}
