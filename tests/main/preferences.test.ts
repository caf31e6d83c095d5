import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FIRST_PREFERENCES, Preferences as Chosen } from '../../src/contract/preferences.ts'
import { captureSwitchOf } from '../../src/main/capture-switch.ts'
import { Preferences } from '../../src/main/preferences.ts'
import { tempFolder } from '../support/temp-vault.ts'

const PLACE = { x: 10, y: 20, width: 1200, height: 800, isMaximized: false }

describe('what the app keeps of itself', () => {
  test('is there at the next start, in a file that is its owner’s alone', () => {
    const folder = tempFolder()
    const before = new Preferences(folder)
    expect(before.chosen).toEqual(FIRST_PREFERENCES)
    before.set({ lockMinutes: 10, shiftThrice: 'lock' })
    before.set({ windowPlace: PLACE, lastVault: '/a/records.holdfast' })
    const after = new Preferences(folder)
    expect(after.chosen).toEqual({ ...FIRST_PREFERENCES, lockMinutes: 10, shiftThrice: 'lock' })
    expect([after.get('windowPlace'), after.get('lastVault')]).toEqual([PLACE, '/a/records.holdfast'])
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'preferences.json')).mode & 0o777).toBe(0o600)
  })

  test('holds nothing besides what is named here', () => {
    const folder = tempFolder()
    new Preferences(folder).set({ theme: 'dark' })
    const kept = JSON.parse(readFileSync(join(folder, 'preferences.json'), 'utf8')) as object
    const names = [...Object.keys(Chosen.shape), 'lastVault', 'windowPlace']
    expect(Object.keys(kept).toSorted()).toEqual(names.toSorted())
  })

  test('what is not understood is as at first, and the rest stays chosen', () => {
    const folder = tempFolder()
    const write = (text: string): void => writeFileSync(join(folder, 'preferences.json'), text)
    write('{"lockMinutes":7,"theme":"dark","fromTheFuture":1}')
    expect(new Preferences(folder).chosen).toEqual({ ...FIRST_PREFERENCES, theme: 'dark' })
    for (const text of ['', 'no JSON', 'null', '[]', '3']) {
      write(text)
      expect(new Preferences(folder).chosen, text).toEqual(FIRST_PREFERENCES)
    }
  })

  test('what was chosen anew is applied, and nothing is before it was chosen', () => {
    const preferences = new Preferences(tempFolder())
    const themes: string[] = []
    preferences.follow(() => void themes.push(preferences.get('theme')))
    preferences.set({ theme: 'dark' })
    expect(themes).toEqual(['system', 'dark'])
  })
})

describe('keeping the window out of captures', () => {
  const on = (platform: string, release: string, hasAssistiveTechnology = false) =>
    captureSwitchOf({ platform, release, hasAssistiveTechnology })

  test('is offered where the system can do it, and called what it is elsewhere', () => {
    expect(on('win32', '10.0.26100')).toBe('works')
    expect(on('darwin', '23.6.0')).toBe('works')
    expect(on('darwin', '24.0.0')).toBe('may-not-work')
    expect(on('linux', '6.1.0')).toBe('not-offered')
  })

  test('stands back for a screen reader', () => {
    expect([on('win32', '10.0', true), on('darwin', '25.0', true)]).toEqual(['assistive', 'assistive'])
    expect(on('linux', '6.1', true)).toBe('not-offered')
  })
})
