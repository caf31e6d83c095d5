import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type RefObject } from 'react'
import type { ListedExhibit } from '../../../contract/exhibits.ts'
import type { ExhibitId, IncidentId } from '../../../contract/ids.ts'
import { filesText } from '../../texts/files.ts'
import { asksForMenu, useRowMenu } from '../../ui/RowMenu.tsx'
import { FileMenu } from './FileMenu.tsx'
import { FileRow } from './FileRow.tsx'
import { FileTile } from './FileTile.tsx'
import { Peek } from './Peek.tsx'
import type { Choosing } from './use-choosing.ts'
import { useFilePeek } from './use-file-peek.ts'

export type Look = 'grid' | 'list'

const TILE_PX = 160
const GAP_PX = 16
const HEIGHT_PX = { grid: 120 + 56 + GAP_PX, list: 64 } as const

type Props = {
  readonly files: readonly ListedExhibit[]
  readonly look: Look
  readonly isMultiple: boolean
  readonly choosing: Choosing
  readonly offsetPx: number
  readonly takesFocus: boolean
  readonly onEnd: () => void
  readonly onOpen: (exhibit: ExhibitId, offsetPx: number) => void
  readonly onOpenIncident: (incident: IncidentId, exhibit: ExhibitId, offsetPx: number) => void
}

/** Tiles or rows, one stop for the keyboard. What the files show is not in it. */
export function FilesView(props: Props) {
  const { files, look, isMultiple, choosing } = props
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useColumns(scroller, look)
  const virtual = useFileRows(scroller, columns, props)
  const menu = useRowMenu()
  const onMenu = (index: number) => menu.open(document.getElementById(idOf(index)) ?? scroller.current)
  const { open, onKeyDown, peeked } = useFileKeys(virtual, columns, props, onMenu)
  const { current } = choosing.choice
  const shown = virtual.getVirtualItems()
  const isCurrentShown = shown.some(({ index }) => index === Math.floor(current / columns))
  return (
    <>
      <div
        className={`files ${look}`}
        ref={scroller}
        tabIndex={0}
        role="listbox"
        aria-label={filesText.files}
        aria-multiselectable={isMultiple}
        aria-activedescendant={isCurrentShown ? idOf(current) : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {shown.flatMap(({ index: row, start }) =>
            files
              .slice(row * columns, (row + 1) * columns)
              .map((file, column) => (
                <FileOption
                  key={file.exhibit}
                  file={file}
                  index={row * columns + column}
                  count={files.length}
                  place={placeOf(look, column, start)}
                  view={props}
                  onOpen={open}
                  onMenu={menu.open}
                />
              )),
          )}
        </div>
      </div>
      <Peek file={peeked} />
      <FileMenu
        menu={menu}
        file={files[current]}
        isSelected={isMultiple ? choosing.choice.selected.has(current) : null}
        onOpen={() => open(current)}
        onOpenIncident={(incident) =>
          props.onOpenIncident(incident, files[current]!.exhibit, virtual.scrollOffset ?? 0)
        }
        onSelect={() => choosing.tick(current)}
        onClose={() => scroller.current?.focus({ preventScroll: true })}
      />
    </>
  )
}

type OptionProps = {
  readonly file: ListedExhibit
  readonly index: number
  readonly count: number
  readonly place: CSSProperties
  readonly view: Props
  readonly onOpen: (index: number) => void
  readonly onMenu: (option: Element) => void
}

function FileOption({ file, index, count, place, view, onOpen, onMenu }: OptionProps) {
  const { choosing, isMultiple, look } = view
  const isCurrent = index === choosing.choice.current
  const isChosen = choosing.choice.selected.has(index)
  return (
    <div
      id={idOf(index)}
      role="option"
      aria-selected={isMultiple ? isChosen : isCurrent}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={`file${isCurrent ? ' current' : ''}${isChosen ? ' chosen' : ''}`}
      style={place}
      onClick={(event) => {
        if (!choosing.point(event, index)) onOpen(index)
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        choosing.goTo(index)
        onMenu(event.currentTarget)
      }}
    >
      {look === 'grid' ? <FileTile file={file} /> : <FileRow file={file} />}
      {isMultiple && <TickBox isOn={isChosen} onTick={() => choosing.tick(index)} />}
    </div>
  )
}

function useFileRows(scroller: RefObject<HTMLDivElement | null>, columns: number, props: Props) {
  const { files, look, offsetPx, takesFocus, onEnd } = props
  const rows = Math.ceil(files.length / columns)
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT_PX[look],
    overscan: 4,
    initialOffset: offsetPx,
    paddingStart: look === 'grid' ? GAP_PX : 0,
    paddingEnd: GAP_PX,
  })
  useEffect(() => virtual.measure(), [look, columns, virtual])
  useEffect(() => {
    if (takesFocus) scroller.current?.focus({ preventScroll: true })
    // Once, when somebody comes back.
  }, [])
  const lastRow = virtual.getVirtualItems().at(-1)?.index ?? -1
  useEffect(() => {
    if (rows > 0 && lastRow >= rows - 6) onEnd()
  }, [lastRow, rows, onEnd])
  return virtual
}

function useFileKeys(
  virtual: ReturnType<typeof useFileRows>,
  columns: number,
  props: Props,
  onMenu: (index: number) => void,
) {
  const { files, look, choosing, onOpen } = props
  const open = (index: number): void => {
    const file = files[index]
    if (file !== undefined) onOpen(file.exhibit, virtual.scrollOffset ?? 0)
  }
  const { peeked, press } = useFilePeek()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (press(event, files[choosing.choice.current])) return undefined
    if (event.key === 'Enter') return open(choosing.choice.current)
    if (asksForMenu(event) && files.length > 0) {
      event.preventDefault()
      return onMenu(choosing.choice.current)
    }
    if (event.key === 'Escape' && choosing.choice.selected.size > 0) {
      event.preventDefault()
      return choosing.clear()
    }
    const pageRows = Math.max(1, Math.floor((virtual.scrollRect?.height ?? 0) / HEIGHT_PX[look]) - 1)
    const to = choosing.press(event, { columns, pageRows })
    if (to === null) return
    event.preventDefault()
    virtual.scrollToIndex(Math.floor(to / columns))
  }
  return { open, onKeyDown, peeked }
}

const idOf = (index: number): string => `file-${index}`

function placeOf(look: Look, column: number, start: number) {
  if (look === 'list') return { top: start, left: 0, right: 0, height: HEIGHT_PX.list }
  return {
    top: start,
    left: GAP_PX + 8 + column * (TILE_PX + GAP_PX),
    width: TILE_PX,
    height: HEIGHT_PX.grid - GAP_PX,
  }
}

/** For the pointer alone: with the keyboard the space bar and Ctrl do the same on the row itself. */
function TickBox({ isOn, onTick }: { readonly isOn: boolean; readonly onTick: () => void }) {
  return (
    <span
      className={isOn ? 'file-tick on' : 'file-tick'}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation()
        onTick()
      }}
    />
  )
}

function useColumns(scroller: RefObject<HTMLDivElement | null>, look: Look): number {
  const [widthPx, setWidthPx] = useState(0)
  useEffect(() => {
    if (scroller.current === null) return undefined
    const watch = new ResizeObserver(([entry]) => setWidthPx(entry?.contentRect.width ?? 0))
    watch.observe(scroller.current)
    return () => watch.disconnect()
  }, [scroller])
  return look === 'list' ? 1 : Math.max(1, Math.floor((widthPx - GAP_PX - 8) / (TILE_PX + GAP_PX)))
}
