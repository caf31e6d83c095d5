import { text } from '../../texts/shell.ts'
import { Button } from '../../ui/Button.tsx'
import type { ToastState } from './use-toast.ts'

/** What was just done. It stays while somebody points at it or has the focus in it. */
export function Toast({ toast: { says, close, hold, letGo } }: { readonly toast: ToastState }) {
  return (
    <div role="status" aria-live="polite">
      {says !== '' && (
        <div className="toast" onMouseEnter={hold} onMouseLeave={letGo} onFocus={hold} onBlur={letGo}>
          <p>{says}</p>
          <Button kind="plain" onPress={close}>
            {text.putAway}
          </Button>
        </div>
      )}
    </div>
  )
}
