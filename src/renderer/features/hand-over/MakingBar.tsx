import { text } from '../../texts/hand-over.ts'
import { Button } from '../../ui/Button.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { forgetMaking, stopMaking, useMaking } from './making.ts'

/** Where somebody is elsewhere while a package is made, a bar at the foot of the app says how far it is. */
export function MakingBar() {
  const { place, go } = useFrame()
  const making = useMaking()
  if (making.kind === 'none') return null
  const { draft } = making
  if (place.at === 'hand-over' && place.draft === draft) return null
  if (making.kind === 'stopped' || (making.kind !== 'running' && making.isSeen)) return null
  const { says, done, total } = barOf(making)
  return (
    <section className="making-bar" aria-label={text.progressName}>
      <span>{says}</span>
      {making.kind === 'running' && (
        <progress
          aria-label={text.progressName}
          {...(total > 1 ? { max: total, value: Math.min(done, total) } : {})}
        />
      )}
      <Button kind="plain" onPress={() => go({ at: 'hand-over', draft })}>
        {text.barOpen}
      </Button>
      {making.kind === 'running' ? (
        <Button onPress={stopMaking}>{text.cancel}</Button>
      ) : (
        <Button kind="plain" onPress={forgetMaking}>
          {text.dismiss}
        </Button>
      )}
    </section>
  )
}

type Shown = Exclude<ReturnType<typeof useMaking>, { readonly kind: 'none' | 'stopped' }>

function barOf(making: Shown): { readonly says: string; readonly done: number; readonly total: number } {
  if (making.kind === 'running')
    return { says: text.barMaking(making.recipient), done: making.done, total: making.total }
  return { says: making.kind === 'made' ? text.barMade(making.recipient) : text.barFailed, done: 0, total: 0 }
}
