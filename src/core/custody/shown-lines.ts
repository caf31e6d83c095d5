import type { CustodyLine, ShownCustodyLine } from '../../contract/custody.ts'
import type { Instant } from '../../contract/ids.ts'
import { formatMinute } from '../when/format.ts'

const OPENED = 'exhibit.opened@1'
const CHECKED = 'exhibit.verified@1'

/** One line for each event in the words of the bundle; what was opened is gathered where it first was. */
export function shownLines(lines: readonly CustodyLine[], zone: string): readonly ShownCustodyLine[] {
  const openings = lines.filter(({ type }) => type === OPENED)
  return lines
    .filter((line) => line.type !== OPENED || line === openings[0])
    .map((line) => ({
      seq: line.seq,
      when: line.type === OPENED ? daysOf(openings, zone) : formatMinute(line.at, zone),
      by: line.by,
      what: line.what,
      more: [
        ...said('Purpose', line.purpose),
        ...said('Released by', line.releasedBy),
        ...said('Received by', line.receivedBy),
        ...said('Where', line.location),
      ],
    }))
}

const said = (name: string, what: string | null | undefined): readonly string[] =>
  what === null || what === undefined ? [] : [`${name}: ${what}`]

/** `12 March 2026 and 14 March 2026`. */
function daysOf(lines: readonly CustodyLine[], zone: string): string {
  const days = [...new Set(lines.map(({ at }) => dayOf(at, zone)))]
  const last = days.at(-1) ?? ''
  return days.length < 2 ? last : `${days.slice(0, -1).join(', ')} and ${last}`
}

const dayOf = (at: Instant, zone: string): string => formatMinute(at, zone).split(',')[0] ?? ''

/** When the file was read again and compared last, and what came of it; null where it never was. */
export function lastCheck(
  lines: readonly CustodyLine[],
  zone: string,
): { readonly when: string; readonly unchanged: boolean } | null {
  const last = lines.findLast(({ type }) => type === CHECKED)
  return last === undefined
    ? null
    : { when: formatMinute(last.at, zone), unchanged: last.what.endsWith('unchanged') }
}
