import { useEffect, useState } from 'react'
import { onEvent } from '../api.ts'
import { text } from '../texts/shell.ts'
import { Button } from './Button.tsx'

/** Half a minute before the vault locks by itself. Any key or movement ends it; it never takes the focus. */
export function IdleBar() {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind === 'idle-soon') setSecondsLeft(event.secondsLeft)
        if (event.kind === 'idle-over') setSecondsLeft(null)
      }),
    [],
  )
  return (
    <div role="status" aria-live="polite" data-react-aria-top-layer="true">
      {secondsLeft !== null && (
        <p className="idle-bar">
          {text.lockingSoon(secondsLeft)}
          {/* Pressing it is use, like any other key or button. */}
          <Button kind="plain" onPress={() => setSecondsLeft(null)}>
            {text.stay}
          </Button>
        </p>
      )}
    </div>
  )
}
