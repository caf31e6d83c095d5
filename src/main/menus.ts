import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'
import { contextMenuOf } from './context-menu.ts'

const EDIT: MenuItemConstructorOptions = {
  label: 'Edit',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ],
}
const APP: MenuItemConstructorOptions = {
  label: 'Holdfast',
  submenu: [
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    { role: 'quit' },
  ],
}

/** No developer tools, no reload, no link that leads out, which the menu of Electron's own has. */
export function setMenu(platform: string): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(platform === 'darwin' ? [APP, EDIT] : [EDIT]))
}

export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextMenuOf(params)
    if (items.length > 0) Menu.buildFromTemplate(items).popup()
  })
}
