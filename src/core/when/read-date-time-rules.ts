import type { PartName } from './parts-of-day.ts'
import type { Clock, Piece, Rule, TimeReading } from './read-date-pieces.ts'
import { countOf, HALF_DAY, HOUR_WORD } from './read-date-vocabulary.ts'

const OCLOCK = "(?: ?o['’]?clock)?"
const WRITTEN = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'

/** Times of day, and the parts of a day by name. */
export const TIME_RULES: readonly Rule[] = [
  {
    pattern: `(\\d{1,2})[:.](\\d\\d)${HALF_DAY}?(?:hrs)?(?!\\d)`,
    read: ([h = '', m, half]) => at(h, Number(m), half),
  },
  { pattern: '(\\d{1,2}) ?h(?:ours|rs)? ?(\\d\\d)?', read: ([h, m]) => at24(Number(h), Number(m ?? 0)) },
  { pattern: '([01]\\d|2[0-3])([0-5]\\d)(?: ?h(?:ou)?rs)?', read: ([h, m]) => at24(Number(h), Number(m)) },
  { pattern: `${HOUR_WORD}${OCLOCK}${HALF_DAY}`, read: ([h = '', half]) => at(h, 0, half) },
  {
    pattern: `(\\d{1,2}${OCLOCK}|${WRITTEN} o['’]?clock|(?!one\\b)${WRITTEN})`,
    read: ([h = '']) => at(/^\w+/.exec(h)?.[0] ?? '', 0, undefined),
  },
  { pattern: `at one`, read: () => at('1', 0, undefined) },
  { pattern: `half(?: past)? ${HOUR_WORD}${HALF_DAY}?`, read: ([h = '', half]) => at(h, 30, half) },
  { pattern: `(?:a )?quarter past ${HOUR_WORD}${HALF_DAY}?`, read: ([h = '', half]) => at(h, 15, half) },
  { pattern: `(?:a )?quarter to ${HOUR_WORD}${HALF_DAY}?`, read: ([h = '', half]) => minutesTo(15, h, half) },
  {
    pattern: `(\\d{1,2}|${WRITTEN}|twenty|twenty[ -]five)(?: minutes)? past ${HOUR_WORD}${HALF_DAY}?`,
    read: ([n = '', h = '', half]) => at(h, minutesOf(n), half),
  },
  {
    pattern: `(20|25|twenty|twenty[ -]five)(?: minutes)? to ${HOUR_WORD}${HALF_DAY}?`,
    read: ([n = '', h = '', half]) => minutesTo(minutesOf(n), h, half),
  },
  {
    pattern: `(5|10|five|ten) minutes to ${HOUR_WORD}${HALF_DAY}?`,
    read: ([n = '', h = '', half]) => minutesTo(minutesOf(n), h, half),
  },
  {
    // "10 to 2" is ten minutes before two, or the hours between.
    pattern: `(5|10|five|ten) to ${HOUR_WORD}${HALF_DAY}?`,
    read: ([n = '', h = '', half]) => {
      const [to, first, last] = [minutesTo(minutesOf(n), h, half), clock(n, 0, half), clock(h, 0, half)]
      if (to === null || first === null || last === null) return null
      const from: Clock = { ...first, half: null }
      return { kind: 'time', readings: [...to.readings, { from, to: last, bound: 'between' }] }
    },
  },
  { pattern: 'noon|midday|12 ?noon', read: () => at24(12, 0) },
  { pattern: '(?:12 ?)?midnight', read: () => at('12', 0, 'am') },
  { pattern: '(?:in the |during the )?early hours', read: () => part('early hours') },
  { pattern: '(?:in the )?early(?: in the)? morning', read: () => part('early morning') },
  {
    pattern: '(?:in the )?(morning|afternoon|evening|night)',
    read: ([name]) => part((name ?? '').toLowerCase() as PartName),
  },
  { pattern: 'lunch(?: ?time)?', read: () => part('lunchtime') },
]

export function part(name: PartName): Piece {
  return { kind: 'part', part: name }
}

function time(from: Clock | null) {
  const readings: readonly TimeReading[] = from === null ? [] : [{ from, to: null, bound: null }]
  return from === null ? null : ({ kind: 'time', readings } as const)
}

function at(hourWord: string, minute: number, half: string | undefined) {
  return time(clock(hourWord, minute, half))
}

function at24(hour: number, minute: number) {
  return hour > 23 || minute > 59 ? null : time({ hour, minute, half: '24' })
}

/** A leading zero, or an hour after twelve, is the 24-hour form. */
function clock(hourWord: string, minute: number, half: string | undefined): Clock | null {
  const hour = countOf(hourWord)
  if (minute > 59 || hour > 23) return null
  if (half === undefined) {
    const is24 = hour > 12 || hour === 0 || (hourWord.startsWith('0') && hourWord.length === 2)
    return { hour, minute, half: is24 ? '24' : null }
  }
  if (hour < 1 || hour > 12) return null
  return { hour, minute, half: half.toLowerCase().startsWith('a') ? 'am' : 'pm' }
}

function minutesTo(minutes: number, hourWord: string, said: string | undefined) {
  const hour = clock(hourWord, 0, said)
  if (hour === null || hour.half === '24') return null
  const turned = { am: 'pm', pm: 'am' } as const
  const half = hour.hour === 12 && hour.half !== null ? turned[hour.half] : hour.half
  return time({ hour: hour.hour === 1 ? 12 : hour.hour - 1, minute: 60 - minutes, half })
}

function minutesOf(word: string): number {
  if (word.startsWith('twenty')) return word === 'twenty' ? 20 : 25
  return countOf(word)
}
