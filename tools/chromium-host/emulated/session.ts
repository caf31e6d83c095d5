import { EventEmitter } from 'node:events'
import { refusing } from '../refusing.ts'

type Handler = (request: Request) => Response | Promise<Response>
type RequestDetails = { readonly url: string; readonly method: string; readonly resourceType: string }
type BeforeRequest = (details: RequestDetails, answer: (decision: { cancel?: boolean }) => void) => void

/** A session that is kept between runs; every window here has one that is not. */
export const isOnDisk = (partition: unknown): boolean => String(partition).startsWith('persist:')

/** One of Electron's sessions: its schemes, and what it lets through. */
export class EmulatedSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>()
  #before: BeforeRequest | null = null
  /** What was asked for in any session of the run, and refused before it was made; tests read it. */
  readonly refused: string[]
  /** What a page wanted to save. Chromium is started so that nothing is, whatever the app says to it. */
  readonly downloads: { readonly url: string; readonly isPrevented: boolean }[] = []

  readonly protocol = refusing('protocol', {
    handle: (scheme: string, handler: Handler): void => void this.handlers.set(scheme, handler),
    unhandle: (scheme: string): boolean => this.handlers.delete(scheme),
    isProtocolHandled: (scheme: string): boolean => this.handlers.has(scheme),
    registerSchemesAsPrivileged: (): void => undefined,
  })
  readonly webRequest = refusing('webRequest', {
    onBeforeRequest: (before: BeforeRequest): void => void (this.#before = before),
  })

  constructor(refused: string[] = []) {
    super()
    this.refused = refused
  }

  /** The host's own: a page began a download. */
  heardDownload(url: string, contents: object): void {
    let isPrevented = false
    const item = refusing('DownloadItem', { getURL: () => url })
    this.emit('will-download', { preventDefault: () => (isPrevented = true) }, item, contents)
    this.downloads.push({ url, isPrevented })
  }

  async isAllowed(details: RequestDetails): Promise<boolean> {
    const before = this.#before
    if (before === null) return true
    const { cancel } = await new Promise<{ cancel?: boolean }>((done) => before(details, done))
    return cancel !== true
  }

  // Chromium asks nobody here: it is started so that every permission is refused.
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
  // No name resolves here and no number is reached, whatever the proxy.
  async setProxy(): Promise<void> {}
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {}
}
