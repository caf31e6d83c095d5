import { useCallback, useState } from 'react'
import { Checkbox, GridList, GridListItem, type Selection } from 'react-aria-components'
import { ListLayout, Virtualizer } from 'react-aria-components'
import { Square, SquareCheck, SquareMinus } from 'lucide-react'
import type { OfferedIncident } from '../../../../contract/bundles.ts'
import type { ExhibitId, IncidentId } from '../../../../contract/ids.ts'
import { text } from '../../../texts/hand-over.ts'
import { timelineText } from '../../../texts/timeline.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { sizeInWords } from '../../../ui/size-in-words.ts'
import { EVERYTHING, isEverything, type Ask, type Asked } from '../../timeline/filter.ts'
import { FilterBar } from '../../timeline/FilterBar.tsx'
import { LIST_ID } from '../../timeline/list-id.ts'
import { aboutPages, type Plan } from '../plan.ts'
import { useFitting } from '../queries.ts'
import type { StepProps } from '../step-props.ts'
import { afterTicking, rowsOf, shownIncidents, tickedKeys, type Row } from '../rows.ts'

const ROW_PX = 44
const LAYOUT = { rowHeight: ROW_PX }

/** Incidents and their files, as on the timeline: ticking an incident ticks its files; a file can be unticked alone. */
export function WhatGoesIn({ plan, hand, case: { id: caseId }, offered, going, recipient }: StepProps) {
  const [asked, setAsked] = useState<Asked>({ ...EVERYTHING, order: 'newest-first' })
  const ask = useCallback<Ask>((change) => setAsked((was) => ({ ...was, ...change })), [])
  const fits = useFitting(caseId, asked)
  if (offered.incidents.length === 0) return <p>{text.noIncidents}</p>
  if (fits.error !== null) return <Failure error={fits.error} />
  const shown = shownIncidents(offered.incidents, fits.data ?? [])
  const rows = rowsOf(shown, offered.files)
  const all = offered.incidents.map(({ incident }) => incident)
  const set = (selection: Selection): void => hand.change(afterTicking(selection, rows, plan, all))
  return (
    <div className="what-goes-in">
      <FilterBar asked={asked} onAsk={ask} />
      <div className="beside">
        <TickShown shown={shown} plan={plan} all={all} onChange={(incidents) => hand.change({ incidents })} />
        {!isEverything(asked) && (
          <Button kind="plain" onPress={() => ask(EVERYTHING)}>
            {timelineText.clear}
          </Button>
        )}
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
        <GridList
          id={LIST_ID}
          aria-label={text.listName}
          className="pick-list"
          items={rows}
          dependencies={[plan]}
          selectionMode="multiple"
          selectedKeys={tickedKeys(rows, plan)}
          onSelectionChange={set}
          renderEmptyState={() => <p className="small">{text.noneFits}</p>}
        >
          {(row) => <PickRow row={row} without={plan.withoutFiles} />}
        </GridList>
      </Virtualizer>
      <p className="pick-foot" role="status">
        {[
          text.incidents(going.incidents.length),
          text.filesCount(going.files.length),
          text.aboutPages(aboutPages(going)),
          sizeInWords(going.bytes),
          limitWords(recipient),
        ].join(' · ')}
      </p>
    </div>
  )
}

type TickShownProps = {
  readonly shown: readonly OfferedIncident[]
  readonly plan: Plan
  readonly all: readonly IncidentId[]
  readonly onChange: (incidents: readonly IncidentId[]) => void
}

/** One tick for all that the filter shows; what it does not show stays as it is. */
function TickShown({ shown, plan, all, onChange }: TickShownProps) {
  const ticked = new Set(plan.incidents ?? all)
  const mine = new Set(shown.map(({ incident }) => incident))
  const count = shown.filter(({ incident }) => ticked.has(incident)).length
  const set = (isIn: boolean): void => onChange(all.filter((id) => (mine.has(id) ? isIn : ticked.has(id))))
  return (
    <Checkbox
      className="tick"
      isSelected={count > 0 && count === shown.length}
      isIndeterminate={count > 0 && count < shown.length}
      isDisabled={shown.length === 0}
      onChange={set}
    >
      {({ isSelected, isIndeterminate }) => {
        const Box = isIndeterminate ? SquareMinus : isSelected ? SquareCheck : Square
        return (
          <>
            <Box size={20} strokeWidth={1.75} aria-hidden="true" />
            {shown.length === all.length ? text.allOf(all.length) : text.shownOf(shown.length, all.length)}
          </>
        )
      }}
    </Checkbox>
  )
}

function limitWords(recipient: StepProps['recipient']): string {
  const bytes = recipient?.limits.bytes
  if (bytes) return text.limitBytes(sizeInWords(bytes.most))
  const pages = recipient?.limits.pages
  return pages ? text.limitPages(pages.most) : text.noLimit
}

function PickRow({ row, without }: { readonly row: Row; readonly without: readonly ExhibitId[] }) {
  const name = row.kind === 'incident' ? row.item.title || text.untitled : row.name
  return (
    <GridListItem
      id={row.id}
      textValue={row.kind === 'incident' ? `${name}, ${row.item.when.head}` : name}
      className={`pick-row of-${row.kind}`}
    >
      <Checkbox slot="selection" className="pick-box">
        {({ isSelected }) => {
          const Box = isSelected ? SquareCheck : Square
          return <Box size={20} strokeWidth={1.75} aria-hidden="true" />
        }}
      </Checkbox>
      {row.kind === 'incident' ? (
        <>
          <span className="pick-when">
            {row.item.when.head}
            {row.item.when.time !== '' && <span className="small"> {row.item.when.time}</span>}
          </span>
          <span className="pick-title" dir="auto">
            {name}
          </span>
          {row.item.threat && <span className="threat">{text.threat}</span>}
          <span className="small">
            {text.filesOf(
              row.item.exhibits.filter((id) => !without.includes(id)).length,
              row.item.exhibits.length,
            )}
          </span>
        </>
      ) : (
        <>
          <span className="pick-title" dir="auto">
            {name}
          </span>
          <span className="small">{sizeInWords(row.file.sizeBytes)}</span>
        </>
      )}
    </GridListItem>
  )
}
