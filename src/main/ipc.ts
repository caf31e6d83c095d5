import { ipcMain, type WebContents } from 'electron'
import { CallRequest, type CallResult, type PageEvent } from '../contract/call.ts'
import { isAppError, type AppError } from '../contract/errors.ts'
import type { CallContext } from '../contract/procedure.ts'
import type { RecentFailures } from './recent-failures.ts'
import { isOurFrame } from './security/our-frame.ts'
import type { Tokens } from './tokens.ts'

export const CALL_CHANNEL = 'holdfast:call'
export const CANCEL_CHANNEL = 'holdfast:cancel'
export const EVENT_CHANNEL = 'holdfast:event'
export const TOKEN_CHANNEL = 'holdfast:token'

export type Answering = (name: string, input: unknown, context: CallContext) => Promise<unknown>

/** Serves the page's calls on one channel. A frame that is not the app's own top frame is told nothing. */
export function serveCalls(tokens: Tokens, failures: RecentFailures, answer: Answering): void {
  // A page counts its calls from 1, and one that is gone may have left some running.
  const running = new Map<string, AbortController>()
  ipcMain.handle(CALL_CHANNEL, async (event, message: unknown): Promise<CallResult> => {
    if (!isOurFrame(event.senderFrame)) throw new Error('forbidden')
    const asked = CallRequest.safeParse(message)
    if (!asked.success) return { ok: false, code: 'InvalidInput' }
    const { id, name, input } = asked.data
    const key = keyOf(event.sender, id)
    if (running.has(key)) return { ok: false, code: 'InvalidInput' }
    const stop = new AbortController()
    running.set(key, stop)
    const progress = (done: number, total: number, what: string): void =>
      tellPage(event.sender, { kind: 'progress', id, done, total, what })
    try {
      return { ok: true, value: await answer(name, input, { signal: stop.signal, progress }) }
    } catch (error) {
      const failure = isAppError(error) ? failureOf(error) : INTERNAL
      failures.note(failure.code)
      return failure
    } finally {
      running.delete(key)
    }
  })
  // A dropped file: the preload names its path, and the page is given a token for it.
  ipcMain.handle(TOKEN_CHANNEL, (event, path: unknown): string => {
    if (!isOurFrame(event.senderFrame) || typeof path !== 'string' || path === '')
      throw new Error('forbidden')
    return tokens.givePath(path).token
  })
  ipcMain.on(CANCEL_CHANNEL, (event, id: unknown) => {
    if (isOurFrame(event.senderFrame) && typeof id === 'number') running.get(keyOf(event.sender, id))?.abort()
  })
}

const keyOf = (page: WebContents, id: number): string => `${page.id} ${id}`

type Failed = Extract<CallResult, { readonly ok: false }>
const INTERNAL: Failed = { ok: false, code: 'Internal' }
const failureOf = ({ code, details }: AppError): Failed =>
  details.length === 0 ? { ok: false, code } : { ok: false, code, details: [...details] }

/** Tells the page something it did not ask for. A page that is gone is not told. */
export function tellPage(page: WebContents, event: PageEvent): void {
  if (!page.isDestroyed()) page.send(EVENT_CHANNEL, event)
}
