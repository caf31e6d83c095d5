import { useRef, useState } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { timelineText } from '../../texts/timeline.ts'

export function useRowMenu() {
  const [isOpen, setOpen] = useState(false)
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}

type Props = {
  readonly menu: ReturnType<typeof useRowMenu>
  /** The row it belongs to. */
  readonly anchor: string
  readonly isSelected: boolean
  readonly onOpen: () => void
  readonly onSelect: () => void
  readonly onClose: () => void
}

/** What can be done with the current row: the menu key, Shift+F10, or the right button. */
export function RowMenu({ menu, anchor, isSelected, onOpen, onSelect, onClose }: Props) {
  const trigger = useRef<Element>(null)
  if (menu.isOpen) trigger.current = document.getElementById(anchor)
  return (
    <Popover
      className="menu-popover"
      triggerRef={trigger}
      placement="bottom start"
      isOpen={menu.isOpen}
      onOpenChange={(isOpen) => {
        if (isOpen) return
        menu.close()
        onClose()
      }}
    >
      <Menu
        className="menu"
        aria-label={timelineText.rowActions}
        autoFocus="first"
        onClose={() => {
          menu.close()
          onClose()
        }}
        onAction={(key) => (key === 'open' ? onOpen() : onSelect())}
      >
        <MenuItem id="open" className="menu-item">
          {timelineText.open}
        </MenuItem>
        <MenuItem id="select" className="menu-item">
          {isSelected ? timelineText.unselect : timelineText.select}
        </MenuItem>
      </Menu>
    </Popover>
  )
}
