import { z } from 'zod'
import { Instant } from './ids.ts'
import { procedure } from './procedure.ts'
import { When } from './when.ts'

export const dates = {
  /**
   * What a phrase means to us, in words, before anything is saved. `understood` is null where it was not: the phrase is
   * kept all the same. `now` is the moment the field was first focused.
   */
  read: procedure(
    z.strictObject({ typed: z.string().max(500), zone: z.string().min(1).max(64), now: Instant }),
    z.strictObject({ understood: z.strictObject({ when: When, words: z.string() }).nullable() }),
  ),
}
