/** What is known of when the window was last used. */
export type Use = {
  readonly nowMs: number
  /** Nobody has touched the computer for so long. */
  readonly systemIdleSeconds: number
  /** Since when another program has had the focus; null while the window has it. */
  readonly awaySinceMs: number | null
  /** Sound or video plays. */
  readonly isPlaying: boolean
  /** When sound or video last stopped; null when none has played. */
  readonly playedUntilMs: number | null
}

/**
 * How long the window has not been used (ux.md 8). While it has the focus, whatever somebody does at the computer is
 * done in it: a screen reader's keys, too, which never arrive here.
 */
export function idleSecondsOf(use: Use): number {
  if (use.isPlaying) return 0
  const since = (atMs: number): number => Math.max(0, Math.floor((use.nowMs - atMs) / 1000))
  const untouched =
    use.awaySinceMs === null ? use.systemIdleSeconds : Math.max(use.systemIdleSeconds, since(use.awaySinceMs))
  return use.playedUntilMs === null ? untouched : Math.min(untouched, since(use.playedUntilMs))
}
