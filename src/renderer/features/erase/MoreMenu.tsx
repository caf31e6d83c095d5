import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { eraseText } from '../../texts/erase.ts'
import { Button } from '../../ui/Button.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { EraseDialog, type Erasable } from './EraseDialog.tsx'

type Props = {
  readonly parts: readonly Erasable[]
  /** Whether the page goes with what was erased. */
  readonly isWholePage: (part: Erasable) => boolean
}

/** Never beside Save: erasing stands behind More. */
export function MoreMenu({ parts, isWholePage }: Props) {
  const { back, say } = useFrame()
  const [isErasing, setErasing] = useState(false)
  return (
    <>
      <MenuTrigger>
        <Button>
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
          {eraseText.more}
        </Button>
        <Popover className="menu">
          <Menu onAction={() => setErasing(true)}>
            <MenuItem id="erase" className="menu-item">
              {eraseText.menu}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isErasing && (
        <EraseDialog
          parts={parts}
          onClose={() => setErasing(false)}
          onErased={(part) => {
            setErasing(false)
            say(eraseText.erased)
            if (isWholePage(part)) back()
          }}
        />
      )}
    </>
  )
}
