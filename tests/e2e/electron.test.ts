import { existsSync, readFileSync } from 'node:fs'
import { _electron, type ElectronApplication } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { electronIn } from '../../tools/app-host/find-electron.ts'
import { ROOT, packageFolder } from '../../tools/find-node.mjs'
import { buildApp, throwAwayFolder } from '../support/built-app.ts'

// What the Chromium host cannot say: that the built app starts in Electron itself, and leaves it.
const machine = { platform: process.platform, env: process.env, isThere: existsSync }
const program = electronIn(packageFolder('electron'), machine, (path) => readFileSync(path, 'utf8'))
const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'])
const why = program === undefined ? 'has no runtime of Electron' : hasScreen ? '' : 'has no display'
if (why !== '')
  process.stdout.write(`Skipped here, because this computer ${why}: tests/e2e/electron.test.ts\n`)

const place = throwAwayFolder()
let app: ElectronApplication

describe.skipIf(why !== '').sequential('the built app in Electron', () => {
  beforeAll(async () => {
    buildApp()
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    app = await _electron.launch({
      executablePath: program!,
      args: [ROOT, `--user-data-dir=${place.folder}`, ...asRoot],
    })
  })
  afterAll(() => place.remove())

  test('shows its first screen, under its own name and no other', async () => {
    const page = await app.firstWindow()
    await page.getByRole('heading', { name: 'Holdfast' }).waitFor()
    expect(page.url()).toBe('app://holdfast/index.html')
    await page.evaluate(`document.title = 'My record'`)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle())).toBe(
      'Holdfast',
    )
  })

  test('gives the page four ways through the keyhole and nothing of Node', async () => {
    const page = await app.firstWindow()
    expect(await page.evaluate(`[Object.keys(bridge).sort(), typeof require, typeof process]`)).toEqual([
      ['call', 'cancel', 'listen', 'token'],
      'undefined',
      'undefined',
    ])
  })

  test('keeps nothing of the page on the disk', async () => {
    const isInMemory = await app.evaluate(
      ({ BrowserWindow }) => !BrowserWindow.getAllWindows()[0]!.webContents.session.isPersistent(),
    )
    expect(isInMemory).toBe(true)
  })

  test('ends when Shift is pressed three times', async () => {
    const page = await app.firstWindow()
    const ended = app.waitForEvent('close')
    for (let time = 0; time < 3; time++) await page.keyboard.press('Shift')
    await ended
  })
})
