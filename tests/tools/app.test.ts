import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chooseHost } from '../../tools/app-host/choose-host.ts'
import { electronIn } from '../../tools/app-host/find-electron.ts'
import { isBuilt } from '../../tools/app-host/is-built.ts'
import { ROOT } from '../../tools/find-node.mjs'
import { tempFolder } from '../support/temp-vault.ts'

const machine = (env: Readonly<Record<string, string>>, files: readonly string[] = []) => ({
  platform: 'linux',
  env,
  isThere: (path: string) => files.includes(path),
})
const SCREEN = { DISPLAY: ':0' }

const looking = (electron: string | undefined, browser: string | undefined) => ({
  electron: () => electron,
  browser: () => browser,
  howToGetABrowser: 'how',
})

describe('npm start', () => {
  test('opens Electron when its runtime is there, else Chromium', () => {
    const screen = machine(SCREEN)
    expect(chooseHost(screen, looking('/e/electron', '/b'))).toEqual({
      kind: 'electron',
      program: '/e/electron',
    })
    expect(chooseHost(screen, looking(undefined, '/b'))).toEqual({ kind: 'chromium', browser: '/b' })
    expect(chooseHost(screen, looking(undefined, undefined))).toEqual({ kind: 'none', says: 'how' })
  })

  test('looks for nothing, and fetches nothing, where there is no screen', () => {
    const never = (): never => {
      throw new Error('looked for')
    }
    const host = chooseHost(machine({}), { electron: never, browser: never, howToGetABrowser: '' })
    expect(host.kind).toBe('none')
  })

  test('finds the runtime by the package’s own file, and only when it is really there', () => {
    const read = () => 'electron\n'
    const whole = machine({}, ['/p/path.txt', '/p/dist/electron'])
    expect(electronIn('/p', whole, read)).toBe('/p/dist/electron')
    expect(electronIn('/p', machine({}, ['/p/path.txt']), read)).toBeUndefined()
    expect(electronIn('/p', machine({}), read)).toBeUndefined()
    expect(electronIn(undefined, whole, read)).toBeUndefined()
  })

  test('without a display says so, names the demo and ends with 3', () => {
    const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
    const args = [join(ROOT, 'tools/run.mjs'), 'tools/start.ts']
    const done = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' })
    if (process.platform !== 'linux') return
    expect(done.status).toBe(3)
    expect(done.stdout).toContain('There is no display here')
    expect(done.stdout).toContain('npm run -s holdfast -- demo --out DIR')
  })

  test('builds when a source is newer than what was built', () => {
    const root = tempFolder()
    const put = (name: string, atS: number): void => {
      mkdirSync(join(root, name, '..'), { recursive: true })
      writeFileSync(join(root, name), '')
      utimesSync(join(root, name), atS, atS)
    }
    for (const name of ['src/main/index.ts', 'package.json', 'electron.vite.config.ts']) put(name, 1000)
    for (const folder of ['src', 'src/main']) utimesSync(join(root, folder), 1000, 1000)
    expect(isBuilt(root)).toBe(false)
    for (const name of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'])
      put(name, 2000)
    expect(isBuilt(root)).toBe(true)
    utimesSync(join(root, 'src/main/index.ts'), 3000, 3000)
    expect(isBuilt(root)).toBe(false)
  })
})
