import type { App } from 'electron'

/** Nothing is saved by a link: what leaves a vault leaves it by the core, into a folder that somebody chose. */
export function denyDownloads(app: App): void {
  app.on('session-created', (session) => {
    session.on('will-download', (event) => event.preventDefault())
  })
}
