import { PARTS_OF_DAY, type PartName } from './parts-of-day.ts'
import type { Bound, Clock, PartPiece, TimePiece, TimeReading } from './read-date-pieces.ts'

/** A time of day in minutes from the midnight its day begins with; past 1440 it lies in the next day. */
export type TimeMeaning = {
  readonly fromMin: number
  /** Null for a single time. */
  readonly toMin: number | null
  readonly bound: Bound | null
  readonly part: PartName | null
  /** "9 in the evening", "between 9 and 11 in the evening", "in the evening". */
  readonly words: string
  /** "9 pm". */
  readonly label: string
}
export type Times = {
  readonly meanings: readonly TimeMeaning[]
  /** What is said while it is not settled which one is meant: "9". */
  readonly openWords: string
  readonly question: string | null
}

const DAY = 1440
const HOUR = 60

export function partMeaning({ part, until }: PartPiece): TimeMeaning {
  const [from, to, words] = PARTS_OF_DAY[part]
  if (until === undefined)
    return { ...RANGE, fromMin: from * HOUR, toMin: to * HOUR, part, words, label: part }
  const end = PARTS_OF_DAY[until][1] <= from ? PARTS_OF_DAY[until][1] + 24 : PARTS_OF_DAY[until][1]
  const said = `${words} or ${PARTS_OF_DAY[until][2].replace(/^in the /, '')}`
  return { ...RANGE, fromMin: from * HOUR, toMin: end * HOUR, words: said, label: `${part} or ${until}` }
}

const RANGE = { bound: null, part: null } as const

/** What the said time can mean; a part of the day settles morning or evening. Empty where the two contradict. */
export function timesOf(piece: TimePiece, part: PartName | null): Times {
  const meanings = piece.readings.flatMap((reading) => meaningsOf(reading, part))
  const [reading] = piece.readings
  const isTwelve = reading?.to === null && reading.from.hour === 12
  const isMidnight = isTwelve && reading?.from.half === 'am'
  const open = reading === undefined ? '' : openWords(reading)
  return {
    meanings,
    openWords: isMidnight ? 'midnight' : open,
    question: meanings.length > 1 ? questionFor(piece, isTwelve, isMidnight) : null,
  }
}

function questionFor(piece: TimePiece, isTwelve: boolean, isMidnight: boolean): string {
  if (piece.readings.length > 1) return 'Which?'
  if (isMidnight) return 'Which midnight?'
  return isTwelve ? 'Noon or midnight?' : 'Morning or evening?'
}

function meaningsOf(reading: TimeReading, part: PartName | null): readonly TimeMeaning[] {
  const { from, to, bound } = reading
  if (to === null) return minutesOf(from, part).map((fromMin) => single(from, fromMin, bound))
  return startsOf(from, to, part).flatMap((fromMin) => {
    const end = endAfter(fromMin, to, part)
    return end === null ? [] : [range(from, fromMin, to, end, bound ?? 'between')]
  })
}

/** "9 to 11 pm": the half of the day said of the end holds for the beginning, unless it would come after the end. */
function startsOf(from: Clock, to: Clock, part: PartName | null): readonly number[] {
  const starts = minutesOf(from, part)
  if (from.half !== null || part !== null || to.half === null) return starts
  const [end] = minutesOf(to, part)
  const before = starts.filter((start) => end !== undefined && start < end)
  return before.slice(-1)
}

/** The first time after the beginning that the end can mean; within eighteen hours. */
function endAfter(fromMin: number, to: Clock, part: PartName | null): number | null {
  const ends = minutesOf(to, to.half === null ? part : null).flatMap((end) => [end, end + DAY])
  const later = ends.filter((end) => end > fromMin && end <= fromMin + 18 * HOUR)
  return later.length === 0 ? null : Math.min(...later)
}

