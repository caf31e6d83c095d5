const PAUSES_S = [0, 0, 0, 2, 4, 8, 16, 30] as const

/** How long to wait after so many wrong tries in a row: none for the first three, never more than half a minute. */
export function pauseSeconds(times: number): number {
  return PAUSES_S[Math.min(times, PAUSES_S.length - 1)] ?? 0
}
