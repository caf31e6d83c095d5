import { useRef } from 'react'
import { text } from '../../texts/shell.ts'
import { Button } from '../../ui/Button.tsx'
import type { Aside, ToastState } from './use-toast.ts'

/** What was just done. It stays while somebody points at it or has the focus in it. */
export function Toast({ toast: { says, aside, close, hold, letGo } }: { readonly toast: ToastState }) {
  const dismiss = useRef<HTMLButtonElement>(null)
  return (
    <div role="status" aria-live="polite">
      {says !== '' && (
        <div className="toast" onMouseEnter={hold} onMouseLeave={letGo} onFocus={hold} onBlur={letGo}>
          <p>{says}</p>
          {aside !== null && <Beside aside={aside} onDone={() => dismiss.current?.focus()} />}
          <Button kind="plain" onPress={close} ref={dismiss}>
            {text.putAway}
          </Button>
        </div>
      )}
    </div>
  )
}

/** `onDone`: the button is about to go, and the focus has to be somewhere. */
function Beside({ aside: { says, act }, onDone }: { readonly aside: Aside; readonly onDone: () => void }) {
  const run = async (todo: () => Promise<void>): Promise<void> => {
    onDone()
    await todo()
  }
  return (
    <div className="toast-aside">
      <span className="small">{says}</span>
      {act !== null && (
        <Button kind="plain" onPress={() => void run(act.run)}>
          {act.name}
        </Button>
      )}
    </div>
  )
}
