import type { Instant, Seq } from '../../contract/ids.ts'
import type { KnownHow } from '../../contract/known-how.ts'

/** How a link is known, as its row says it. */
export type HowRow = {
  readonly basis: KnownHow['basis']
  readonly confidence: KnownHow['confidence']
  readonly words: string | null
  readonly at: Instant
  readonly seq: Seq
}

export function howOf({ basis, confidence, words }: HowRow): KnownHow {
  return { basis, confidence, ...(words === null ? {} : { words }) }
}
