import type { Input, MouseInputEvent, WebContents } from 'electron'
import {
  EXIT_WITHIN_MS,
  NO_GESTURE,
  expireGesture,
  followGesture,
  isExit,
  type ExitGesture,
  type KeyEvent,
} from '../contract/exit-gesture.ts'

export type GestureParts = {
  readonly isOn: () => boolean
  /** How many presses are counted now. */
  readonly counted: (presses: number) => void
  readonly timedOut: () => void
  readonly done: () => void
}

const POINTER = {
  kind: 'pointer',
  key: '',
  isComposing: false,
  isRepeat: false,
  isWithOthers: false,
} as const

/** Here and not in the page: a frame that has the focus, such as a PDF, does not pass its keys on. */
export function watchGesture(contents: WebContents, parts: GestureParts): void {
  let gesture = NO_GESTURE
  let isButtonHeld = false
  let expiry: ReturnType<typeof setTimeout> | undefined

  const become = (next: ExitGesture): void => {
    const before = gesture.pressesMs.length
    gesture = next
    clearTimeout(expiry)
    const [first] = next.pressesMs
    if (first !== undefined) expiry = setTimeout(expire, first + EXIT_WITHIN_MS + 1 - Date.now())
    if (next.pressesMs.length !== before) parts.counted(next.pressesMs.length)
  }
  const expire = (): void => {
    become(expireGesture(gesture, Date.now()))
    if (gesture.pressesMs.length === 0) parts.timedOut()
  }
  const hear = (event: KeyEvent): void => {
    become(parts.isOn() ? followGesture(gesture, event) : NO_GESTURE)
    if (!isExit(gesture)) return
    become(NO_GESTURE)
    parts.done()
  }
  contents.on('before-input-event', (_event, input) => hear(keyOf(input, isButtonHeld)))
  contents.on('before-mouse-event', (_event, { type }: MouseInputEvent) => {
    if (type !== 'mouseDown' && type !== 'mouseUp') return
    isButtonHeld = type === 'mouseDown'
    hear({ ...POINTER, atMs: Date.now() })
  })
  // Keys that go to another window are not seen here.
  contents.on('blur', () => become(NO_GESTURE))
  contents.once('destroyed', () => clearTimeout(expiry))
}

function keyOf(input: Input, isButtonHeld: boolean): KeyEvent {
  return {
    kind: input.type === 'keyUp' ? 'up' : 'down',
    key: input.key,
    isComposing: input.isComposing,
    isRepeat: input.isAutoRepeat,
    isWithOthers: isButtonHeld || input.control || input.alt || input.meta,
    atMs: Date.now(),
  }
}
