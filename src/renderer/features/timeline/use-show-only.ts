import { useFrame } from '../frame/use-frame.ts'
import { EVERYTHING, type Ask } from './filter.ts'
import { useArrangement, useArranging } from './use-arrangement.ts'
import { askedWhenLeft } from './use-asked.ts'
import { START } from './use-rows.ts'

/** Goes to the timeline from any screen, and asks this of it and nothing else. Null until its order is known. */
export function useShowOnly(): Ask | null {
  const { caseId, kept, go } = useFrame()
  const order = useArrangement()?.order
  const arrange = useArranging()
  if (order === undefined) return null
  return (change) => {
    const left = askedWhenLeft(kept, caseId, order)
    const now = { ...left.current, ...EVERYTHING, ...change }
    if (now.order !== left.current.order) arrange({ order: now.order })
    left.current = now
    kept(`timeline ${caseId}`, START).current = START
    go({ at: 'timeline' })
  }
}
