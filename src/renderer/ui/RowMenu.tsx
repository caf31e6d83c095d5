import { useRef, useState, type KeyboardEvent } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { rowMenuText } from '../texts/row-menu.ts'

/** Which row of a list its menu is open on. */
export function useRowMenu() {
  const [row, setRow] = useState<Element | null>(null)
  return { row, open: setRow, close: () => setRow(null) }
}

/** By key; the right button asks for it too. */
export const asksForMenu = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey)

export type RowAction = { readonly name: string; readonly run: () => void }

type Props = {
  readonly menu: ReturnType<typeof useRowMenu>
  readonly actions: readonly RowAction[]
  /** The focus goes back to the list, or to its row. */
  readonly onClose: () => void
}

/** What can be done with the current row: the menu key, Shift+F10, or the right button. */
export function RowMenu({ menu, actions, onClose }: Props) {
  const trigger = useRef<Element>(null)
  if (menu.row !== null) trigger.current = menu.row
  const close = (): void => {
    menu.close()
    onClose()
  }
  return (
    <Popover
      className="menu-popover"
      aria-label={rowMenuText.name}
      triggerRef={trigger}
      placement="bottom start"
      isOpen={menu.row !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
    >
      <Menu className="menu of-row" aria-label={rowMenuText.name} autoFocus="first" onClose={close}>
        {actions.map(({ name, run }) => (
          <MenuItem key={name} id={name} className="menu-item" onAction={run}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
