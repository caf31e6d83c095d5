import { afterEach, describe, expect, test } from 'vitest'
import { needs } from '../../support/judges.ts'
import { startFixture, type Fixture } from '../../support/host-fixture.ts'

let app: Fixture | null = null

async function start(): Promise<Fixture> {
  app = await startFixture()
  return app
}
afterEach(async () => {
  await app?.end()
  app = null
})

describe.skipIf(needs('chromium'))('the life of an app in the Chromium host', () => {
  test('quit closes the windows, then says so in Electron’s order', async () => {
    const { seen, host } = await start()
    seen.electron.app.quit()
    expect(await host.exited).toBe(0)
    expect(seen.log).toEqual(['before-quit', 'will-quit', 'quit'])
    expect(seen.window.isDestroyed()).toBe(true)
  })

  test('closing the last window asks the app, which stays unless it quits', async () => {
    const { seen, page } = await start()
    await page.close()
    await expect.poll(() => seen.log).toEqual(['window-all-closed'])
    expect(seen.electron.BrowserWindow.getAllWindows()).toEqual([])
  })

  test('each step of quitting can be prevented', async () => {
    const { seen, host } = await start()
    const { app: electronApp } = seen.electron
    electronApp.once('before-quit', (event) => event.preventDefault())
    electronApp.quit()
    expect(seen.log.splice(0)).toEqual(['before-quit'])
    seen.window.once('close', (event) => event.preventDefault())
    electronApp.quit()
    expect(seen.log.splice(0)).toEqual(['before-quit'])
    expect(seen.window.isDestroyed()).toBe(false)
    electronApp.once('will-quit', (event) => event.preventDefault())
    electronApp.quit()
    await new Promise(setImmediate)
    expect(seen.log.splice(0)).toEqual(['before-quit', 'will-quit'])
    electronApp.quit()
    expect(await host.exited).toBe(0)
  })

  test('exit asks nobody', async () => {
    const { seen, host } = await start()
    seen.electron.app.exit(4)
    expect(await host.exited).toBe(4)
    expect(seen.log).toEqual(['quit'])
  })

  test('no window is made before the app is ready, and its version is the app’s own', async () => {
    const { seen } = await start()
    expect(seen.electron.app.getVersion()).toBe('9.8.7')
    expect(seen.electron.app.isPackaged).toBe(false)
  })
})
