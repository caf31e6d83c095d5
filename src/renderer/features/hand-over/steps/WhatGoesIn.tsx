import { useState } from 'react'
import { Checkbox, GridList, GridListItem, type Selection } from 'react-aria-components'
import { ListLayout, Virtualizer } from 'react-aria-components'
import { Square, SquareCheck } from 'lucide-react'
import type { ExhibitId, IncidentId } from '../../../../contract/ids.ts'
import { text } from '../../../texts/hand-over.ts'
import { Button } from '../../../ui/Button.tsx'
import { LineField } from '../../../ui/LineField.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { sizeInWords } from '../../../ui/size-in-words.ts'
import type { StepProps } from '../step-props.ts'
import { aboutPages } from '../plan.ts'
import { afterTicking, rowsOf, shownIncidents, tickedKeys, type Row } from '../rows.ts'

const ROW_PX = 44
const LAYOUT = { rowHeight: ROW_PX }

/** Incidents and their files, the newest first: ticking an incident ticks its files; a file can be unticked alone. */
export function WhatGoesIn({ plan, hand, offered, going, recipient }: StepProps) {
  const [search, setSearch] = useState('')
  const [onlyThreats, setOnlyThreats] = useState(false)
  const shown = shownIncidents(offered.incidents, { search, onlyThreats })
  const rows = rowsOf(shown, offered.files)
  const all = offered.incidents.map(({ incident }) => incident)
  const set = (selection: Selection): void => hand.change(afterTicking(selection, rows, plan, all))
  const setShown = (isIn: boolean): void => {
    const mine = new Set<IncidentId>(shown.map(({ incident }) => incident))
    const before = (plan.incidents ?? all).filter((id) => !mine.has(id))
    hand.change({ incidents: isIn ? [...before, ...mine] : before })
  }
  if (offered.incidents.length === 0) return <p>{text.noIncidents}</p>
  return (
    <div className="what-goes-in">
      <div className="beside">
        <LineField label={text.search} value={search} onChange={setSearch} />
        <Tick label={text.onlyThreats} isOn={onlyThreats} onChange={setOnlyThreats} />
        <Button onPress={() => setShown(true)}>{text.all}</Button>
        <Button onPress={() => setShown(false)}>{text.none}</Button>
        <span className="small" role="status">
          {text.shownOf(shown.length, offered.incidents.length)}
        </span>
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
        <GridList
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
