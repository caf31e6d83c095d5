import { AtSign, UserRound } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { isHandle } from '../../ui/is-handle.ts'
import { useFrame } from '../frame/use-frame.ts'
import { fitting, linesOf, type PeopleLine } from './lines.ts'
import { PeopleSearch } from './PeopleSearch.tsx'
import { WithLineMenu } from './WithLineMenu.tsx'
import type { AccountItem, PersonItem } from './queries.ts'

/** Of most lines; one with a long name is higher. */
const ROW_PX = 64
const LAYOUT = { estimatedRowHeight: ROW_PX }

type Props = {
  readonly accounts: readonly AccountItem[]
  readonly persons: readonly PersonItem[]
  /** The line that was opened last: Back returns to it. */
  readonly left: RefObject<string | null>
  readonly onAdd: () => void
}

/** One stop for the Tab key; arrows move in it, Enter opens. */
export function PeopleList({ accounts, persons, left, onAdd }: Props) {
  const [search, setSearch] = useState('')
  const { go } = useFrame()
  const all = useMemo(() => linesOf(accounts, persons), [accounts, persons])
  const lines = useMemo(() => fitting(all, search), [all, search])
  const list = useBackAt(lines, left)
  if (all.length === 0) return <Empty onAdd={onAdd} />
  const open = (key: string): void => {
    const line = lines.find((one) => one.key === key)
    if (line === undefined) return
    left.current = key
    const { subject } = line
    go('account' in subject ? { at: 'account', ...subject } : { at: 'person', ...subject })
  }
  return (
    <>
      <PeopleSearch value={search} onChange={setSearch} />
      <WithLineMenu lines={lines} onOpen={open}>
        <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
          <GridList
            ref={list}
            className="people-list"
            aria-label={peopleText.people}
            items={lines}
            onAction={(key) => open(String(key))}
            renderEmptyState={() => <p className="empty">{peopleText.noneFits(search)}</p>}
          >
            {(line) => <LineOf line={line} left={left} />}
          </GridList>
        </Virtualizer>
      </WithLineMenu>
    </>
  )
}

/** After Back, what is on screen is where the line is that was opened. */
function useBackAt(lines: readonly PeopleLine[], left: Props['left']) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const index = lines.findIndex(({ key }) => key === left.current)
    if (index === -1) return
    let frame = 0
    // The list gets its height after it is there. The line that was opened takes itself out of `left` once it is drawn.
    const scroll = (): void => {
      if (list.current === null || left.current === null) return
      list.current.scrollTop = Math.max(0, index * ROW_PX - list.current.clientHeight / 2)
      frame = requestAnimationFrame(scroll)
    }
    scroll()
    return () => cancelAnimationFrame(frame)
    // Once, when somebody comes back.
  }, [])
  return list
}

type LineProps = { readonly line: PeopleLine; readonly left: Props['left'] }

function LineOf({ line, left }: LineProps) {
  const Icon = line.isAccount ? AtSign : UserRound
  return (
    <GridListItem
      id={line.key}
      textValue={line.name}
      className="people-line"
      ref={(row: HTMLDivElement | null) => {
        // After Back, the line that was opened has the focus again.
        if (row === null || left.current !== line.key) return
        left.current = null
        row.focus()
      }}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <span className={line.isAccount && isHandle(line.name) ? 'title mono' : 'title'}>
        <bdi>{line.name}</bdi>
      </span>
      <span className="small many">{line.incidents}</span>
      <span className="small about">
        {line.about.map((part, index) => (
          <span key={part}>
            {index > 0 && ' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </span>
    </GridListItem>
  )
}

function Empty({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className="empty">
      <h2>{peopleText.emptyHead}</h2>
      <p>{peopleText.emptyBody}</p>
      <Button kind="main" onPress={onAdd}>
        {peopleText.addAccount}
      </Button>
    </div>
  )
}
