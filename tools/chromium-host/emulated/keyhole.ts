import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CDPSession } from 'playwright'
import { codec, pageScript } from '../page-scripts.ts'
import type { HostWindow } from './browser-window.ts'
import type { EmulatedIpcMain } from './ipc-main.ts'
import type { PageFrames } from './page-frames.ts'
import type { HeardOther, PressedKey } from './web-contents.ts'

const newName = (): string => `x${randomBytes(12).toString('hex')}`

type Head = PressedKey & HeardOther & { readonly kind: string; readonly id: number; readonly channel: string }

/** What main and the preload of one window say to each other: the preload's world, and a binding no page knows. */
export class Keyhole {
  readonly #window: HostWindow
  readonly #frames: PageFrames
  readonly #ipcMain: EmulatedIpcMain
  readonly #contexts = new Map<number, { readonly frameId: string; readonly name: string }>()
  readonly #binding = newName()
  readonly #isolatedWorld = newName()
  #cdp: CDPSession | null = null
  #preloadContext = 0

  constructor(window: HostWindow, frames: PageFrames, ipcMain: EmulatedIpcMain) {
    this.#window = window
    this.#frames = frames
    this.#ipcMain = ipcMain
  }

  follow(cdp: CDPSession): void {
    this.#cdp = cdp
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId: string }
      this.#contexts.set(context.id, { frameId, name: context.name })
      if (context.name === this.#isolatedWorld && frameId === this.#frames.mainId)
        this.#preloadContext = context.id
    })
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId)
      if (executionContextId === this.#preloadContext) this.#preloadContext = 0
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.#binding) void this.#hear(payload, executionContextId)
    })
  }

  async addScripts(cdp: CDPSession, preload: string | undefined): Promise<void> {
    const worldName = this.#isolatedWorld
    await cdp.send('Runtime.addBinding', { name: this.#binding, executionContextName: worldName })
    const schemes = [...this.#window.session.handlers.keys()]
    const config = { event: newName(), binding: this.#binding, schemes }
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(config, null) })
    if (preload === undefined) return
    const source = pageScript(config, readFileSync(preload, 'utf8'))
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName })
  }

  /** A message to the preload. */
  post(head: object, text: string, executionContextId = this.#preloadContext): void {
    if (this.#window.isDestroyed() || executionContextId === 0) return
    const functionDeclaration = `function (head, text) { globalThis['${this.#binding}In'](head, text) }`
    const args = { executionContextId, functionDeclaration, arguments: [{ value: head }, { value: text }] }
    // A page that has gone hears nothing.
    this.#cdp?.send('Runtime.callFunctionOn', args).catch(() => undefined)
  }

  async #hear(payload: string, executionContextId: number): Promise<void> {
    const { webContents } = this.#window
    const at = payload.indexOf('\n')
    const head = JSON.parse(payload.slice(0, at)) as Head
    if (head.kind === 'key') return webContents.heardKey(head)
    if (head.kind === 'mouse' || head.kind === 'media' || head.kind === 'context')
      return webContents.heardOther(head.kind, head)
    const args = await this.#withPaths(codec.decode(payload.slice(at + 1)) as unknown[], executionContextId)
    const senderFrame = this.#frames.get(this.#contexts.get(executionContextId)?.frameId)
    const event = { sender: webContents, senderFrame }
    if (head.kind === 'send') return void this.#ipcMain.emit(head.channel, event, ...args)
    const back = (ok: boolean, text: string): void =>
      this.post({ kind: 'answer', id: head.id, channel: head.channel, ok }, text, executionContextId)
    try {
      back(true, codec.encode(await this.#ipcMain.answer(head.channel, event, args)))
    } catch (error) {
      back(false, String(error))
    }
  }

  /** The preload names a file by the binding, which no page knows. */
  #fileIndex(text: string): string | undefined {
    const [name, index] = text.split(':')
    return name === this.#binding ? index : undefined
  }

  /** Puts a dropped file's path where the preload could only name the file. */
  async #withPaths(args: readonly unknown[], contextId: number): Promise<readonly unknown[]> {
    return Promise.all(
      args.map(async (arg) => {
        const index = typeof arg === 'string' ? this.#fileIndex(arg) : undefined
        if (index === undefined) return arg
        const expression = `globalThis['${this.#binding}File'](${index})`
        const { result } = await this.#cdp!.send('Runtime.evaluate', { expression, contextId })
        const { path } = await this.#cdp!.send('DOM.getFileInfo', { objectId: result.objectId! })
        return path
      }),
    )
  }
}
