import { z } from 'zod'
import { AccountId, ExhibitId, IncidentId, PersonId } from './ids.ts'
import { procedure } from './procedure.ts'

/** Something that a bundle may hold already. */
export const InBundles = z.union([
  z.strictObject({ incident: IncidentId }),
  z.strictObject({ exhibit: ExhibitId }),
  z.strictObject({ account: AccountId }),
  z.strictObject({ person: PersonId }),
])
export type InBundles = z.infer<typeof InBundles>

/** What is known before something is erased for good. */
export const erasures = {
  /** The bundles that hold it already: no erasing reaches those. */
  handedOver: procedure(
    InBundles,
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
