import type { WebFrameMain } from 'electron'

/** The scheme and host that the app's own pages are served under. */
export const APP_ORIGIN = 'app://holdfast'

/** Whether a message comes from the top frame of the app's own page. */
export function isOurFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurUrl(frame.url)
}

export function isOurUrl(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`)
}
