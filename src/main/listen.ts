import { app, nativeTheme, powerMonitor } from 'electron'
import { lockOnEvents } from './lock-on-events.ts'
import type { AppParts } from './run-app.ts'
import { idleSecondsOf } from './use-of-window.ts'

/** What happens by itself: what was chosen is applied, a second start, quitting, sleep, a locked screen, idleness. */
export function listen({ preferences, playing, keeper, window, lock, leaveApp }: AppParts): void {
  preferences.follow(() => {
    nativeTheme.themeSource = preferences.get('theme')
    window.applyCaptures()
  })
  app.on('accessibility-support-changed', () => window.applyCaptures())
  app.on('second-instance', () => window.bringForward())
  app.on('window-all-closed', () => leaveApp('quit'))
  app.on('before-quit', (event) => {
    event.preventDefault()
    leaveApp('quit')
  })
  // Also after an exit that asks nobody.
  app.on('quit', () => void keeper.end('quit'))
  powerMonitor.on('shutdown', () => leaveApp('quit'))
  const idleSeconds = (): number =>
    idleSecondsOf({
      nowMs: Date.now(),
      systemIdleSeconds: powerMonitor.getSystemIdleTime(),
      awaySinceMs: window.awaySinceMs,
      isPlaying: playing.isPlaying,
      playedUntilMs: playing.untilMs,
    })
  lockOnEvents({ powerMonitor, idleSeconds, keeper, preferences, lock, tell: (event) => window.tell(event) })
}
