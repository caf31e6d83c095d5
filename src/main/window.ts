import { BrowserWindow } from 'electron'
import { APP_ORIGIN } from './security/our-frame.ts'

const FIRST_SIZE = { width: 1200, height: 800, minWidth: 960, minHeight: 640 } as const
const TITLE = 'Holdfast'

export type WindowParts = {
  readonly preload: string
  readonly isPackaged: boolean
  /** A partition without `persist:`: what a page keeps is in memory only. */
  readonly partition: string
}

/** The one window. Its title is always the program's name: nothing of the record stands in a task bar. */
export async function openWindow({ preload, isPackaged, partition }: WindowParts): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    ...FIRST_SIZE,
    title: TITLE,
    show: false,
    webPreferences: {
      preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${APP_ORIGIN}/index.html`)
  return window
}
