import type { AccountFields } from '../../contract/accounts.ts'
import type { ActionFields } from '../../contract/actions.ts'
import type { CoveredClass, CoveredWords } from '../../contract/disclosure.ts'
import type { PersonFields } from '../../contract/people.ts'
import type { IncidentFields } from '../../contract/records.ts'
import { classWords } from './templates/words.ts'

/** Of one length, whatever it covers. Every character of it is in the fonts we pack. */
export const BAR = '█████'

/** What stands in place of words that are withheld. */
const barFor = (name: CoveredClass): string => `${BAR} [${classWords(name)}]`

/** One kind of covered words as it is printed and logged: never the words themselves. */
export type CoveredCount = {
  readonly class: CoveredClass
  readonly why: string | null
  readonly times: number
}

export type CoveredText = {
  readonly text: string
  /** What each bar covers, in reading order. */
  readonly bars: readonly CoveredWords[]
}

type Span = { readonly from: number; readonly to: number; readonly words: CoveredWords }

/** Puts a bar over every place where any of `words` stands; places that touch or overlap are one. */
export function coverText(text: string, words: readonly CoveredWords[]): CoveredText {
  const spans = joined(words.flatMap((one) => spansOf(text, one)))
  let at = 0
  let covered = ''
  for (const { from, to, words: one } of spans) {
    covered += text.slice(at, from) + barFor(one.class)
    at = to
  }
  return { text: covered + text.slice(at), bars: spans.map((span) => span.words) }
}

function spansOf(text: string, words: CoveredWords): readonly Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(words.words); at >= 0; at = text.indexOf(words.words, at + 1))
    spans.push({ from: at, to: at + words.words.length, words })
  return spans
}

function joined(spans: readonly Span[]): readonly Span[] {
  const done: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = done.at(-1)
    if (last !== undefined && span.from <= last.to)
      done[done.length - 1] = { ...last, to: Math.max(last.to, span.to) }
    else done.push(span)
  }
  return done
}

/** Fields whose value is one of a list: nobody wrote it. */
const LISTED: ReadonlySet<string> = new Set(['channel', 'replied', 'kind'])

export type CoveredFields<Fields> = { readonly fields: Fields; readonly bars: readonly CoveredWords[] }

/** The same for everything an incident, a step, an account or a person says, as a person wrote it. */
export function coverFields<Fields extends IncidentFields | ActionFields | AccountFields | PersonFields>(
  fields: Fields,
  words: readonly CoveredWords[],
): CoveredFields<Fields> {
  const bars: CoveredWords[] = []
  const cover = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const covered = coverText(value, words)
      bars.push(...covered.bars)
      return covered.text
    }
    if (typeof value === 'object' && value !== null && 'asTyped' in value)
      return { ...value, asTyped: cover(value.asTyped) }
    return value
  }
  const entries = Object.entries(fields).map(([name, value]): readonly [string, unknown] => [
    name,
    LISTED.has(name) ? value : cover(value),
  ])
  return { fields: Object.fromEntries(entries) as Fields, bars }
}

/** How often each kind is covered, with its reason. */
export function countBars(bars: readonly CoveredWords[]): readonly CoveredCount[] {
  const counts = new Map<string, CoveredCount>()
  for (const { class: name, why = null } of bars) {
    const key = JSON.stringify([name, why])
    counts.set(key, { class: name, why, times: (counts.get(key)?.times ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** One count for each kind and reason in both. */
export function joinCounts(
  one: readonly CoveredCount[],
  other: readonly CoveredCount[],
): readonly CoveredCount[] {
  const isAlike = (a: CoveredCount, b: CoveredCount): boolean => a.class === b.class && a.why === b.why
  const more = other.filter((count) => !one.some((known) => isAlike(known, count)))
  return [
    ...one.map((known) => ({
      ...known,
      times: known.times + (other.find((count) => isAlike(known, count))?.times ?? 0),
    })),
    ...more,
  ]
}

/** Whether any text in a value, however deep, holds any of `texts`. */
export function holdsAny(value: unknown, texts: readonly string[]): boolean {
  if (typeof value === 'string') return texts.some((text) => value.includes(text))
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((inner) => holdsAny(inner, texts))
}
