import { z } from 'zod'
import { disclosureInput } from './disclosure.ts'
import { FileToken } from './exhibits.ts'
import { Filing } from './filing.ts'
import { BundleKey, CaseId, ExhibitId, Instant, Sha256Hex } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

const Way = z.enum(['folder', 'two-files'])

export const bundles = {
  /** Makes the PDF, signs the manifest and writes the package. Nothing is left behind when it fails. */
  seal: procedure(
    z.strictObject({
      case: CaseId,
      recipient: text(500).min(1),
      purpose: text(2000).min(1),
      profile: z.string().max(40).default('internal'),
      ...disclosureInput,
      /** An earlier bundle for the same recipient: only what is not in it or in what it continues, numbered on. */
      continues: BundleKey.optional(),
      /** For a court alone: what its heading and the name of its PDF say. */
      filing: Filing.optional(),
      to: FileToken,
      /** Files whose own details (`contract/own-details.ts`) may go with them, or all. */
      letThrough: z.union([z.literal('all'), z.array(ExhibitId)]).default([]),
      /** The package's folder, or the bundle beside one zip of that folder. */
      as: Way.default('folder'),
      /** Whether a machine looks for text in the pictures, so that it can be searched for. */
      recogniseText: z.boolean().default(true),
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
