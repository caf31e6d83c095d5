import { delimiter } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeMissing, packagesOf } from '../../tools/judges.ts'
import { findCommand, howToGetABrowser } from '../../tools/programs.ts'
import type { Machine } from '../../tools/programs.ts'
import { isMissing } from '../support/judges.ts'

function machineWith(path: string, platform = 'linux'): Machine {
  const isThere = (asked: string): boolean => asked.replaceAll('\\', '/') === path
  return { platform, env: { PATH: ['/opt/bin', '/usr/bin'].join(delimiter) }, isThere }
}

describe('finding programs', () => {
  test.each([
    ['linux', '/usr/bin/qpdf'],
    ['win32', '/opt/bin/qpdf.exe'],
  ])('on %s a command is found on the PATH', (platform, path) => {
    expect(findCommand('qpdf', machineWith(path, platform))).toContain('qpdf')
    expect(findCommand('qpdf', machineWith('/home/qpdf', platform))).toBeUndefined()
  })
  test.each(['linux', 'darwin', 'win32'])('with no browser on %s, it says how to get one', (platform) => {
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
