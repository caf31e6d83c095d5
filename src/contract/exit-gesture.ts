/** How long three presses may take: people who press slowly are in danger too. */
export const EXIT_WITHIN_MS = 5000
export const EXIT_PRESSES = 3

export type ExitGesture = {
  /** When each counted press of Shift was let go. */
  readonly pressesMs: readonly number[]
  /** Whether Shift went down and nothing else has been touched since. */
  readonly isAlone: boolean
}
export const NO_GESTURE: ExitGesture = { pressesMs: [], isAlone: false }

export type KeyEvent = {
  readonly kind: 'down' | 'up' | 'pointer'
  readonly key: string
  /** Another key or a mouse button is held down. */
  readonly isWithOthers: boolean
  /** Text is being composed, as in Chinese or Japanese. */
  readonly isComposing: boolean
  /** A key that is held down comes again and again. */
  readonly isRepeat: boolean
  readonly atMs: number
}

/**
 * Shift alone, three times within five seconds, means: leave now (ux.md 8). Either Shift key; any other key or button
 * in between begins anew. In: the state before and one event. Out: the state after; three presses are the exit.
 */
export function followGesture(state: ExitGesture, event: KeyEvent): ExitGesture {
  if (event.kind === 'pointer' || event.key !== 'Shift') return NO_GESTURE
  if (event.isComposing || event.isWithOthers) return NO_GESTURE
  if (event.kind === 'down') return event.isRepeat ? NO_GESTURE : { ...state, isAlone: true }
  if (!state.isAlone) return NO_GESTURE
  return { pressesMs: [...stillCounting(state, event.atMs), event.atMs], isAlone: false }
}

/** What is left of it at a later moment. */
export function expireGesture(state: ExitGesture, nowMs: number): ExitGesture {
  return { ...state, pressesMs: stillCounting(state, nowMs) }
}

const stillCounting = ({ pressesMs }: ExitGesture, nowMs: number): readonly number[] =>
  pressesMs.filter((pressMs) => nowMs - pressMs <= EXIT_WITHIN_MS)

export const isExit = ({ pressesMs }: ExitGesture): boolean => pressesMs.length >= EXIT_PRESSES
