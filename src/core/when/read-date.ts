import { Temporal } from 'temporal-polyfill'
import { isAppError } from '../../contract/errors.ts'
import type { When } from '../../contract/when.ts'
import { formatWhen } from './format.ts'
import { parseWhen } from './parse.ts'
import { join } from './read-date-join.ts'
import { meaningsOf } from './read-date-meanings.ts'
import { capital, type Outcome } from './read-date-outcomes.ts'
import type { DayOrder, Reference } from './read-date-pieces.ts'
import { ask, type Asked } from './read-date-question.ts'
import { scan } from './read-date-scan.ts'
import { sortOut, type Sorted } from './read-date-sort-out.ts'
import { instantOf, knownZone } from './zone.ts'

type Context = {
  readonly nowMs: number
  readonly zone: string
  readonly dayOrder: DayOrder
  /** 1 for Monday, which is the usual one here, to 7 for Sunday. */
  readonly firstDayOfWeek?: number
}
export type Understood = { readonly when: When; readonly words: string }
export type DateRead = {
  /** What is certain, to be saved as it stands; null where nothing is. */
  readonly understood: Understood | null
  /** The whole line under the field: what was understood, what is open, what was not understood. */
  readonly line: string
  readonly question: {
    readonly text: string
    readonly options: readonly { readonly label: string; readonly understood: Understood }[]
  } | null
  /** Words that were not understood, as they were typed. */
  readonly leftover: readonly string[]
}

const NOT_KNOWN = 'Date not known'
const ADD_LATER = `${NOT_KNOWN}. You can add it later.`
const SAY_IT = 'Pick a date or say "late December".'
const REPEATED = 'More than one? Record the first, then link the others.'
/** Forms of the command line that the rules of free typing have no words for: seconds, offsets, whole hours, ranges. */
const STRICT =
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d(?:$|:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$|:\d\d:\d\d$)|[T ]\d\d:\d\d ?\/)/

/**
 * Reads a date as a person types it (ux.md 9.1). Every word is used or named in `leftover`; bare hours, 3/4 and "last
 * Tuesday" ask and guess nothing; nothing lands in the future.
 *
 * @param typed at most 500 characters, kept exactly in every `asTyped`
 * @param context `nowMs` is the moment the field was first focused
 * @throws AppError InvalidInput for a zone this computer does not know
 */
export function readDate(typed: string, context: Context): DateRead {
  const zone = knownZone(context.zone)
  const ref: Reference = { firstDayOfWeek: 1, ...context, zone, today: todayIn(zone, context.nowMs) }
  const phrase = phraseOf(typed)
  if (phrase === '') return notKnown(typed, zone, [])
  const strict = STRICT.test(typed.trim()) ? readStrict(typed, context) : null
  if (strict !== null) return strict
  const sorted = sortOut(join(scan(phrase, ref), phrase, ref), phrase, ref)
  if (sorted.isUnknown) return notKnown(typed, zone, sorted.leftover)
  return readSorted(typed, sorted, ref)
}

/** One space between words; a question mark alone is a word, and ISO dates are written with spaces. */
function phraseOf(typed: string): string {
  const phrase = typed.trim().replace(/\s+/gu, ' ')
  const isOnlyAsking = /^\?+$/.test(phrase)
  return (isOnlyAsking ? '?' : phrase.replaceAll('?', ' ').replaceAll('  ', ' ').trim())
    .replace(/(?<=\d{4}-\d\d-\d\d)T(?=\d)/gi, ' ')
    .replace(/^(\d{4}-\d\d-\d\d) ?\/ ?(?=\d{4}-\d\d-\d\d$)/, '$1 to ')
}

function readSorted(typed: string, sorted: Sorted, ref: Reference): DateRead {
  if (sorted.problem !== null) return nothing(sorted.problem, sorted.leftover)
  const meanings = meaningsOf(sorted, ref)
  const leftover = meanings.unused === null ? sorted.leftover : [...sorted.leftover, meanings.unused]
  const asked = ask(meanings, sorted.isAbout, ref)
  if (asked === null) return nothing(null, leftover)
  const said = sorted.isEvery ? `${ended(asked.line)} ${REPEATED}` : asked.line
  return {
    understood: asked.certain && understood(asked.certain, typed, ref.zone),
    line: leftover.length === 0 ? said : `${ended(said)} ${notUnderstood(leftover)}`,
    question: asked.question && questionOf(asked.question, typed, ref.zone),
    leftover,
  }
}

function questionOf({ text, options }: NonNullable<Asked['question']>, typed: string, zone: string) {
  const unknown = { when: { kind: 'unknown', zone, asTyped: typed }, words: NOT_KNOWN } as const
  return {
    text,
    options: options.map(({ label, outcome }) => ({
      label,
      understood: outcome === null ? unknown : understood(outcome, typed, zone),
    })),
  }
}

function understood({ kind, unit, fromMs, toMs, words }: Outcome, typed: string, zone: string): Understood {
  const bounds = { fromAt: instantOf(fromMs), toAt: instantOf(toMs) }
  return { when: { kind, ...bounds, unit, zone, asTyped: typed }, words }
}

function notKnown(typed: string, zone: string, leftover: readonly string[]): DateRead {
  const line = leftover.length === 0 ? ADD_LATER : `${ADD_LATER} ${notUnderstood(leftover)}`
  return {
    understood: { when: { kind: 'unknown', zone, asTyped: typed }, words: NOT_KNOWN },
    line,
    question: null,
    leftover,
  }
}

function nothing(problem: string | null, leftover: readonly string[]): DateRead {
  const named = leftover.length === 0 ? '' : notUnderstood(leftover)
  const line =
    problem === null
      ? `${named}${named === '' ? 'Not understood' : ''}. ${SAY_IT}`
      : `${problem} ${named}`.trim()
  return { understood: null, line, question: null, leftover }
}

function notUnderstood(leftover: readonly string[]): string {
  return `Not understood: ${leftover.join('; ')}`
}

function ended(line: string): string {
  return /[.?]$/.test(line) ? line : `${line}.`
}

function readStrict(typed: string, context: Context): DateRead | null {
  try {
    const when = parseWhen(typed, context)
    const words = capital(formatWhen(when))
    return { understood: { when, words }, line: words, question: null, leftover: [] }
  } catch (error) {
    if (isAppError(error, 'InvalidInput')) return null
    throw error
  }
}

function todayIn(zone: string, nowMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate()
}
