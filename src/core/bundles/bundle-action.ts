import type { ActionFields } from '../../contract/actions.ts'
import type { Instant, Seq } from '../../contract/ids.ts'
import type { BundleCorrection } from './bundle-correction.ts'
import type { CoveredCount } from './cover-words.ts'

/** A step that was taken, with what came of it. */
export type BundleAction = {
  readonly fields: ActionFields
  /** What the bars in its texts cover. */
  readonly covered?: readonly CoveredCount[] | undefined
  /** The incidents of this bundle that it was about. */
  readonly incidentNumbers: readonly number[]
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly corrections: readonly BundleCorrection[]
}
