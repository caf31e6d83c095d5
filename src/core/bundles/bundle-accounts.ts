import type { AccountFields } from '../../contract/accounts.ts'
import type { Instant, Seq } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { BundleCorrection } from './bundle-correction.ts'
import type { CoveredCount } from './cover-words.ts'

/** What the writer said of a link at one time; `how` is null where they took it back. */
export type SaidOfLink = {
  readonly at: Instant
  readonly seq: Seq
  readonly isLineGiven: boolean
  readonly how: KnownHow | null
}

/** That an account belongs to something, in the writer's own words: never a finding. */
export type BundleHow = Omit<SaidOfLink, 'how'> & {
  readonly how: KnownHow
  /** What they said of the same before, the earliest first. */
  readonly before: readonly SaidOfLink[]
}

type OfTheRecord = {
  /** 1, 2, 3… in the bundle's own order. */
  readonly number: number
  /** What the bars in its texts cover. */
  readonly covered: readonly CoveredCount[]
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly isLineGiven: boolean
  readonly corrections: readonly BundleCorrection[]
}

/** An account as it appears, the incidents of this bundle it is seen in, and who is taken to be behind it. */
export type BundleAccount = OfTheRecord & {
  readonly fields: AccountFields
  /** Other accounts here that look the same to a hasty eye. */
  readonly looksLike: readonly number[]
  readonly incidents: readonly { readonly number: number; readonly how: BundleHow }[]
  readonly people: readonly { readonly number: number; readonly how: BundleHow }[]
}

/** Somebody the writer takes to be behind an account of this bundle. */
export type BundlePerson = OfTheRecord & {
  /** Null where it is not known. */
  readonly name: string | null
  /** Null where nothing was said, or where details of other people are not given. */
  readonly described: string | null
}

export type BundleAccounts = {
  readonly accounts: readonly BundleAccount[]
  readonly people: readonly BundlePerson[]
}