function minutesOf(clock: Clock, part: PartName | null): readonly number[] {
  const half = clock.half === null ? halvesOf(clock, part) : [clock.half]
  const minutes = half.flatMap((which) => minutesIn(clock, which))
  if (part === null) return minutes
  const [from, to] = PARTS_OF_DAY[part]
  // Said with its part, a time may lie a little outside of it: "5 in the evening".
  const [first, last] = [(from - 5) * HOUR, Math.max(to + 2, 24) * HOUR]
  return minutes
    .map((minute) => (part === 'night' && minute < 12 * HOUR ? minute + DAY : minute))
    .filter(
      (minute, at, all) =>
        minute >= first && minute <= (part === 'night' ? 31 * HOUR : last) && all.indexOf(minute) === at,
    )
}

function minutesIn({ hour, minute }: Clock, half: 'am' | 'pm' | '24'): readonly number[] {
  if (half === '24') return [hour * HOUR + minute]
  const inHalf = (hour % 12) * HOUR + minute
  if (half === 'pm') return [inHalf + DAY / 2]
  // Midnight begins the day or ends it.
  return inHalf === 0 ? [0, DAY] : [inHalf]
}

function halvesOf({ hour }: Clock, part: PartName | null): readonly ('am' | 'pm')[] {
  if (part === null) return hour === 12 ? ['pm', 'am'] : ['am', 'pm']
  if (part === 'night') return hour < 6 || hour === 12 ? ['am'] : ['pm']
  if (part === 'evening') return hour === 12 ? ['am'] : ['pm']
  if (part === 'lunchtime') return hour === 11 ? ['am'] : ['pm']
  return part === 'afternoon' ? ['pm'] : ['am']
}

function single(clock: Clock, fromMin: number, bound: Bound | null): TimeMeaning {
  const [words, label] = [clockInWords(clock, fromMin), clockLabel(clock, fromMin)]
  const said = bound === null ? words : `${bound} ${words}`
  return {
    fromMin,
    toMin: null,
    bound,
    part: null,
    words: said,
    label: bound === null ? label : `${bound} ${label}`,
  }
}

function range(from: Clock, fromMin: number, to: Clock, toMin: number, bound: Bound): TimeMeaning {
  const [a, b] = [clockInWords(from, fromMin), clockInWords(to, toMin)]
  const [first, half] = a.split(/ (?=in the )/)
  const start = half !== undefined && b.endsWith(half) && toMin - fromMin < DAY / 2 ? first : a
  const words = bound === 'or' ? `${start} or ${b}` : `between ${start} and ${b}`
  const label = `${clockLabel(from, fromMin)} to ${clockLabel(to, toMin)}`
  return { fromMin, toMin, bound, part: null, words, label }
}

function said({ hour, minute }: Clock): string {
  return minute === 0 ? String(hour) : `${hour}:${two(minute)}`
}

function openWords({ from, to, bound }: TimeReading): string {
  if (to === null) return bound === null ? said(from) : `${bound} ${said(from)}`
  return bound === 'or' ? `${said(from)} or ${said(to)}` : `between ${said(from)} and ${said(to)}`
}

function clockInWords({ half }: Clock, minutes: number): string {
  const hour = Math.floor(minutes / HOUR) % 24
  const minute = minutes % HOUR
  if (hour === 0 && minute === 0) return '00:00 (midnight)'
  if (half === '24' || minute !== 0) return `${two(hour)}:${two(minute)}`
  if (hour === 12) return '12 noon'
  const time = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
  return `${hour % 12} in the ${time}`
}

function clockLabel({ half }: Clock, minutes: number): string {
  const hour = Math.floor(minutes / HOUR) % 24
  const minute = minutes % HOUR
  if (half === '24') return `${two(hour)}:${two(minute)}`
  if (minute === 0 && hour === 12) return '12 noon'
  if (minute === 0 && hour === 0) return minutes === 0 ? 'midnight it began with' : 'midnight it ended with'
  return `${hour % 12 || 12}${minute === 0 ? '' : `:${two(minute)}`} ${hour < 12 ? 'am' : 'pm'}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
