import { Lock } from 'lucide-react'
import { Button } from 'react-aria-components'
import { api } from '../../api.ts'
import { text } from '../../texts/app.ts'
import { railEntryOf } from './place.ts'
import { LOWER_ENTRIES, UPPER_ENTRIES, type RailEntry } from './screens.tsx'
import { useFrame } from './use-frame.ts'

export function Rail() {
  return (
    <nav className="rail" aria-label={text.product}>
      {UPPER_ENTRIES.map((entry) => (
        <Entry key={entry.at} entry={entry} />
      ))}
      <div className="rail-space" />
      {LOWER_ENTRIES.map((entry) => (
        <Entry key={entry.at} entry={entry} />
      ))}
      <Button className="rail-button" onPress={() => void api.shell.lock({})}>
        <Lock size={20} strokeWidth={1.75} aria-hidden="true" />
        {text.lock}
      </Button>
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
