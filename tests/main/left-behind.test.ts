import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { leaveNoTraces } from '../../src/main/leave-no-traces.ts'
import { setMenu } from '../../src/main/menus.ts'
import { dialogHandlers } from '../../src/main/shell-dialogs.ts'
import { Tokens } from '../../src/main/tokens.ts'

const told = vi.hoisted(() => ({
  dialogs: [] as { readonly properties: readonly string[] }[],
  defaults: [] as unknown[],
  menu: [] as unknown[],
}))

// What Electron is told is what it leaves behind: it is not here to be asked.
vi.mock('electron', () => ({
  BrowserWindow: { getAllWindows: () => [{ webContents: { getURL: () => 'app://holdfast/index.html' } }] },
  dialog: {
    showOpenDialog: (_window: unknown, options: (typeof told.dialogs)[number]) => {
      told.dialogs.push(options)
      return Promise.resolve({ canceled: false, filePaths: ['/home/a/x.png'] })
    },
    showSaveDialog: (_window: unknown, options: (typeof told.dialogs)[number]) => {
      told.dialogs.push(options)
      return Promise.resolve({ canceled: false, filePath: '/home/a/x.png' })
    },
  },
  systemPreferences: { setUserDefault: (...given: unknown[]) => void told.defaults.push(given) },
  Menu: {
    buildFromTemplate: (items: unknown[]) => items,
    setApplicationMenu: (items: unknown[]) => void (told.menu = items),
  },
}))

beforeEach(() => {
  told.dialogs.length = 0
  told.defaults.length = 0
})

describe('what somebody chooses in a dialog', () => {
  const dialogs = dialogHandlers(new Tokens())
  const context = {} as never

  test.each(['pickVault', 'pickNewVault', 'pickFiles', 'pickFile', 'pickFolder', 'pickNewFile'] as const)(
    'does not stand among the system’s recent files afterwards: %s',
    async (name) => {
      const { picked } = await dialogs[name]({ suggested: 'x' } as never, context)
      expect(told.dialogs.map(({ properties }) => properties)).toEqual([
        expect.arrayContaining(['dontAddToRecent']),
      ])
      expect(JSON.stringify(picked)).not.toContain('/home')
    },
  )
})

describe('the pictures that macOS keeps of windows', () => {
  test('are switched off there', () => {
    leaveNoTraces('darwin')
    expect(told.defaults).toEqual([['NSQuitAlwaysKeepsWindows', 'boolean', false]])
  })

  test('are not there to be switched off elsewhere', () => {
    for (const platform of ['win32', 'linux']) leaveNoTraces(platform)
    expect(told.defaults).toEqual([])
  })
})

describe('the menu of the app', () => {
  const EDIT = ['undo', 'redo', undefined, 'cut', 'copy', 'paste', 'selectAll']

  function rolesOn(platform: string) {
    setMenu(platform)
    return (told.menu as MenuItemConstructorOptions[]).map(({ label, submenu }) => [
      label,
      (submenu as MenuItemConstructorOptions[]).map(({ role }) => role),
    ])
  }

  test('is how text is cut, copied and pasted, which Electron’s own keys hang on', () => {
    for (const platform of ['win32', 'linux']) expect(rolesOn(platform)).toEqual([['Edit', EDIT]])
  })

  test('on macOS hides and ends the app besides; nowhere does it open tools, zoom or a link', () => {
    expect(rolesOn('darwin')).toEqual([
      ['Holdfast', ['hide', 'hideOthers', 'unhide', undefined, 'quit']],
      ['Edit', EDIT],
    ])
  })
})
