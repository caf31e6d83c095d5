import { EyeOff, Lock, Menu as MenuIcon } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { timelineText } from '../../texts/timeline.ts'
import { Button as FilledButton } from '../../ui/Button.tsx'
import { hideEverything } from '../../ui/use-revealed.ts'
import { railEntryOf } from './place.ts'
import { LOWER_ENTRIES, UPPER_ENTRIES, type RailEntry } from './screens.tsx'
import { useFrame } from './use-frame.ts'

export function Rail() {
  const { layout } = useFrame()
  if (layout === 'narrow') return <RailMenu />
  return (
    <nav className="rail" aria-label={text.product}>
      {UPPER_ENTRIES.map((entry) => (
        <Entry key={entry.at} entry={entry} />
      ))}
      <div className="rail-space" />
      {LOWER_ENTRIES.map((entry) => (
        <Entry key={entry.at} entry={entry} />
      ))}
      <Button className="rail-button" aria-keyshortcuts="Control+Shift+H" onPress={hideEverything}>
        <EyeOff size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>
          {text.hideAll} <span className="rail-key">{text.hideAllKey}</span>
        </span>
      </Button>
      <Button className="rail-button" onPress={() => void api.shell.lock({})}>
        <Lock size={20} strokeWidth={1.75} aria-hidden="true" />
        {text.lock}
      </Button>
    </nav>
  )
}

/** The same entries, where there is no room for a rail. */
function RailMenu() {
  const { go } = useFrame()
  return (
    <nav className="rail-menu" aria-label={text.product}>
      <MenuTrigger>
        <FilledButton>
          <MenuIcon size={20} strokeWidth={1.75} aria-hidden="true" />
          {timelineText.menu}
        </FilledButton>
        <Popover className="menu-popover">
          <Menu className="menu" aria-label={timelineText.menu}>
            {[...UPPER_ENTRIES, ...LOWER_ENTRIES].map(({ at, name }) => (
              <MenuItem key={at} className="menu-item" onAction={() => go({ at })}>
                {name}
              </MenuItem>
            ))}
            <MenuItem className="menu-item" onAction={hideEverything}>
              {text.hideAll} <span className="rail-key">{text.hideAllKey}</span>
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => void api.shell.lock({})}>
              {text.lock}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </nav>
  )
}

const noCount = () => null

function Entry({ entry: { at, name, Icon, useCount = noCount } }: { readonly entry: RailEntry }) {
  const { place, go } = useFrame()
  const waiting = useCount()
  const isHere = railEntryOf(place) === at
  return (
    <Button className="rail-button" aria-current={isHere && 'page'} onPress={() => go({ at })}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {name}
        {waiting !== null && (
          <>
            {' '}
            <span className="rail-count">{waiting.count}</span>
            <span className="only-heard"> {waiting.says}</span>
          </>
        )}
      </span>
    </Button>
  )
}
