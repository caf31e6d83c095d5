import { dayInWords } from './english.ts'
import type { Meaning, Meanings } from './read-date-meanings.ts'
import { dayOutcome, dayWithoutYear, dayWords, type Outcome } from './read-date-outcomes.ts'
import { oneDay, type Reference } from './read-date-pieces.ts'

export type Option = {
  readonly label: string
  /** Null for "I don't know" where not even the day is certain. */
  readonly outcome: Outcome | null
}
export type Asked = {
  /** What is certain whichever is meant. */
  readonly certain: Outcome | null
  readonly line: string
  readonly question: { readonly text: string; readonly options: readonly Option[] } | null
}

const CHANGED = {
  skipped: 'The clocks went forward over that time, so it did not exist. Which?',
  twice: 'The clocks went back, so that time came twice. Which?',
} as const

/** What is left to ask, or the one meaning. Null where nothing was meant. */
export function ask(meanings: Meanings, isAbout: boolean, ref: Reference): Asked | null {
  const { past, future } = meanings
  const [first] = past
  if (first === undefined) return future.length === 0 ? null : stillToCome(meanings, ref)
  if (first.change !== null) return clockChanged(first, meanings, ref)
  if (past.length === 1 && !mustAsk(meanings))
    return { certain: first.outcome, line: first.outcome.words, question: null }
  const days = new Set(past.map(({ span }) => String(span?.first)))
  if (isHalfOpen(meanings) && days.size === 1 && meanings.ask !== 'day')
    return whichHalf(first, meanings, isAbout, ref)
  return meanings.ask === 'weekday' && meanings.times?.question == null
    ? orElse(first, meanings)
    : whichOf(meanings, ref)
}

/** Morning or evening, and nothing else. */
function isHalfOpen({ times }: Meanings): boolean {
  return times !== null && times.question !== null && times.question !== 'Which?'
}

/** One left of two that were said is no answer: the other order may be meant, and the year a slip. */
function mustAsk({ ask: reason }: Meanings): boolean {
  return reason === 'order' || reason === 'day'
}

function whichHalf(
  { span, outcome }: Meaning,
  { past, times }: Meanings,
  isAbout: boolean,
  ref: Reference,
): Asked {
  const text = times?.question ?? ''
  const certain = certainOf(past, ref)
  const day = span === null ? outcome.words : dayWords(span.first, ref)
  const options = past.map((one) => ({ label: one.outcome.label, outcome: one.outcome }))
  return {
    certain,
    line: `${day}, ${isAbout ? 'about ' : ''}${times?.openWords ?? ''}. ${text}`,
    question: { text, options: [...options, { label: "I don't know", outcome: certain }] },
  }
}

function orElse({ outcome, span }: Meaning, { past }: Meanings): Asked {
  const labels = past.map((one) => (one.span === null ? one.outcome.label : dayWithoutYear(one.span.first)))
  const weekday = span === null ? 'day' : (dayWithoutYear(span.first).split(' ')[0] ?? '')
  const options = past.map((one, at) => ({ label: labels[at] ?? '', outcome: one.outcome }))
  const line = `${outcome.words}. Or ${labels.slice(1).join(' or ')}?`
  return { certain: null, line, question: { text: `Which ${weekday}?`, options } }
}

function whichOf(meanings: Meanings, ref: Reference): Asked {
  const { past, ask: reason, note } = meanings
  const options = past.map((one) => ({ label: labelOf(one, reason, ref), outcome: one.outcome }))
  const text = reason === 'day' ? 'Which day?' : 'Which?'
  const list = options.map(({ label }) => label).join(' · ')
  const line = `${text} ${list}${note === null ? '' : ` (${note})`}`
  // One left of two that were said is still not certain.
  const certain = past.length === 1 ? null : certainOf(past, ref)
  return { certain, line, question: { text, options } }
}

function clockChanged({ change, span }: Meaning, { past }: Meanings, ref: Reference): Asked {
  const text = CHANGED[change ?? 'twice']
  const options = past.map(({ outcome }) => ({ label: outcome.label, outcome }))
  const day = span === null ? '' : `${dayWords(span.first, ref)}. `
  return { certain: certainOf(past, ref), line: `${day}${text}`, question: { text, options } }
}

/** The day, where every meaning lies on the same one. */
function certainOf(past: readonly Meaning[], ref: Reference): Outcome | null {
  const day = past[0]?.outcome.day ?? null
  if (day === null || !past.every(({ outcome }) => outcome.day?.equals(day) === true)) return null
  return dayOutcome(oneDay(day), false, ref)
}

function stillToCome({ future, ask: reason }: Meanings, ref: Reference): Asked {
  const options = future.map(({ before }) => ({
    label: labelOf(before, reason, ref),
    outcome: before.outcome,
  }))
  const labels = options.map(({ label }) => label).join(' · ')
  const line = `${future[0]?.said.words ?? ''} is still to come. Which? ${labels}`
  return { certain: null, line, question: { text: 'Which?', options } }
}

function labelOf({ span, outcome }: Meaning, reason: Meanings['ask'], ref: Reference): string {
  if (span === null || span.shape !== 'day') return outcome.words
  const time = outcome.label === '' ? '' : `, ${outcome.label}`
  if (reason === 'day') {
    const near = ['Today', 'Yesterday'][span.first.until(ref.today).days] ?? dayWithoutYear(span.first)
    return `${near}${time}`
  }
  if (reason === 'weekday') return `${dayWithoutYear(span.first)}${time}`
  return `${reason === 'order' ? dayInWords(span.first) : dayWords(span.first, ref)}${time}`
}
