import { z } from 'zod'
import { FileToken } from './exhibits.ts'
import { BundleKey, CaseId, Instant, Sha256Hex } from './ids.ts'
import { procedure } from './procedure.ts'
import { text } from './records.ts'

export const bundles = {
  /** Makes the PDF, signs the manifest and writes the package. Nothing is left behind when it fails. */
  seal: procedure(
    z.strictObject({
      case: CaseId,
      recipient: text(500).min(1),
      purpose: text(2000).min(1),
      profile: z.string().max(40).default('internal'),
      to: FileToken,
    }),
    z.strictObject({
      bundle: BundleKey,
      id: z.string(),
      /** The package folder's name, inside the folder that was chosen. */
      folder: z.string(),
      /** The PDF to open first, inside the package. */
      open: z.string(),
      pages: z.int(),
      incidents: z.int(),
      exhibits: z.int(),
      files: z.int(),
      pdf: Sha256Hex,
      manifest: Sha256Hex,
      checkpoint: z.strictObject({ size: z.int(), root: z.string(), words: z.array(z.string()) }),
      /** What could not be shown in the PDF and why: those files travel in the package. */
      notes: z.array(z.string()),
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
