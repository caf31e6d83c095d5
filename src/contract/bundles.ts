import { z } from 'zod'
import { disclosureInput, GivenClass } from './disclosure.ts'
import { DraftId } from './drafts.ts'
import { FileToken } from './exhibits.ts'
import { Filing } from './filing.ts'
import { AccountId, BundleKey, CaseId, ExhibitId, IncidentId, Instant, Sha256Hex } from './ids.ts'
import { OWN_DETAILS } from './own-details.ts'
import { procedure } from './procedure.ts'
import { DisclosureClass, text } from './records.ts'

const Way = z.enum(['folder', 'two-files'])

/** What is asked for, wherever it is put. */
const asked = {
  case: CaseId,
  recipient: text(500).min(1),
  purpose: text(2000).min(1),
  profile: z.string().max(40).default('internal'),
  ...disclosureInput,
  /** What this recipient is given; the profile says where it is absent. */
  classes: z.array(GivenClass).min(1).optional(),
  /** An earlier bundle for the same recipient: only what is not in it or in what it continues, numbered on. */
  continues: BundleKey.optional(),
  /** For a court alone: what its heading and the name of its PDF say. */
  filing: Filing.optional(),
  /** Files whose own details (`contract/own-details.ts`) may go with them, or all. */
  letThrough: z.union([z.literal('all'), z.array(ExhibitId)]).default([]),
  /** Words left out with a part, an incident or a file, that the person saw elsewhere in the bundle and lets stand there. */
  mayStand: z.array(text(4000)).max(500).default([]),
  /** Whether a machine looks for text in the pictures, so that it can be searched for. */
  recogniseText: z.boolean().default(true),
} as const

/** A fact about a recipient, with where and when it was read. */
const Sourced = z.strictObject({ says: z.string(), source: z.string(), asAt: z.iso.date() })
const SourcedLimit = Sourced.extend({ most: z.int().positive() })

/** A kind of recipient, and what it is given and takes. */
export const Recipient = z.strictObject({
  profile: z.string(),
  kind: z.string(),
  /** For a court: what the two parties are called. */
  parties: z.tuple([z.string(), z.string()]).nullable(),
  /** What it calls its own number. */
  referenceWord: z.string(),
  classes: z.array(GivenClass),
  limits: z.strictObject({ bytes: SourcedLimit.nullable(), pages: SourcedLimit.nullable() }),
  delivery: z.array(
    z.strictObject({ way: z.enum(['folder', 'two-files', 'one-pdf']), knownLimits: z.array(Sourced) }),
  ),
})
export type Recipient = z.infer<typeof Recipient>

/** One incident that could go in; never what was said in it. */
export const OfferedIncident = z.strictObject({
  incident: IncidentId,
  when: z.strictObject({ head: z.string(), time: z.string() }),
  /** The first and the last moment it may have happened at; null where no date is known. */
  fromAt: Instant.nullable(),
  toAt: Instant.nullable(),
  title: z.string(),
  threat: z.boolean(),
  /** In which of the classes that are asked about it says something. */
  classes: z.array(GivenClass),
  exhibits: z.array(ExhibitId),
  /** Accounts that are linked with it. */
  accounts: z.array(AccountId),
})
export type OfferedIncident = z.infer<typeof OfferedIncident>

