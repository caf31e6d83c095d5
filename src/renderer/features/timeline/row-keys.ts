type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }

export type Rows = {
  readonly total: number
  /** Whether the row is the first under its day; null where that is not known yet. */
  readonly startsDay: (index: number) => boolean | null
}

/** The row a key goes to; null for a key that moves nothing. */
export function moved(rows: Rows, from: number, press: Press, page: number): number | null {
  const byDay = press.ctrlKey || press.metaKey
  switch (press.key) {
    case 'ArrowDown':
      return within(rows, byDay ? nextDay(rows, from) : from + 1)
    case 'ArrowUp':
      return within(rows, byDay ? dayBefore(rows, from) : from - 1)
    case 'PageDown':
      return within(rows, from + page)
    case 'PageUp':
      return within(rows, from - page)
    case 'Home':
      return within(rows, 0)
    case 'End':
      return within(rows, rows.total - 1)
    default:
      return null
  }
}

const within = ({ total }: Rows, index: number): number => Math.min(Math.max(index, 0), total - 1)

/** As far as is known: a row that is not here yet ends the way, and the next press goes on from it. */
function nextDay({ total, startsDay }: Rows, from: number): number {
  let at = from + 1
  while (at < total && startsDay(at) === false) at++
  return at
}

/** The first row of this day, or of the day before where this is the day's first row. */
function dayBefore({ startsDay }: Rows, from: number): number {
  let at = from - 1
  while (at > 0 && startsDay(at) === false) at--
  return at
}
