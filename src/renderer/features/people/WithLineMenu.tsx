import type { ReactNode, SyntheticEvent } from 'react'
import { rowMenuText } from '../../texts/row-menu.ts'
import { asksForMenu, RowMenu, useRowMenu, type RowAction } from '../../ui/RowMenu.tsx'
import { useShowOnly } from '../timeline/use-show-only.ts'
import type { PeopleLine } from './lines.ts'

type Props = {
  readonly lines: readonly PeopleLine[]
  readonly onOpen: (key: string) => void
  readonly children: ReactNode
}

/** The list, and what can be done with the line that has the focus. */
export function WithLineMenu({ lines, onOpen, children }: Props) {
  const menu = useRowMenu()
  const showOnly = useShowOnly()
  const row = menu.row as HTMLElement | null
  const line = lines.find(({ key }) => key === row?.dataset['key'])
  const open = (event: SyntheticEvent): void => {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="row"]') : null
    if (at === null) return
    event.preventDefault()
    at.focus()
    menu.open(at)
  }
  const actionsOf = (one: PeopleLine): readonly RowAction[] => [
    { name: rowMenuText.open, run: () => onOpen(one.key) },
    ...(one.hasIncidents && showOnly !== null
      ? [{ name: rowMenuText.showIncidents, run: () => showOnly({ who: whoOf(one) }) }]
      : []),
  ]
  return (
    <>
      <div
        className="line-menu-room"
        onContextMenu={open}
        onKeyDown={(event) => {
          if (asksForMenu(event)) open(event)
        }}
      >
        {children}
      </div>
      <RowMenu
        menu={menu}
        actions={line === undefined ? [] : actionsOf(line)}
        onClose={() => row?.focus({ preventScroll: true })}
      />
    </>
  )
}

const whoOf = ({ subject, name }: PeopleLine) =>
  'account' in subject
    ? { id: subject.account, isPerson: false, name }
    : { id: subject.person, isPerson: true, name }