/** One file that an incident names. */
export const OfferedFile = z.strictObject({
  exhibit: ExhibitId,
  number: z.int().positive(),
  /** Where it has gone out before. */
  label: z.string().nullable(),
  name: z.string().nullable(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  /** Whether parts of it can be covered: by areas, by words, or not at all. */
  canCover: z.enum(['areas', 'words']).nullable(),
})
export type OfferedFile = z.infer<typeof OfferedFile>

/** A word that a machine read in a picture, in pixels of the picture as it is seen. It may have read it wrongly. */
export const WordInPicture = z.strictObject({
  text: z.string(),
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().positive(),
  height: z.int().positive(),
})
export type WordInPicture = z.infer<typeof WordInPicture>

/** What a refused package was refused for. */
export const LEAK_KINDS = [
  'withheld-words',
  'withheld-hash',
  'own-details',
  'this-computer',
  'not-covered',
] as const
export type LeakKind = (typeof LEAK_KINDS)[number]

/** Why words were withheld. */
export const WithheldAs = z.discriminatedUnion('as', [
  /** They were named to be covered. */
  z.strictObject({ as: z.literal('covered') }),
  /** They stand in a part of this incident that the recipient is not given. */
  z.strictObject({ as: z.literal('part'), class: DisclosureClass, incident: IncidentId }),
  /** The incident they stand in was left out. */
  z.strictObject({ as: z.literal('incident'), incident: IncidentId }),
  /** They stand in a private note. */
  z.strictObject({ as: z.literal('note'), incident: IncidentId }),
  /** A file had this name, and it was left out or goes as a redacted copy. */
  z.strictObject({ as: z.literal('file-name'), exhibit: ExhibitId }),
  /** They are kept of an account or a person whom this bundle does not name. */
  z.strictObject({ as: z.literal('account') }),
])
export type WithheldAs = z.infer<typeof WithheldAs>

/** Something that stood in a finished package and must not, so that it was not made. */
export const LeakFinding = z.strictObject({
  kind: z.enum(LEAK_KINDS),
  /** In words that name nobody: a file of the package, and what part of it. */
  where: z.string(),
  /** Of the bundle, counted over all volumes, as its proof shows them; none outside of its pages. */
  pages: z.array(z.int().positive()),
  /** Whose pages these are. */
  incident: IncidentId.nullable(),
  /** The file it is, or whose pages these are. */
  exhibit: ExhibitId.nullable(),
  /** Whether it stands in the file as it travels. */
  isInFile: z.boolean(),
  /** What was withheld and stands there, as the record has it: for the screen alone. */
  words: z.array(z.strictObject({ words: z.string(), withheld: WithheldAs })),
})
export type LeakFinding = z.infer<typeof LeakFinding>

export const bundles = {
  /**
   * The words in a picture, in reading order, so that they can be covered by name. Null where they cannot be read: then
   * boxes are drawn by hand. Who is given words has opened the file, and the log notes it as it does for `exhibits.open`.
   * Throws NotFound, Erased, CannotRedact, Cancelled.
   */
  wordsIn: procedure(
    z.strictObject({ exhibit: ExhibitId }),
    z.strictObject({ words: z.array(WordInPicture).nullable() }),
  ),
  /** Whom a bundle can be made for. */
  recipients: procedure(z.strictObject({}), z.strictObject({ recipients: z.array(Recipient) })),
  /** What could go in: the incidents of a case, the oldest first, and the files they name. */
  offered: procedure(
    z.strictObject({ case: CaseId }),
    z.strictObject({ incidents: z.array(OfferedIncident), files: z.array(OfferedFile) }),
  ),
  /** Which of these files say something of themselves beside what they show. Kinds only; each file is read. */
  ownDetails: procedure(
    z.strictObject({ exhibits: z.array(ExhibitId) }),
    z.strictObject({
      files: z.array(z.strictObject({ exhibit: ExhibitId, details: z.array(z.enum(OWN_DETAILS)) })),
    }),
  ),
  /**
   * The pages as they would be printed now, to be read before anything is made. No label is given, no checkpoint is signed,
   * and where they will stand are dashes. Who reads them has opened the files on them, and the log notes that alone.
   */
  proof: procedure(
    z.strictObject(asked),
    z.strictObject({
      pages: z.int().positive(),
      /** The PDF that stands first in the package, of each volume. */
      pdfs: z.array(z.custom<Uint8Array>((value) => value instanceof Uint8Array)),
      /** What cannot be shown in the PDF. */
      notShown: z.array(z.string()),
    }),
  ),
  /** Makes the PDF, signs the manifest and writes the package. Nothing is left behind when it fails. */
  seal: procedure(
    z.strictObject({
      ...asked,
      to: FileToken,
      /** The package's folder, or the bundle beside one zip of that folder. */
      as: Way.default('folder'),
      /** The draft of this hand-over: what was made is put into it, whether or not anybody is there to hear of it. */
      draft: DraftId.optional(),
    }),
    z.strictObject({
      bundle: BundleKey,
      id: z.string(),
      as: Way,
      /** The name of the package's folder, in the zip too. */
      folder: z.string(),
      /** What was made in the folder that was chosen: the package's folder, or the PDF (each volume) and the zip. */
      made: z.array(z.string()),
      /** The PDF to open first, volume 1 where there are several: inside the package's folder, or beside the zip. */
      open: z.string(),
      /** Of all volumes together. */
      pages: z.int(),
      /** More than one where the recipient's limit asks for it. */
      volumes: z.int(),
      incidents: z.int(),
      exhibits: z.int(),
      files: z.int(),
      pdf: Sha256Hex,
      manifest: Sha256Hex,
      checkpoint: z.strictObject({ size: z.int(), root: z.string(), words: z.array(z.string()) }),
      /** What could not be shown in the PDF; the recipient's limits, those of this way of delivery among them. */
      notes: z.array(z.string()),
      /** Words to copy; nothing is sent. */
      texts: z.strictObject({
        message: z.string(),
        /** For an upload field: at most 96 characters. */
        caption: z.string().max(96),
        phone: z.string(),
      }),
    }),
  ),
  /**
   * What the last package of a case was refused for (`LeakFound`), as long as the vault stays unlocked: an error holds no
   * content, and no line of the record says it. Empty where the last one was not refused.
   */
  refused: procedure(z.strictObject({ case: CaseId }), z.strictObject({ findings: z.array(LeakFinding) })),
  /** Writes a draft statement for the person and their lawyer: a file of its own, never a page of a bundle. */
  draft: procedure(
    z.strictObject({ case: CaseId, profile: z.string().max(40), to: FileToken }),
    z.strictObject({
      pages: z.int(),
      /** Places to fill in. */
      blanks: z.int(),
      sha256: Sha256Hex,
      /** Incidents of which something was not taken over, because this recipient is not given it. */
      withheld: z.int(),
    }),
  ),
  list: procedure(
    z.strictObject({}),
    z.strictObject({
      bundles: z.array(
        z.strictObject({
          bundle: BundleKey,
          id: z.string(),
          caseId: CaseId,
          recipient: z.string(),
          purpose: z.string(),
          state: z.enum(['prepared', 'sealed', 'abandoned']),
          at: Instant,
        }),
      ),
    }),
  ),
}
