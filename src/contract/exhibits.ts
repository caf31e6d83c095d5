import { z } from 'zod'
import { CaseId, ExhibitId, IncidentId, Instant, Seq, Sha256Hex } from './ids.ts'
import { procedure } from './procedure.ts'
import { OWN_DETAILS } from './own-details.ts'
import { text } from './records.ts'
import { Tag } from './tags.ts'
import { When } from './when.ts'

/** A file or a place to write to, which the host knows under this token. Paths never come from a page. */
export const FileToken = z.string().min(1).max(200).brand<'FileToken'>()
export type FileToken = z.infer<typeof FileToken>

export const Intake = z.strictObject({
  seq: Seq,
  at: Instant,
  caseId: CaseId,
  source: z.enum(['file', 'stream']),
  modifiedAt: Instant.nullable(),
  app: z.string(),
  name: z.string().nullable(),
  folder: z.string().nullable(),
})

export const Exhibit = z.strictObject({
  number: z.int().positive(),
  id: ExhibitId,
  sha256: Sha256Hex,
  sizeBytes: z.int().min(0),
  mediaType: z.string(),
  keptAt: Instant,
  seq: Seq,
  /** What it was called when it came, newest intake last. */
  intakes: z.array(Intake),
  incidents: z.array(IncidentId),
})
export type Exhibit = z.infer<typeof Exhibit>

export const Kept = z.strictObject({
  exhibit: ExhibitId,
  number: z.int().positive(),
  sha256: Sha256Hex,
  sizeBytes: z.int().min(0),
  mediaType: z.string(),
  duplicate: z.boolean(),
})

/** Stands for one opening of a file: whoever has it may fetch what is in the file, until it is closed or the vault locked. */
export const ViewToken = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'ViewToken'>()
export type ViewToken = z.infer<typeof ViewToken>

/** One for each file handed in, in order. */
export const IngestOutcome = z.union([
  z.strictObject({ kept: Kept }),
  z.strictObject({ error: z.strictObject({ code: z.string(), says: z.string() }) }),
])

export const FILE_KINDS = ['picture', 'video', 'sound', 'pdf', 'text', 'other'] as const
export const FileKind = z.enum(FILE_KINDS)
export type FileKind = z.infer<typeof FileKind>

/** What is shown of a picture before it is asked for: at most 16 grey cells wide and high. Never handed over. */
export const Mosaic = z.strictObject({
  columns: z.int().min(1).max(16),
  rows: z.int().min(1).max(16),
  /** One byte for each cell, row by row, in base64. */
  cells: z.base64(),
})
export type Mosaic = z.infer<typeof Mosaic>

/** The time that a file itself has: of the camera, or of its last change on the disk it came from. */
export const OwnTime = z.strictObject({
  from: z.enum(['picture', 'disk']),
  /** As an incident would have it. */
  when: When,
  words: z.string(),
  /** `11 March 2026, 21:16`, for a list. */
  short: z.string(),
})
export type OwnTime = z.infer<typeof OwnTime>

/** A file in a list. */
export const ListedExhibit = z.strictObject({
  exhibit: ExhibitId,
  number: z.int().positive(),
  /** In the case that is shown; null before it was handed over. */
  label: z.string().nullable(),
  /** What it was called when it came last; null for a pasted one. */
  name: z.string().nullable(),
  source: z.enum(['file', 'stream']),
  kind: FileKind,
  mediaType: z.string(),
  sizeBytes: z.int().min(0),
  keptAt: Instant,
  /** `12 March 2026, 10:15`. */
  kept: z.string(),
  ownTime: OwnTime.nullable(),
  /** The first incident that it stands in, and in how many it does. */
  incident: z.strictObject({ id: IncidentId, title: z.string() }).nullable(),
  incidents: z.int(),
  mosaic: Mosaic.nullable(),
  /** A picture whose mosaic is still to be made. */
  awaitsMosaic: z.boolean(),
})
export type ListedExhibit = z.infer<typeof ListedExhibit>

export const EXHIBIT_ORDERS = ['newest-first', 'oldest-first', 'own-time'] as const
export const ExhibitOrder = z.enum(EXHIBIT_ORDERS)
export type ExhibitOrder = z.infer<typeof ExhibitOrder>

/** What a list of files is narrowed to. */
export const ExhibitFilter = z.strictObject({
  case: CaseId,
  /** Words of its name, its label, or of an incident that it stands in. */
  text: text(200).optional(),
  kind: FileKind.optional(),
  /** Only those that no incident names and that are no receipt. */
  isInbox: z.boolean().default(false),
  tag: Tag.optional(),
})
export type ExhibitFilter = z.infer<typeof ExhibitFilter>

/** What a file says of itself beside what it shows. */
export const FoundDetail = z.strictObject({
  kind: z.enum([...OWN_DETAILS, 'other']),
  name: z.string(),
  says: z.string(),
})
export type FoundDetail = z.infer<typeof FoundDetail>

