import { contextBridge } from 'electron'

// Empty until the app has calls to forward: the page can reach nothing.
contextBridge.exposeInMainWorld('bridge', {})
