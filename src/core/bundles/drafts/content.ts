import type { Instant } from '../../../contract/ids.ts'
import type { DisclosureClass, IncidentFields } from '../../../contract/records.ts'
import type { BundleProfile } from '../bundle-profile.ts'
import type { FormAndWording } from './form.ts'

export type DraftExhibit = {
  /** Its number in the record. */
  readonly number: number
  /** Null until the first bundle in which it goes out. */
  readonly label: string | null
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly keptAt: Instant
  /** `holdfast 0.1.0`, as it was written down when the file was kept. */
  readonly toolVersion: string
}

export type DraftIncident = {
  /** 1, 2, 3… in date order. */
  readonly number: number
  readonly fields: IncidentFields
  readonly withheld: readonly DisclosureClass[]
  readonly loggedAt: Instant
  readonly exhibits: readonly DraftExhibit[]
}

/** Everything that is printed in a draft. Plain data, so that a test can write one by hand. */
export type DraftContent = FormAndWording & {
  readonly profile: BundleProfile
  readonly madeAt: Instant
  readonly zone: string
  readonly appVersion: string
  /** The writer's name, or empty. */
  readonly from: string
  readonly reference: string | null
  readonly incidents: readonly DraftIncident[]
  readonly exhibits: readonly DraftExhibit[]
  /** Checks of the whole record that the log has. */
  readonly checks: { readonly count: number; readonly lastAt: Instant | null }
}
