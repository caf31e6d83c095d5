import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Seq } from '../../../contract/ids.ts'
import { text } from '../../texts/record-log.ts'
import { clockTime } from '../../ui/moment.ts'
import type { Row } from './day-lines.ts'
import { OpenedLine } from './OpenedLine.tsx'

type Props = {
  readonly row: Row
  readonly index: number
  readonly startPx: number
  readonly measure: (node: Element | null) => void
  readonly isCurrent: boolean
  readonly opened: Seq | null
  readonly onToggle: () => void
}

export function LineRow({ row, index, startPx, measure, isCurrent, opened, onToggle }: Props) {
  const isOpen = row.kind === 'line' && row.line.seq === opened
  const Mark = isOpen ? ChevronDown : ChevronRight
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      id={`log-${index}`}
      aria-rowindex={index + 1}
      aria-selected={row.kind === 'line' ? isCurrent : undefined}
      aria-expanded={row.kind === 'line' ? isOpen : undefined}
      className={isCurrent ? 'log-line current' : 'log-line'}
      style={{ transform: `translateY(${startPx}px)` }}
    >
      {row.kind === 'head' ? (
        <div className="day-head" role="rowheader">
          {row.says}
        </div>
      ) : (
        <div role="gridcell">
          <div className="log-row" onClick={onToggle}>
            <span className="time">{row.line.at === null ? '' : clockTime(new Date(row.line.at))}</span>
            <span className="log-says" dir="auto">
              {row.line.says}
            </span>
            <span className="log-number">{text.line(row.line.seq)}</span>
            <Mark size={20} strokeWidth={1.75} aria-hidden="true" />
          </div>
          {isOpen && <OpenedLine seq={row.line.seq} />}
        </div>
      )}
    </div>
  )
}
