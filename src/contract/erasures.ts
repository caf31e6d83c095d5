import { z } from 'zod'
import { ExhibitId, IncidentId } from './ids.ts'
import { procedure } from './procedure.ts'

/** What is known before something is erased for good. */
export const erasures = {
  /** The bundles that hold an incident or a file already: no erasing reaches those. */
  handedOver: procedure(
    z.union([z.strictObject({ incident: IncidentId }), z.strictObject({ exhibit: ExhibitId })]),
    z.strictObject({
      bundles: z.array(
        z.strictObject({
          /** `HF-7K3Q-2`. */
          id: z.string(),
          recipient: z.string(),
          /** When it was handed over, in words; null where only that it was made is known. */
          handedOver: z.string().nullable(),
          made: z.string(),
        }),
      ),
    }),
  ),
}
