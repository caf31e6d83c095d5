import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { CallResult, PageEvent } from '../contract/call.ts'

// The keyhole. Channel names are written out here: a sandboxed preload is one file and knows main by nothing else.
const bridge = {
  call: (id: number, name: string, input: unknown): Promise<CallResult> =>
    ipcRenderer.invoke('holdfast:call', { id, name, input }) as Promise<CallResult>,
  cancel: (id: number): void => ipcRenderer.send('holdfast:cancel', id),
  /** A dropped file becomes a token; its path goes to main and never to the page. */
  token: (file: File): Promise<string> =>
    ipcRenderer.invoke('holdfast:token', webUtils.getPathForFile(file)) as Promise<string>,
  listen: (hear: (event: PageEvent) => void): void => {
    ipcRenderer.on('holdfast:event', (_event: IpcRendererEvent, message: PageEvent) => hear(message))
  },
}
export type Bridge = typeof bridge

contextBridge.exposeInMainWorld('bridge', bridge)
