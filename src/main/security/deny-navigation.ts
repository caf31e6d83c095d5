import type { App } from 'electron'
import { isOurUrl } from './our-frame.ts'

/** No page of ours goes anywhere else, opens a window, or takes in a foreign page. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurUrl(event.url)) event.preventDefault()
    })
    // A frame shows what it was made with, and goes nowhere.
    contents.on('will-frame-navigate', (event) => {
      if (!/^(app:\/\/|about:srcdoc$)/.test(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOurUrl(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
