import { useState } from 'react'
import { railEntryOf, type Place } from './place.ts'

const HOME: Place = { at: 'timeline' }

/** Where somebody is, and how they came there. A place of the rail is a beginning: Back leads to none before it. */
export function usePlaces() {
  const [path, setPath] = useState<readonly Place[]>([HOME])
  return {
    place: path.at(-1) ?? HOME,
    go: (to: Place): void => setPath((now) => (railEntryOf(to) === to.at ? [to] : [...now, to])),
    back: (): void => setPath((now) => (now.length > 1 ? now.slice(0, -1) : [HOME])),
  }
}
