import type { Session } from 'electron'

const OURS = /^(app|evidence|devtools|data|blob):/

/** No request leaves the app: whatever is not one of its own schemes is cancelled before it is made. */
export function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !OURS.test(details.url) }))
  // A dictionary would be fetched from a server.
  session.setSpellCheckerEnabled(false)
}
