import { startTransition, useState } from 'react'
import { railEntryOf, type Place } from './place.ts'

const HOME: Place = { at: 'timeline' }

/** Where somebody is, and how they came there. A place of the rail is a beginning: Back leads to none before it. */
export function usePlaces() {
  const [path, setPath] = useState<readonly Place[]>([HOME])
  return {
    place: path.at(-1) ?? HOME,
    // The screen that is there stays until the next one can be shown.
    go: (to: Place): void => startTransition(() => setPath((now) => after(now, to))),
    back: (): void => startTransition(() => setPath((now) => (now.length > 1 ? now.slice(0, -1) : [HOME]))),
  }
}

function after(path: readonly Place[], to: Place): readonly Place[] {
  if (railEntryOf(to) === to.at) return [to]
  // Back leads to the list, not through every file that was leafed through.
  const isLeafing = to.at === 'file' && path.at(-1)?.at === 'file'
  return [...(isLeafing ? path.slice(0, -1) : path), to]
}
