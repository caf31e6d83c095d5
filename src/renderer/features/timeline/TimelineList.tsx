import type { MouseEvent, RefObject } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import type { TimelineItem } from '../../../contract/timeline.ts'
import { text } from '../../texts/app.ts'
import { rowMenuText } from '../../texts/row-menu.ts'
import { RowMenu, useRowMenu, type RowAction } from '../../ui/RowMenu.tsx'
import { DayHead, Row, Waiting } from './Row.tsx'
import type { Pages } from './use-pages.ts'
import { LIST_ID } from './list-id.ts'
import { useRows, type ListPlace } from './use-rows.ts'
import type { Selection } from './use-selection.ts'
import { useWindow } from './use-window.ts'

type Props = {
  readonly pages: Pages
  /** While another question is being answered. */
  readonly isOld: boolean
  readonly look: (first: number, last: number) => void
  readonly place: ListPlace
  readonly takesFocus: boolean
  readonly selection: Selection
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly onPlace: (place: ListPlace) => void
  readonly onCurrent: (incident: IncidentId) => void
  readonly onOpen: (incident: IncidentId) => void
}

/** The incidents under their days: one tab stop, however many there are. */
export function TimelineList(props: Props) {
  const { pages, isOld, look, place, selection, scroller } = props
  const list = useWindow(pages, scroller, place.offsetPx, look)
  const menu = useRowMenu()
  const onMenu = (index: number) => menu.open(document.getElementById(idOf(index)) ?? scroller.current)
  const rows = useRows({ ...props, list, onMenu })
  const { current } = rows
  return (
    <>
      <div
        className="timeline"
        id={LIST_ID}
        ref={list.scroller}
        tabIndex={0}
        role="grid"
        aria-label={text.timeline}
        aria-rowcount={pages.total}
        aria-busy={isOld}
        aria-multiselectable="true"
        aria-activedescendant={list.items.some(({ index }) => index === current) ? idOf(current) : undefined}
        onKeyDown={rows.onKeyDown}
      >
        <div className="row-heights" aria-hidden="true" ref={list.measure}>
          <div className="of-row" />
          <div className="of-head" />
        </div>
        <div role="presentation" style={{ height: list.virtual.getTotalSize(), position: 'relative' }}>
          {list.items.map(({ index, start, size }) => (
            <div
              key={index}
              role="presentation"
              className="line"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              <Line
                index={index}
                item={pages.at(index)}
                hasHead={list.hasHead(index)}
                isCurrent={index === current}
                selection={selection}
                onClick={(event) => rows.onClick(index, event)}
                onMenu={(row) => {
                  rows.goTo(index, false)
                  menu.open(row)
                }}
              />
            </div>
          ))}
        </div>
      </div>
      <RowMenu
        menu={menu}
        actions={actionsOf(rows, selection, pages)}
        onClose={() => list.scroller.current?.focus({ preventScroll: true })}
      />
    </>
  )
}

function actionsOf(
  rows: ReturnType<typeof useRows>,
  selection: Selection,
  pages: Pages,
): readonly RowAction[] {
  const { current, open } = rows
  const incident = pages.at(current)?.incident
  const isSelected = incident !== undefined && selection.has(incident)
  return [
    { name: rowMenuText.open, run: () => open(current) },
    {
      name: isSelected ? rowMenuText.unselect : rowMenuText.select,
      run: () => selection.toggle(current),
    },
  ]
}

type LineProps = {
  readonly index: number
  readonly item: TimelineItem | undefined
  readonly hasHead: boolean
  readonly isCurrent: boolean
  readonly selection: Selection
  readonly onClick: (event: MouseEvent) => void
  readonly onMenu: (row: Element) => void
}

/** A row, under the head of its day where it is the first of it. */
function Line({ index, item, hasHead, isCurrent, selection, onClick, onMenu }: LineProps) {
  const isChosen = item !== undefined && selection.has(item.incident)
  return (
    <>
      {item !== undefined && hasHead && <DayHead when={item.when} />}
      <div
        role="row"
        id={idOf(index)}
        aria-rowindex={index + 1}
        // Without a selection the current row counts as the one that is chosen.
        aria-selected={selection.count === 0 ? isCurrent : isChosen}
        className={`row-line${isCurrent ? ' current' : ''}${isChosen ? ' chosen' : ''}`}
        onClick={onClick}
        onContextMenu={(event) => {
          event.preventDefault()
          onMenu(event.currentTarget)
        }}
      >
        {item === undefined ? <Waiting /> : <Row item={item} />}
      </div>
    </>
  )
}

const idOf = (index: number): string => `line-${index}`
