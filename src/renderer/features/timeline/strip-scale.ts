import type { OverviewPeriod, OverviewSpan } from '../../../contract/timeline.ts'
import { FAMILIES } from '../../../contract/timeline.ts'
import type { Range } from './filter.ts'

export const totalOf = ({ counts }: OverviewPeriod): number => counts.reduce((sum, count) => sum + count, 0)

/** From which period to which, both of them in it. */
export type Part = { readonly from: number; readonly to: number }

/** The periods that a range of dates touches; null where there is none. */
export function partOf(periods: readonly OverviewPeriod[], range: Range | null): Part | null {
  if (range === null) return null
  const touched = periods.flatMap(({ fromAt, toAt }, index) =>
    (range.fromAt === null || toAt > range.fromAt) && (range.toAt === null || fromAt < range.toAt)
      ? [index]
      : [],
  )
  const [from, to] = [touched.at(0), touched.at(-1)]
  return from === undefined || to === undefined ? null : { from, to }
}

/** How many incidents lie in a part, or may lie in it. */
export function countIn(
  periods: readonly OverviewPeriod[],
  spans: readonly OverviewSpan[],
  { from, to }: Part,
): number {
  const [first, last] = [periods[from], periods[to]]
  if (first === undefined || last === undefined) return 0
  const sure = periods.slice(from, to + 1).reduce((sum, period) => sum + totalOf(period), 0)
  const maybe = spans.filter((span) => span.fromAt < last.toAt && span.toAt > first.fromAt)
  return maybe.reduce((sum, { count }) => sum + count, sure)
}

export type Segment = {
  readonly family: (typeof FAMILIES)[number]
  readonly fromShare: number
  readonly toShare: number
}

/** The parts of a bar from below to above, as shares of the highest bar. */
export function segmentsOf({ counts }: OverviewPeriod, most: number): readonly Segment[] {
  let sum = 0
  return FAMILIES.flatMap((family, index) => {
    const count = counts[index] ?? 0
    if (count === 0) return []
    const fromShare = sum / most
    sum += count
    return [{ family, fromShare, toShare: sum / most }]
  })
}

/** Where a moment lies on the strip, from 0 to 1; between the periods' beginnings in proportion. */
export function shareOf(periods: readonly OverviewPeriod[], at: string): number {
  const index = periods.findIndex(({ toAt }) => at < toAt)
  const period = periods[index]
  if (period === undefined) return 1
  if (at <= period.fromAt) return index / periods.length
  const [from, to, now] = [period.fromAt, period.toAt, at].map((instant) => Date.parse(instant)) as [
    number,
    number,
    number,
  ]
  return (index + (now - from) / (to - from)) / periods.length
}

export type Lane = {
  readonly span: OverviewSpan
  readonly from: number
  readonly to: number
  readonly lane: number
}

const LANES = 2

/** Brackets side by side, those that overlap one above the other; what finds no room shares the last lane. */
export function lanesOf(periods: readonly OverviewPeriod[], spans: readonly OverviewSpan[]): readonly Lane[] {
  const ends: number[] = Array.from({ length: LANES }, () => -1)
  return spans.map((span) => {
    const [from, to] = [shareOf(periods, span.fromAt), shareOf(periods, span.toAt)]
    const free = ends.findIndex((end) => from >= end)
    const lane = free === -1 ? LANES - 1 : free
    ends[lane] = Math.max(ends[lane]!, to)
    return { span, from, to, lane }
  })
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** What stands under the bars: the beginnings of months, of weeks where days are shown, of years where months are. */
export function ticksOf(
  periods: readonly OverviewPeriod[],
  unit: 'day' | 'week' | 'month',
): readonly { readonly index: number; readonly says: string }[] {
  return periods.flatMap(({ day }, index) => {
    const says = TICKS[unit](day, periods[index - 1]?.day ?? '', index)
    return says === null ? [] : [{ index, says }]
  })
}

type Tick = (day: string, before: string, index: number) => string | null

const monthOf = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
const yearOf = (day: string): string => day.slice(0, 4)

const TICKS: Readonly<Record<'day' | 'week' | 'month', Tick>> = {
  day: (day, _before, index) => (index % 7 === 0 ? `${Number(day.slice(8))} ${monthOf(day)}` : null),
  week: (day, before) => {
    if (before.slice(0, 7) === day.slice(0, 7)) return null
    return yearOf(before) === yearOf(day) ? monthOf(day) : `${monthOf(day)} ${yearOf(day)}`
  },
  month: (day, before) => (yearOf(before) === yearOf(day) ? null : yearOf(day)),
}
