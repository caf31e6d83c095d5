import {
  pastOf,
  type DayPiece,
  type PartPiece,
  type Piece,
  type Placed,
  type Reference,
  type TimePiece,
} from './read-date-pieces.ts'

/** What of a phrase is meant, one of each, and what is left over. */
export type Sorted = {
  readonly day: DayPiece | null
  readonly time: TimePiece | null
  readonly part: PartPiece | null
  readonly moment: Extract<Piece, { kind: 'moment' }> | null
  readonly stretch: Extract<Piece, { kind: 'stretch' }> | null
  readonly problem: string | null
  readonly isAbout: boolean
  readonly isEvery: boolean
  readonly isUnknown: boolean
  readonly leftover: readonly string[]
}
type Wanted = { readonly [K in Piece['kind']]?: Placed }

/** A second day, time or part has no place, and says so; so does "about" where nothing can be about. */
export function sortOut(list: readonly Placed[], phrase: string, ref: Reference): Sorted {
  const placed = mergeWeekday(list, ref)
  const kept = keep(placed)
  const of = <K extends Piece['kind']>(kind: K): Extract<Piece, { kind: K }> | null => {
    const piece = kept[kind]?.piece
    return piece?.kind === kind ? (piece as Extract<Piece, { kind: K }>) : null
  }
  const used = new Set(Object.values(kept))
  const isUsed = (one: Placed): boolean =>
    used.has(one) || one.piece.kind === 'filler' || (one.piece.kind === 'about' && kept.about !== undefined)
  const all = placed.map((one): Placed => (isUsed(one) ? one : { ...one, piece: { kind: 'leftover' } }))
  return {
    day: of('day'),
    time: of('time'),
    part: of('part'),
    moment: of('moment'),
    stretch: of('stretch'),
    problem: of('problem')?.words ?? null,
    isAbout: kept.about !== undefined,
    isEvery: kept.every !== undefined,
    isUnknown: kept.unknown !== undefined,
    leftover: leftoverIn(all, phrase),
  }
}

function keep(placed: readonly Placed[]): Wanted {
  const first = (kind: Piece['kind']): Placed | undefined => placed.find(({ piece }) => piece.kind === kind)
  const problem = first('problem')
  if (problem !== undefined) return { problem }
  const stretch = first('stretch')
  if (stretch !== undefined) return { stretch }
  const moment = first('moment')
  if (moment !== undefined) return { moment, ...some('about', first('about')) }
  const [day, time, part] = [first('day'), first('time'), first('part')]
  if (day === undefined && time === undefined && part === undefined) return some('unknown', first('unknown'))
  return withDay(day, time, part, first)
}

function withDay(
  day: Placed | undefined,
  time: Placed | undefined,
  part: Placed | undefined,
  first: (kind: Piece['kind']) => Placed | undefined,
): Wanted {
  const isOneDay = day === undefined || isSingle(day.piece)
  const onDay = isOneDay ? { ...some('time', time), ...some('part', part) } : {}
  const canBeAbout = isAboutPossible(isOneDay, time)
  const every = day === undefined || isOneDay ? undefined : first('every')
  return {
    ...some('day', day),
    ...onDay,
    ...some('every', every),
    ...(canBeAbout ? some('about', first('about')) : {}),
  }
}

function isAboutPossible(isOneDay: boolean, time: Placed | undefined): boolean {
  if (!isOneDay) return false
  if (time?.piece.kind !== 'time') return true
  return time.piece.readings.every(({ to, bound }) => to === null && bound === null)
}

function isSingle(piece: Piece): boolean {
  return piece.kind === 'day' && piece.choices.flat().every(({ shape }) => shape === 'day')
}

function some(kind: Piece['kind'], placed: Placed | undefined): Wanted {
  return placed === undefined ? {} : { [kind]: placed }
}

/** "Tuesday 10 March": weekday and date are one day where they agree; else either may be the slip, and both are offered. */
function mergeWeekday(placed: readonly Placed[], ref: Reference): readonly Placed[] {
  const days = placed.filter(({ piece }) => piece.kind === 'day')
  const weekday = days.find(({ piece }) => piece.kind === 'day' && piece.weekday !== undefined)
  const date = days.find((one) => one !== weekday)
  if (weekday?.piece.kind !== 'day' || date?.piece.kind !== 'day' || !isSingle(date.piece)) return placed
  const number = weekday.piece.weekday
  const agreeing = date.piece.choices.filter((spans) => pastOf(spans, ref)?.first.dayOfWeek === number)
  const choices = agreeing.length > 0 ? agreeing : [...date.piece.choices, ...weekday.piece.choices]
  const merged: DayPiece = { ...date.piece, choices, ask: choices.length > 1 ? 'order' : null }
  return placed.map((one): Placed => {
    if (one === date) return { ...one, piece: merged }
    return one === weekday ? { ...one, piece: { kind: 'filler' } } : one
  })
}

/** Neighbouring words that were not understood are named as one phrase, with the small words between them. */
function leftoverIn(placed: readonly Placed[], phrase: string): readonly string[] {
  const runs: { start: number; end: number }[] = []
  let isOpen = false
  for (const { piece, start, end } of placed) {
    if (piece.kind === 'leftover') {
      const last = runs.at(-1)
      if (isOpen && last) last.end = end
      else runs.push({ start, end })
      isOpen = true
    } else if (piece.kind !== 'filler') isOpen = false
  }
  return runs.map(({ start, end }) => phrase.slice(start, end))
}
