import type { TimelineItem } from '../../../contract/timeline.ts'

export type Line =
  | { readonly kind: 'head'; readonly says: string }
  | { readonly kind: 'row'; readonly item: TimelineItem }

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }

/** The line a key goes to; null for a key that moves nothing. */
export function moved(lines: readonly Line[], from: number, press: Press, page: number): number | null {
  const byDay = press.ctrlKey || press.metaKey
  switch (press.key) {
    case 'ArrowDown':
      return nearestRow(lines, byDay ? nextDay(lines, from) : from + 1, 1)
    case 'ArrowUp':
      return nearestRow(lines, byDay ? dayBefore(lines, from) : from - 1, byDay ? 1 : -1)
    case 'PageDown':
      return nearestRow(lines, Math.min(from + page, lines.length - 1), -1)
    case 'PageUp':
      return nearestRow(lines, Math.max(from - page, 0), 1)
    case 'Home':
      return nearestRow(lines, 0, 1)
    case 'End':
      return nearestRow(lines, lines.length - 1, -1)
    default:
      return null
  }
}

/** The first row at `index` or beyond it; the last one passed where there is none. */
export function nearestRow(lines: readonly Line[], index: number, step: 1 | -1): number {
  for (let at = index; at >= 0 && at < lines.length; at += step) if (lines[at]!.kind === 'row') return at
  for (let at = index - step; at >= 0 && at < lines.length; at -= step)
    if (lines[at]!.kind === 'row') return at
  return -1
}

function nextDay(lines: readonly Line[], from: number): number {
  const head = lines.findIndex(({ kind }, index) => index > from && kind === 'head')
  return head === -1 ? lines.length - 1 : head
}

/** The head of this day, or of the day before where this is the day's first row. */
function dayBefore(lines: readonly Line[], from: number): number {
  const head = lines.findLastIndex(({ kind }, index) => index < from - 1 && kind === 'head')
  return Math.max(head, 0)
}
