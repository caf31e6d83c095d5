import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Seq } from '../../../contract/ids.ts'
import type { LineKind } from '../../../contract/ledger.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { movedTo, underDays } from './day-lines.ts'
import { LineRow } from './LineRow.tsx'
import { useLines } from './queries.ts'

const HEAD_PX = 32
const ROW_PX = 44
/** How many lines a search gathers before it waits to be scrolled. */
const ENOUGH = 40

type Props = {
  readonly kind: LineKind | null
  readonly search: string
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onClear: () => void
}

/** The lines under their days: one stop, the arrow keys go from line to line, Enter opens one. */
export function LineList({ kind, search, scroller, onClear }: Props) {
  const lines = useLines(kind, search)
  const rows = useMemo(() => underDays(lines.data?.pages.flatMap((page) => page.lines) ?? []), [lines.data])
  const [chosen, setChosen] = useState(0)
  const [opened, setOpened] = useState<Seq | null>(null)
  const current = rows[chosen]?.kind === 'line' ? chosen : 1
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? HEAD_PX : ROW_PX),
    overscan: 12,
    scrollMargin: useAbove(scroller),
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = lines
  useEffect(() => {
    const isNearEnd = last >= rows.length - 20 || rows.length < ENOUGH
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const toggle = (index: number): void => {
    const row = rows[index]
    if (row?.kind !== 'line') return
    setChosen(index)
    setOpened(opened === row.line.seq ? null : row.line.seq)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // A key in an opened line is that line's own.
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return toggle(current)
    }
    const next = movedTo(rows, current, event.key, 10)
    if (next === null) return
    event.preventDefault()
    setChosen(next)
    virtual.scrollToIndex(next)
  }
  if (lines.isError) return <Failure error={lines.error} />
  if (rows.length === 0 && lines.isSuccess && !hasNextPage) return <NoneFit onClear={onClear} />
  return (
    <>
      <div
        className="log-lines"
        tabIndex={0}
        role="treegrid"
        aria-label={text.lines}
        aria-rowcount={hasNextPage ? -1 : rows.length}
        aria-activedescendant={shown.some(({ index }) => index === current) ? `log-${current}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className="log-lines-room" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => (
            <LineRow
              key={index}
              row={rows[index]!}
              index={index}
              startPx={start - virtual.options.scrollMargin}
              measure={virtual.measureElement}
              isCurrent={index === current}
              opened={opened}
              onToggle={() => toggle(index)}
            />
          ))}
        </div>
      </div>
      <p role="status" className="log-further small">
        {isFetchingNextPage && search !== '' && text.searching}
      </p>
    </>
  )
}

/** How much stands above the list in the same scroll: it grows and shrinks as parts of it are opened. */
function useAbove(scroller: RefObject<HTMLDivElement | null>): number {
  const [abovePx, setAbovePx] = useState(0)
  useEffect(() => {
    const above = scroller.current?.firstElementChild
    if (!(above instanceof HTMLElement)) return undefined
    const seen = new ResizeObserver(() => setAbovePx(above.offsetTop + above.offsetHeight))
    seen.observe(above)
    return () => seen.disconnect()
  }, [scroller])
  return abovePx
}

function NoneFit({ onClear }: { readonly onClear: () => void }) {
  return (
    <div className="none-fit">
      <p role="status">{text.noneFit}</p>
      <Button onPress={onClear}>{text.clear}</Button>
    </div>
  )
}
