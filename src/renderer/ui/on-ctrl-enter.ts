import type { KeyboardEvent } from 'react'

/**
 * Ctrl or Cmd and Enter, for `onKeyDownCapture`: the keys go no further. A chip or a tick that has the focus would
 * take them for a press of its own, and would neither pass them on nor stay as it was.
 */
export const onCtrlEnter =
  (run: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
