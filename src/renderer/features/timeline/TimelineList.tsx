import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { CaseId, IncidentId } from '../../../contract/ids.ts'
import type { TimelineItem } from '../../../contract/timeline.ts'
import { CHANNEL_NAMES, text } from '../../texts/app.ts'
import { Button } from '../../ui/Button.tsx'
import { useTimeline } from './queries.ts'
import type { Line } from './row-keys.ts'
import { useRows, type ListPlace } from './use-rows.ts'

const HEAD_PX = 32
const ROW_PX = 64

type Props = {
  readonly caseId: CaseId
  readonly place: ListPlace
  readonly onPlace: (place: ListPlace) => void
  readonly onNew: () => void
  readonly onOpen: (incident: IncidentId) => void
}

/** The incidents under their days. Rows never hold the exact words. */
export function TimelineList({ caseId, place, onPlace, onNew, onOpen }: Props) {
  const timeline = useTimeline(caseId)
  const lines = useMemo(
    () => linesOf(timeline.data?.pages.flatMap(({ items }) => items) ?? []),
    [timeline.data],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]!.kind === 'head' ? HEAD_PX : ROW_PX),
    overscan: 12,
    initialOffset: place.offsetPx,
  })
  const { current, open, onKeyDown } = useRows({ lines, virtual, place, onPlace, onOpen })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline
  useEffect(() => {
    if (last >= lines.length - 20 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, lines.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  if (timeline.isSuccess && lines.length === 0) return <Empty onNew={onNew} />
  return (
    <div
      className="timeline"
      ref={scroller}
      tabIndex={0}
      role="grid"
      aria-label={text.timeline}
      aria-rowcount={lines.length}
      aria-activedescendant={shown.some(({ index }) => index === current) ? idOf(current) : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, size }) => (
          <div
            key={index}
            role="row"
            id={idOf(index)}
            aria-rowindex={index + 1}
            aria-selected={lines[index]!.kind === 'row' ? index === current : undefined}
            className={index === current ? 'line current' : 'line'}
            style={{ height: size, transform: `translateY(${start}px)` }}
            onClick={() => open(index)}
          >
            <LineOf line={lines[index]!} />
          </div>
        ))}
      </div>
    </div>
  )
}

const idOf = (index: number): string => `line-${index}`

function linesOf(items: readonly TimelineItem[]): readonly Line[] {
  return items.flatMap((item, index): readonly Line[] => {
    const row = { kind: 'row', item } as const
    return item.when.head === items[index - 1]?.when.head
      ? [row]
      : [{ kind: 'head', says: item.when.head }, row]
  })
}

function LineOf({ line }: { readonly line: Line }) {
  if (line.kind === 'head')
    return (
      <div className="day-head" role="rowheader">
        {line.says}
      </div>
    )
  const { when, title, channel, account, threat, exhibits } = line.item
  const about = [
    channel === null ? null : CHANNEL_NAMES[channel],
    account,
    exhibits === 0 ? null : text.files(exhibits),
  ].filter((part) => part !== null)
  return (
    <div className="row" role="gridcell">
      <span className="time">{when.time}</span>
      <span className="title" dir="auto">
        {title === '' ? text.untitled : title}
      </span>
      <span className="mark">{threat && text.threat}</span>
      <span className="about">
        {about.map((part, index) => (
          <span key={part}>
            {index > 0 && ' · '}
            <bdi className={part === account ? 'mono' : ''}>{part}</bdi>
          </span>
        ))}
      </span>
    </div>
  )
}

function Empty({ onNew }: { readonly onNew: () => void }) {
  return (
    <div className="empty">
      <h2>{text.emptyHead}</h2>
      <p>{text.emptyBody}</p>
      <Button onPress={onNew}>{text.newIncident}</Button>
    </div>
  )
}
