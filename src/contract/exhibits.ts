import { z } from 'zod'
import { CaseId, ExhibitId, IncidentId, Instant, Seq, Sha256Hex } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

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

export const exhibits = {
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
  erase: procedure(
    z.strictObject({ exhibit: ExhibitId, reason: text(2000).min(1) }),
    z.strictObject({ erased: ExhibitId, seq: Seq, stillIn: z.array(z.string()) }),
  ),
}