export const exhibits = {
  /** A part of a list, and how long all of it is. */
  page: procedure(
    ExhibitFilter.extend({
      order: ExhibitOrder.default('newest-first'),
      after: ExhibitId.nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.strictObject({
      items: z.array(ListedExhibit),
      next: ExhibitId.nullable(),
      total: z.int(),
    }),
  ),
  /** A file as its page says it: dates in words, its picture as a mosaic. Throws NotFound, Erased. */
  read: procedure(
    z.strictObject({ exhibit: ExhibitId, case: CaseId }),
    z.strictObject({
      exhibit: ExhibitId,
      label: z.string().nullable(),
      kind: FileKind,
      /** `12 March 2026, 10:15`. */
      kept: z.string(),
      source: z.enum(['file', 'stream']),
      /** The name of the folder that it came from last, and nothing of the path to it; null where it came from none. */
      folder: z.string().nullable(),
      /** Who keeps the record, as the case says it; null where it does not. */
      by: z.string().nullable(),
      incidents: z.array(z.strictObject({ id: IncidentId, title: z.string() })),
      ownTime: OwnTime.nullable(),
      /** As it is seen; null where it is not known. */
      sizePx: z.strictObject({ width: z.int(), height: z.int() }).nullable(),
      mosaic: Mosaic.nullable(),
    }),
  ),
  /**
   * What a file says of itself beside what it shows. Its own words only where they are asked for: then the log notes that
   * it was opened, as `open` does.
   */
  metadata: procedure(
    z.strictObject({ exhibit: ExhibitId, words: z.boolean().default(false) }),
    z.strictObject({
      /** How many details there are. */
      count: z.int().min(0),
      /** What may tell where somebody was or who they are, whether its words were found or not. */
      tells: z.array(z.enum(OWN_DETAILS)),
      /** What locates or identifies first. */
      found: z.array(FoundDetail),
    }),
  ),
  /** The one time that several files have together, from the first to the last of them; null where none has one. */
  timeTogether: procedure(
    z.strictObject({ case: CaseId, exhibits: z.array(ExhibitId).min(1).max(1000) }),
    z.strictObject({
      together: z.strictObject({ when: When, words: z.string() }).nullable(),
      /** How many of them have a time of their own. */
      timed: z.int(),
    }),
  ),
  /** Makes the mosaics that are missing, in the background. Hosts call it when there is time. */
  makeMosaics: procedure(z.strictObject({}), z.strictObject({ made: z.int() })),
  add: procedure(
    z.strictObject({ case: CaseId, files: z.array(FileToken).min(1) }),
    z.strictObject({ files: z.array(IngestOutcome), keptBytes: z.int() }),
  ),
  get: procedure(z.strictObject({ exhibit: ExhibitId }), Exhibit),
  /** An exhibit by its id, the start of its id, its number or its label. */
  find: procedure(z.strictObject({ name: text(100).min(1) }), z.strictObject({ exhibit: ExhibitId })),
  inbox: procedure(z.strictObject({ case: CaseId }), z.strictObject({ exhibits: z.array(Exhibit) })),
  /**
   * Opens a file to be looked at. The log notes the first opening of each in an unlocked session. `pictures` is how many
   * were made of one that a browser cannot draw itself.
   */
  open: procedure(
    z.strictObject({ exhibit: ExhibitId }),
    z.strictObject({ view: ViewToken, pictures: z.int().min(0), logged: z.boolean() }),
  ),
  /** Nothing of it can be fetched any more. A view that is not there is closed already. */
  close: procedure(z.strictObject({ view: ViewToken }), z.strictObject({})),
  /** Writes the original out, byte for byte. The log notes that a copy was made. */
  copy: procedure(
    z.strictObject({ exhibit: ExhibitId, to: FileToken }),
    z.strictObject({ exhibit: ExhibitId, sha256: Sha256Hex, sizeBytes: z.int(), logged: z.boolean() }),
  ),
  /** Reads an exhibit again and compares it with what was kept. */
  verify: procedure(
    z.strictObject({ exhibit: ExhibitId }),
    z.strictObject({ exhibit: ExhibitId, unchanged: z.boolean(), sha256: Sha256Hex }),
  ),
  link: procedure(
    z.strictObject({ incident: IncidentId, exhibits: z.array(ExhibitId).min(1) }),
    z.strictObject({ seq: Seq }),
  ),
  /** Takes files out of an incident by a new line; the files stay. Throws NotFound where one is not in it. */
  unlink: procedure(
    z.strictObject({ incident: IncidentId, exhibits: z.array(ExhibitId).min(1) }),
    z.strictObject({ seq: Seq }),
  ),
  erase: procedure(
    z.strictObject({ exhibit: ExhibitId, reason: text(2000).min(1) }),
    z.strictObject({ erased: ExhibitId, seq: Seq, stillIn: z.array(z.string()) }),
  ),
}
