import { describe, expect, test } from 'vitest'
import { findBrowser, findCommand, howToGetABrowser } from '../../tools/browser.ts'
import type { Machine } from '../../tools/browser.ts'
import { freeName } from '../../tools/free-name.ts'
import { describeMissing, packagesOf } from '../../tools/judges.ts'
import { isMissing } from '../support/judges.ts'

function machineWith(path: string, platform = 'linux', env: Readonly<Record<string, string>> = {}): Machine {
  const isThere = (asked: string): boolean => asked.replaceAll('\\', '/') === path
  return { platform, env: { PATH: '/opt/bin:/usr/bin', ...env }, isThere }
}

describe('finding programs', () => {
  test('a command is found on the PATH', () => {
    expect(findCommand(['qpdf'], machineWith('/usr/bin/qpdf'))).toBe('/usr/bin/qpdf')
    expect(findCommand(['qpdf'], machineWith('/home/qpdf'))).toBeUndefined()
  })
  test.each([
    ['linux', '/usr/bin/google-chrome', {}],
    ['linux', '/opt/bin/microsoft-edge', {}],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
    ['win32', 'C:/Program Files/Microsoft/Edge/Application/msedge.exe', { PROGRAMFILES: 'C:/Program Files' }],
  ])('a browser is found on %s at %s', (platform, path, env) => {
    expect(findBrowser(machineWith(path, platform, env))).toBe(path)
  })
  test.each(['linux', 'darwin', 'win32'])('where none is found on %s, it says how to get one', (platform) => {
    expect(findBrowser(machineWith('/nowhere', platform))).toBeUndefined()
    expect(howToGetABrowser(platform)).toMatch(/none was found\. .*(Chromium|Edge)/)
  })
})

describe('outside judges', () => {
  test('each names the Debian package to install, once', () => {
    expect(packagesOf(['pdftotext', 'pdfinfo', 'minisign'])).toEqual(['minisign', 'poppler-utils'])
    expect(describeMissing(['age', 'qpdf'])).toBe(
      'Not on this computer: age, qpdf (Debian packages: age qpdf).',
    )
  })
  test('a missing one skips, and is named', () => {
    const said: string[] = []
    expect(isMissing(['age'], false, (line) => said.push(line))).toBe(true)
    expect(said).toEqual(['Skipped here, because this computer has no age.\n'])
  })
  test('a missing one is an error in CI', () => {
    expect(() => isMissing(['age'], true, () => {})).toThrow('these are not: age')
  })
  test('none missing, none skipped', () => {
    expect(isMissing([], true, () => {})).toBe(false)
  })
})

test('a name that is taken gets a number', () => {
  const taken = new Set(['demo', 'demo-2'])
  expect(freeName('demo', (path) => taken.has(path))).toBe('demo-3')
  expect(freeName('other', (path) => taken.has(path))).toBe('other')
})
