import type { Instant, Seq } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'

/** The value of a field that is short enough to be printed again: a line, a choice, a mark, a date. */
export type ShortValue = string | boolean | When

/** A field that a correction changed, and what stood there before. */
export type FieldChange = {
  readonly field: string
  /**
   * Null where nothing stood there. `not given` where it is of a class this bundle is not given: nothing is said of it.
   * `says` is null for a long text; `line` is null where the package does not give the line that holds it; `zone` is
   * there where a date was in another time zone.
   */
  readonly before:
    | null
    | 'not given'
    | { readonly says: ShortValue | null; readonly line: Seq | null; readonly zone?: string }
}

export type BundleCorrection = {
  readonly at: Instant
  readonly reason: string
  /** The line that holds the new wording. */
  readonly seq: Seq
  readonly isLineGiven: boolean
  /** The writer's own, with bars over words that are withheld. */
  readonly note: string | null
  readonly changes: readonly FieldChange[]
}
