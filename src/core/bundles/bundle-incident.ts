import type { Instant, Seq } from '../../contract/ids.ts'
import type { Channel, DisclosureClass, IncidentFields, Relation } from '../../contract/records.ts'
import type { BundleCorrection } from './bundle-correction.ts'
import type { CoveredCount } from './cover-words.ts'

export type BundleIncident = {
  /** 1, 2, 3… in the bundle's date order. */
  readonly number: number
  /** What may be shown: withheld fields are absent. */
  readonly fields: IncidentFields
  readonly withheld: readonly DisclosureClass[]
  /** What the bars in its texts cover. */
  readonly covered?: readonly CoveredCount[] | undefined
  /** Files of this incident that are not in the bundle. */
  readonly exhibitsLeftOut?: number | undefined
  /** Lines about it that are not in the package, because words in them are covered. */
  readonly linesCovered?: readonly Seq[] | undefined
  readonly channel: Channel | null
  readonly exhibitLabels: readonly string[]
  readonly related: readonly { readonly relation: Relation; readonly number: number }[]
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly corrections: readonly BundleCorrection[]
}
