import type { RefObject } from 'react'
import type { LineKind } from '../../../contract/ledger.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineRow } from './LineRow.tsx'
import { useLines } from './queries.ts'
import { useLogRows } from './use-log-rows.ts'

type Props = {
  readonly kind: LineKind | null
  readonly search: string
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onClear: () => void
}

/** The lines under their days: one stop, the arrow keys go from line to line, Enter opens one. */
export function LineList({ kind, search, scroller, onClear }: Props) {
  const lines = useLines(kind, search)
  const { rows, virtual, current, opened, toggle, onKeyDown } = useLogRows(lines, scroller)
  const shown = virtual.getVirtualItems()
  if (lines.isError) return <Failure error={lines.error} />
  if (rows.length === 0 && lines.isSuccess && !lines.hasNextPage) return <NoneFit onClear={onClear} />
  return (
    <>
      <div
        className="log-lines"
        tabIndex={0}
        role="treegrid"
        aria-label={text.lines}
        aria-rowcount={lines.hasNextPage ? -1 : rows.length}
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
        {lines.isFetchingNextPage && search !== '' && text.searching}
      </p>
    </>
  )
}

function NoneFit({ onClear }: { readonly onClear: () => void }) {
  return (
    <div className="none-fit">
      <p role="status">{text.noneFit}</p>
      <Button onPress={onClear}>{text.clear}</Button>
    </div>
  )
}
