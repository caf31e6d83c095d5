import { Temporal } from 'temporal-polyfill'
import { dayInWords } from '../when/english.ts'
import type { Sourced } from './bundle-profile.ts'

/** `At most 10 MB. (a page of theirs, as at 22 November 2026)`: a fact, where it was read, and when. */
export function sourcedWords({ says, source, asAt }: Omit<Sourced, 'read'>): string {
  return `${says} (${source}, as at ${dayInWords(Temporal.PlainDate.from(asAt))})`
}
