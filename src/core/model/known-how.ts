import type { Instant, Seq } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'

/** The columns of a table that says how a link is known. */
export const HOW_COLUMNS = 'basis, confidence, words, at, seq'

export type HowRow = {
  readonly basis: KnownHow['basis']
  readonly confidence: KnownHow['confidence']
  readonly words: string | null
  readonly at: Instant
  readonly seq: Seq
}

/** The values of those columns. */
export const howValues = (
  { basis, confidence, words }: KnownHow,
  { at, seq }: { readonly at: Instant; readonly seq: Seq },
) => [basis, confidence, words ?? null, at, seq] as const

export function howOf({ basis, confidence, words }: HowRow): KnownHow {
  return { basis, confidence, ...(words === null ? {} : { words }) }
}
