import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import type { FileToken } from '../../contract/exhibits.ts'
import type { LeaveReason } from '../../contract/leaving.ts'
import type { CallContext } from '../../contract/procedure.ts'
import type { PageAsk } from './asked-page.ts'
import type { FromThread, Standing, ThreadData, ToThread } from './messages.ts'
import type { RawEvent } from '../../core/printing/raw-page.ts'

type Waiting = {
  readonly done: (value: unknown) => void
  readonly fail: (error: AppError) => void
  readonly progress: CallContext['progress']
}

/** How long a thread may take to close its vault; then it is ended from outside. */
const MOST_ENDING_MS = 10_000

/** The main process's side of the vault thread. Main never waits for SQLite: it passes messages. */
export type VaultThread = {
  call(name: string, input: unknown, context: CallContext): Promise<unknown>
  /** What main asks for itself, by names that no page can ask for. */
  serve(name: string, input: unknown, signal: AbortSignal): Promise<unknown>
  learnToken(token: FileToken, standsFor: Standing): void
  /** From now on nobody sees what goes on in it; or somebody does again. */
  goBehind(isBehind: boolean): void
  /** Ends the thread and everything it holds in memory. What was running is Cancelled. Never throws. */
  end(why: LeaveReason): Promise<void>
}

/** The pages that main has for its thread: what prints, and what reads files of unknown origin. */
export type ThreadPages = {
  /** Rejects where the page refuses. */
  answer(asked: PageAsk, tell: (page: number, event: RawEvent) => void): Promise<unknown>
  closeAll(): void
}

/** Starts the thread from the entry file that was built of `vault-thread.ts`. */
export function startVaultThread(entry: URL, data: ThreadData, pages: ThreadPages): VaultThread {
  const worker = new Worker(entry, { workerData: data })
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let isEnded = false

  const send = (message: ToThread): void => worker.postMessage(message)
  const failAll = (error: AppError): void => {
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'ask') answerAsk(pages, message, send)
    else hear(waiting, message)
  })
  worker.on('error', (cause) => failAll(new AppError('Internal', 'the vault thread failed', { cause })))
  const { promise: gone, resolve: tellGone } = Promise.withResolvers<void>()
  worker.on('exit', () => {
    tellGone()
    pages.closeAll()
    isEnded = true
    failAll(new AppError('Cancelled', 'the vault thread has ended'))
  })

  const ask = (
    kind: 'call' | 'serve',
    name: string,
    input: unknown,
    { signal, progress }: CallContext,
  ): Promise<unknown> => {
    if (isEnded) return Promise.reject(new AppError('Cancelled', 'the vault thread has ended'))
    const id = nextId++
    const cancel = (): void => send({ kind: 'cancel', id })
    signal.addEventListener('abort', cancel, { once: true })
    return new Promise<unknown>((done, fail) => {
      waiting.set(id, { done, fail, progress })
      send({ kind, id, name, input })
      if (signal.aborted) cancel()
    }).finally(() => signal.removeEventListener('abort', cancel))
  }

  return {
    call: (name, input, context) => ask('call', name, input, context),
    serve: (name, input, signal) => ask('serve', name, input, { signal, progress: () => undefined }),
    learnToken: (token, standsFor) => {
      if (!isEnded) send({ kind: 'token', token, standsFor })
    },
    goBehind: (isBehind) => send({ kind: isBehind ? 'behind' : 'back' }),
    end: async (why) => {
      isEnded = true
      send({ kind: 'end', why })
      await Promise.race([gone, new Promise((done) => setTimeout(done, MOST_ENDING_MS).unref())])
      await worker.terminate()
    },
  }
}

function answerAsk(
  pages: ThreadPages,
  { id, asked }: Extract<FromThread, { readonly kind: 'ask' }>,
  send: (message: ToThread) => void,
): void {
  pages
    .answer(asked, (page, event) => send({ kind: 'pageEvent', page, event }))
    .then(
      (value) => send({ kind: 'asked', id, value }),
      // What a page says of its refusal may name what was in it.
      () => send({ kind: 'refused', id }),
    )
}

type Answer = Exclude<FromThread, { readonly kind: 'ask' }>

function hear(waiting: Map<number, Waiting>, message: Answer): void {
  const asked = waiting.get(message.id)
  if (asked === undefined) return
  if (message.kind === 'progress') return asked.progress(message.done, message.total, message.what)
  waiting.delete(message.id)
  if (message.kind === 'answer') asked.done(message.value)
  else asked.fail(new AppError(message.code, message.message, { details: message.details }))
}
