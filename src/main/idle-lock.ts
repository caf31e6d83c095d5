const WARNING_S = 30
const LOOK_EVERY_MS = 1000

export type IdleParts = {
  readonly idleSeconds: () => number
  readonly lockAfterMinutes: () => number
  readonly isOpen: () => boolean
  readonly warn: (secondsLeft: number) => void
  readonly withdraw: () => void
  readonly lock: () => void
}

/** Locks when nobody has touched anything for a while; says so half a minute before, in a bar that any key ends. */
export function watchIdle(parts: IdleParts): () => void {
  let isWarning = false
  const look = (): void => {
    const left = parts.lockAfterMinutes() * 60 - parts.idleSeconds()
    if (!parts.isOpen() || left > WARNING_S) {
      if (isWarning) parts.withdraw()
      isWarning = false
      return
    }
    if (left <= 0) {
      isWarning = false
      parts.lock()
      return
    }
    if (!isWarning) parts.warn(left)
    isWarning = true
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
