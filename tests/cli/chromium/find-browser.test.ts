import { describe, expect, test } from 'vitest'
import { findBrowser } from '../../../src/cli/chromium/find-browser.ts'
import type { BrowserSearch } from '../../../src/cli/chromium/find-browser.ts'

function computer(
  platform: NodeJS.Platform,
  programs: readonly string[],
  env: BrowserSearch['env'],
): BrowserSearch {
  return { platform, env, isProgram: (path) => programs.includes(path) }
}

describe('looking for a browser', () => {
  test('finds Chromium on the PATH of Linux before anything else', () => {
    const search = computer('linux', ['/opt/bin/google-chrome', '/usr/bin/chromium'], {
      PATH: '/opt/bin:/usr/bin',
    })
    expect(findBrowser(undefined, search)).toBe('/usr/bin/chromium')
  })

  test('finds one on Linux without a PATH', () => {
    expect(findBrowser(undefined, computer('linux', ['/usr/bin/microsoft-edge'], {}))).toBe(
      '/usr/bin/microsoft-edge',
    )
  })

  test('finds one in the applications of macOS, also those of one person', () => {
    const path = '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser(undefined, computer('darwin', [path], { HOME: '/Users/a' }))).toBe(path)
  })

  test.runIf(process.platform === 'win32')('finds the Edge that comes with Windows', () => {
    const root = 'C:\\Program Files (x86)'
    const path = `${root}\\Microsoft\\Edge\\Application\\msedge.exe`
    expect(findBrowser(undefined, computer('win32', [path], { 'ProgramFiles(x86)': root }))).toBe(path)
  })

  test('takes the one that HOLDFAST_BROWSER names, and no other', () => {
    const env = { PATH: '/usr/bin', HOLDFAST_BROWSER: '/opt/mine' }
    expect(findBrowser(undefined, computer('linux', ['/opt/mine', '/usr/bin/chromium'], env))).toBe(
      '/opt/mine',
    )
    expect(() => findBrowser(undefined, computer('linux', ['/usr/bin/chromium'], env))).toThrow(
      expect.objectContaining({ code: 'BrowserMissing' }),
    )
  })

  test('says BrowserMissing where there is none', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(() => findBrowser(undefined, computer(platform, [], {}))).toThrow(
        expect.objectContaining({ code: 'BrowserMissing' }),
      )
    }
  })
})
