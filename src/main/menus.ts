import { Menu, type ContextMenuParams, type MenuItemConstructorOptions, type WebContents } from 'electron'

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

/** What can be done with the text under the pointer. No word goes to a dictionary: that is a plain file. */
export function contextMenuOf({
  isEditable,
  selectionText,
  editFlags,
}: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>): MenuItemConstructorOptions[] {
  if (isEditable)
    return [
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ]
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
}

export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextMenuOf(params)
    if (items.length > 0) Menu.buildFromTemplate(items).popup()
  })
}
