import type { LedgerLine } from '../../../contract/ledger.ts'
import { dayInWords } from '../../ui/moment.ts'

export type Row =
  | { readonly kind: 'head'; readonly says: string }
  | { readonly kind: 'line'; readonly line: LedgerLine }

/** The lines under the days they were written on. One whose time was erased stays where it stands. */
export function underDays(lines: readonly LedgerLine[]): readonly Row[] {
  let day = ''
  return lines.flatMap((line): readonly Row[] => {
    const row = { kind: 'line', line } as const
    const own = line.at === null ? day : dayInWords(new Date(line.at))
    if (own === day) return [row]
    day = own
    return [{ kind: 'head', says: own }, row]
  })
}

/** Where a key leads from a row; null for a key that moves nothing. */
export function movedTo(rows: readonly Row[], from: number, key: string, page: number): number | null {
  const isLine = (index: number): boolean => rows[index]?.kind === 'line'
  const nearest = (index: number, step: 1 | -1): number => {
    for (let at = index; at >= 0 && at < rows.length; at += step) if (isLine(at)) return at
    return from
  }
  if (key === 'ArrowDown') return nearest(from + 1, 1)
  if (key === 'ArrowUp') return nearest(from - 1, -1)
  if (key === 'PageDown') return nearest(Math.min(from + page, rows.length - 1), -1)
  if (key === 'PageUp') return nearest(Math.max(from - page, 0), 1)
  if (key === 'Home') return nearest(0, 1)
  return key === 'End' ? nearest(rows.length - 1, -1) : null
}
