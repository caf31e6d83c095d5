import { Temporal } from 'temporal-polyfill'
import {
  pastOf,
  type DayAndTime,
  type DayPiece,
  type Joint,
  type Piece,
  type Placed,
  type Reference,
  type Span,
  type TimePiece,
} from './read-date-pieces.ts'

type List = readonly Placed[]
type Found = { readonly first: number; readonly last: number; readonly piece: Piece } | null

/** "9 to 11", "Monday or Tuesday", "since Friday", "after 9 pm": two pieces and the word between them become one. */
export function join(placed: List, phrase: string, ref: Reference): List {
  let list = placed
  for (let at = 0; at < list.length; at++) {
    const found = jointAt(list, at, ref)
    if (found === null) continue
    const [start, end] = [list[found.first]?.start ?? 0, list[found.last]?.end ?? 0]
    list = [...list.slice(0, found.first), { piece: found.piece, start, end }, ...list.slice(found.last + 1)]
    at = found.first
  }
  return list.map((one, at) => settleJoint(one, list[nextOf(list, at, 1)]?.piece, phrase))
}

function jointAt(list: List, at: number, ref: Reference): Found {
  const piece = list[at]?.piece
  if (piece?.kind !== 'joint' || piece.joint === 'between') return null
  const last = nextOf(list, at, 1)
  const after = list[last]?.piece
  if (after === undefined) return null
  if (!isPair(piece.joint)) return opened(piece.joint, after, at, last, ref)
  const before = nextOf(list, at, -1)
  const stretch = stretchOf(list, before, last)
  if (stretch !== null) return stretch
  const one = joined(list[before]?.piece, after, piece.joint, ref)
  return one && { first: withBetween(list, before), last, piece: one }
}

function isPair(joint: Joint): joint is 'or' | 'to' | 'and' {
  return joint === 'or' || joint === 'to' || joint === 'and'
}

function withBetween(list: List, at: number): number {
  const before = nextOf(list, at, -1)
  const piece = list[before]?.piece
  return piece?.kind === 'joint' && piece.joint === 'between' ? before : at
}

/** The neighbour, past "about" and words without weight. */
function nextOf(list: List, at: number, step: 1 | -1): number {
  let next = at + step
  while (list[next]?.piece.kind === 'about' || list[next]?.piece.kind === 'filler') next += step
  return next
}

function joined(a: Piece | undefined, b: Piece, joint: Joint, ref: Reference): Piece | null {
  if (a?.kind === 'time' && b.kind === 'time') return joinedTimes(a, b, joint)
  if (a?.kind === 'day' && b.kind === 'day') return joinedDays(a, b, joint, ref)
  if (a?.kind === 'part' && b.kind === 'part') return { ...a, until: b.until ?? b.part }
  return null
}

function joinedTimes(a: TimePiece, b: TimePiece, joint: Joint): TimePiece | null {
  const [from, to] = [a.readings[0], b.readings[0]]
  if (from?.to !== null || to?.to !== null) return null
  return {
    kind: 'time',
    readings: [{ from: from.from, to: to.from, bound: joint === 'or' ? 'or' : 'between' }],
  }
}

function joinedDays(a: DayPiece, b: DayPiece, joint: Joint, ref: Reference): DayPiece | null {
  const choices = b.choices.flatMap((ofB) =>
    a.choices.flatMap((ofA) => {
      const span = across(pastOf(ofA, ref), pastOf(ofB, ref), joint, a.weekday !== undefined)
      return span === null ? [] : [[span]]
    }),
  )
  const ask = choices.length > 1 ? 'order' : null
  return choices.length === 0 ? null : { kind: 'day', choices, ask, step: b.step }
}

function across(a: Span | undefined, b: Span | undefined, joint: Joint, isWeekday: boolean): Span | null {
  if (a === undefined || b === undefined) return null
  const isInOrder = Temporal.PlainDate.compare(a.first, b.last) <= 0
  const isOfDays = a.shape === 'day' && b.shape === 'day'
  const shape = isOfDays ? (joint === 'or' ? 'either' : 'days') : 'thirds'
  if (isInOrder) return { first: a.first, last: b.last, shape }
  if (joint === 'or') return { first: b.first, last: a.last, shape }
  return isWeekday ? { first: latestBefore(a.first, b.last), last: b.last, shape } : null
}

/** The same weekday, as many whole weeks earlier as it takes: "Sunday to the 9th" begins on the Sunday before the 9th. */
function latestBefore(weekday: Temporal.PlainDate, end: Temporal.PlainDate): Temporal.PlainDate {
  const daysAfter = end.until(weekday, { largestUnit: 'days' }).days
  return weekday.subtract({ weeks: Math.ceil(daysAfter / 7) })
}

/** "Monday 9 pm to Tuesday 3 am": a day and a time on both sides. */
function stretchOf(list: List, before: number, after: number): Found {
  const first = nextOf(list, before, -1)
  const last = nextOf(list, after, 1)
  const from = dayAndTime(list[first]?.piece, list[before]?.piece)
  const to = dayAndTime(list[after]?.piece, list[last]?.piece)
  if (from === null || to === null) return null
  return { first: withBetween(list, first), last, piece: { kind: 'stretch', from, to } }
}

function dayAndTime(a: Piece | undefined, b: Piece | undefined): DayAndTime | null {
  const [day, time] = a?.kind === 'day' ? [a, b] : [b, a]
  if (day?.kind !== 'day') return null
  return time?.kind === 'time' || time?.kind === 'part' ? { day, time } : null
}

/** "since", "after" and "before" open one end. Before a day there is no beginning: nothing is certain. */
function opened(joint: Joint, piece: Piece, first: number, last: number, ref: Reference): Found {
  const bound = joint === 'since' || joint === 'after' || joint === 'before' ? joint : null
  if (bound !== null && piece.kind === 'time') {
    const readings = piece.readings.map((reading) => ({ ...reading, bound }))
    return piece.readings.some(({ to }) => to !== null)
      ? null
      : { first, last, piece: { ...piece, readings } }
  }
  if (piece.kind !== 'day') return null
  if (joint === 'before') return { first, last, piece: { kind: 'leftover' } }
  const choices = piece.choices.flatMap((spans) => {
    const span = pastOf(spans, ref)
    const from = joint === 'since' ? span?.first : span?.last.add({ days: 1 })
    if (from === undefined || Temporal.PlainDate.compare(from, ref.today) > 0) return []
    return [[{ first: from, last: ref.today, shape: 'days' } as const]]
  })
  const left: Piece = choices.length === 0 ? { kind: 'leftover' } : { ...piece, choices }
  return { first, last, piece: left }
}

/** A joining word that joined nothing: "between" before a range, "and" and a dash carry nothing; the rest is named. */
function settleJoint(one: Placed, next: Piece | undefined, phrase: string): Placed {
  if (one.piece.kind !== 'joint') return one
  const { joint } = one.piece
  const said = phrase.slice(one.start, one.end)
  const isEmpty = joint === 'and' || /^[-–—]$/.test(said) || (joint === 'between' && isRange(next))
  return { ...one, piece: { kind: isEmpty ? 'filler' : 'leftover' } }
}

function isRange(piece: Piece | undefined): boolean {
  if (piece?.kind === 'time') return piece.readings.some(({ to }) => to !== null)
  return piece?.kind === 'day' && piece.choices.flat().some(({ shape }) => shape !== 'day')
}
