import { useEffect, useState } from 'react'
import { onEvent } from '../api.ts'
import { text } from '../texts/app.ts'

/** Half a minute before the vault locks by itself. Any key or movement ends it; it never takes the focus. */
export function IdleBar() {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  useEffect(
    () => onEvent((event) => setSecondsLeft(event.kind === 'idle-soon' ? event.secondsLeft : null)),
    [],
  )
  return (
    <div role="status" aria-live="polite">
      {secondsLeft !== null && <p className="idle-bar">{text.lockingSoon(secondsLeft)}</p>}
    </div>
  )
}
