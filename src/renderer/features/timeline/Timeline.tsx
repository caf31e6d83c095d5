import { useRef, type RefObject } from 'react'
import type { IncidentId } from '../../../contract/ids.ts'
import { text } from '../../texts/app.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useFocusTaken } from '../../ui/use-focus-taken.ts'
import { useFrame } from '../frame/use-frame.ts'
import { EVERYTHING, isEverything } from './filter.ts'
import { FilterBar } from './FilterBar.tsx'
import { FilterStatus } from './FilterStatus.tsx'
import { Overview } from './Overview.tsx'
import { useUpkeep } from './queries.ts'
import { SavedViews } from './SaveView.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { TimelineList } from './TimelineList.tsx'
import { Upkeep } from './Upkeep.tsx'
import { useArrangement, type Arrangement } from './use-arrangement.ts'
import { questionOf, useAsked } from './use-asked.ts'
import { useNaming } from './use-naming.ts'
import { usePages } from './use-pages.ts'
import type { ListPlace } from './use-rows.ts'
import { useSelection } from './use-selection.ts'

type Props = {
  /** Where the list was left. */
  readonly left: RefObject<ListPlace>
  readonly list: RefObject<HTMLDivElement | null>
  /** Not where somebody is in an incident that it comes to stand beside. */
  readonly takesFocus: boolean
  readonly onCurrent: (incident: IncidentId) => void
  readonly onOpen: (incident: IncidentId) => void
}

export function Timeline(props: Props) {
  const order = useArrangement()?.order
  return order === undefined ? <div className="timeline" /> : <Arranged {...props} order={order} />
}

/** Overview, filters, list and what needs doing. */
function Arranged({ left, list, takesFocus, order, onCurrent, onOpen }: Props & Pick<Arrangement, 'order'>) {
  const { caseId } = useFrame()
  const { asked, ask } = useAsked(order)
  const { pages, isOld, error, look } = usePages(questionOf(caseId, asked))
  const selection = useSelection(pages)
  const naming = useNaming(asked, ask)
  const { data: upkeep } = useUpkeep(caseId)
  const first = useRef(left.current)
  const all = upkeep?.incidents ?? pages?.total ?? 0
  const clear = (): void => {
    void naming.end()
    ask(EVERYTHING)
  }
  const stopSelecting = (): void => {
    selection.clear()
    list.current?.focus()
  }
  if (error !== null) return <Failure error={error} />
  if (pages === null) return <div className="timeline" />
  if (all === 0 && isEverything(asked)) return <NothingYet />
  return (
    <>
      <Overview asked={asked} onAsk={ask} />
      {/* What can be done with a selection stands in the room of the filters, which keep it: no row moves. */}
      <div className="filter-room">
        <div className={selection.count > 0 ? 'filters behind' : 'filters'}>
          <FilterBar asked={asked} onAsk={ask} />
          <SavedViews onAsk={ask} />
        </div>
        {selection.count > 0 && <SelectionBar selection={selection} onDone={stopSelecting} />}
      </div>
      <FilterStatus asked={asked} pages={pages} isOld={isOld} all={all} naming={naming} onClear={clear} />
      {pages.total === 0 ? (
        <NothingFits all={all} onClear={clear} />
      ) : (
        <TimelineList
          pages={pages}
          isOld={isOld}
          look={look}
          place={first.current}
          takesFocus={takesFocus}
          selection={selection}
          scroller={list}
          onPlace={(now) => void (left.current = now)}
          onCurrent={onCurrent}
          onOpen={onOpen}
        />
      )}
      <Upkeep onAsk={ask} />
    </>
  )
}

function NothingYet() {
  const { logNew } = useFrame()
  return (
    <div className="timeline empty">
      <h2>{text.emptyHead}</h2>
      <p>{text.emptyBody}</p>
      <Button kind="main" onPress={() => logNew()}>
        {text.newIncident}
      </Button>
    </div>
  )
}

function NothingFits({ all, onClear }: { readonly all: number; readonly onClear: () => void }) {
  const place = useFocusTaken()
  return (
    <div className="timeline empty" ref={place} tabIndex={-1}>
      <h2>{timelineText.nothingFits}</h2>
      <p>{timelineText.inThisCase(all)}</p>
      <Button onPress={onClear}>{timelineText.clearFilters}</Button>
    </div>
  )
}
