import { BrowserWindow, session, type Session } from 'electron'
import type { PdfOptions, RawEvent } from '../core/printing/raw-page.ts'
import { denyPermissions } from './security/deny-permissions.ts'
import type { PageAsk } from './thread/asked-page.ts'
import type { ThreadPages } from './thread/thread-client.ts'

type Tell = (page: number, event: RawEvent) => void

// In memory, as the app's own: a partition without `persist:`.
const OWN = 'holdfast-print'
const FOREIGN = 'holdfast-print-foreign'
/** Nobody answers there: a request that no page's fence has answered ends here. */
const NOBODY = { proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' }
const PROTOCOL_VERSION = '1.3'
/** As its events are called by Chromium. */
const CRASHED: RawEvent = { method: 'Inspector.targetCrashed', params: {} }

/**
 * The hidden, sandboxed windows that the vault thread prints with and reads files of unknown origin in. They have no
 * preload and keep nothing. The thread puts each behind its fence (core/printing/page.ts) before anything is in it.
 */
export function openPrinterPages(): ThreadPages {
  const windows = new Map<number, BrowserWindow>()
  let isOver = false
  const close = (page: number): void => {
    const window = windows.get(page)
    windows.delete(page)
    if (window !== undefined && !window.isDestroyed()) window.destroy()
  }
  return {
    answer: async (asked, tell) => {
      if (asked.kind === 'close') return close(asked.page)
      if (asked.kind === 'open') {
        await openPage(windows, asked, tell)
        // The thread has ended while the window was being made.
        if (isOver) close(asked.page)
        return
      }
      const window = windows.get(asked.page)
      if (window === undefined || window.isDestroyed()) throw new Error('no such page')
      if (asked.kind === 'print') return window.webContents.printToPDF(printingOf(asked.options))
      return window.webContents.debugger.sendCommand(asked.method, asked.params)
    },
    closeAll: () => {
      isOver = true
      for (const page of windows.keys()) close(page)
    },
  }
}

async function openPage(
  windows: Map<number, BrowserWindow>,
  { page, isForeign }: Extract<PageAsk, { readonly kind: 'open' }>,
  tell: Tell,
): Promise<void> {
  const partition = isForeign ? FOREIGN : OWN
  await keepAlone(session.fromPartition(partition))
  const window = new BrowserWindow({ show: false, webPreferences: safePreferences(partition) })
  windows.set(page, window)
  const { debugger: wire } = window.webContents
  wire.on('message', (_event, method: string, params: RawEvent['params']) => tell(page, { method, params }))
  window.webContents.on('render-process-gone', () => tell(page, CRASHED))
  await window.loadURL('about:blank')
  wire.attach(PROTOCOL_VERSION)
}

function safePreferences(partition: string) {
  return {
    partition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
    // A hidden page is laid out as one that is seen.
    backgroundThrottling: false,
  }
}

/** What a saved page asks for by http is answered by its fence, which stands behind this. */
async function keepAlone(pages: Session): Promise<void> {
  denyPermissions(pages)
  pages.setSpellCheckerEnabled(false)
  pages.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !/^(https?|data|blob|about):/.test(url) }),
  )
  await pages.setProxy(NOBODY)
}

function printingOf(options: PdfOptions): Electron.PrintToPDFOptions {
  const { paperWidth, paperHeight, marginTop, marginRight, marginBottom, marginLeft, ...rest } = options
  return {
    ...rest,
    printBackground: true,
    displayHeaderFooter: false,
    generateDocumentOutline: false,
    pageSize: { width: paperWidth, height: paperHeight },
    margins: { top: marginTop, right: marginRight, bottom: marginBottom, left: marginLeft },
  }
}
