import { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/errors.ts'
import type { FileToken } from '../../contract/exhibits.ts'
import type { CallContext } from '../../contract/procedure.ts'
import type { FromThread, Standing, ThreadData, ToThread } from './messages.ts'

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
  learnToken(token: FileToken, standsFor: Standing): void
  /** Ends the thread and everything it holds in memory. What was running is Cancelled. Never throws. */
  end(): Promise<void>
}

/** Starts the thread from the entry file that was built of `vault-thread.ts`. */
export function startVaultThread(entry: URL, data: ThreadData): VaultThread {
  const worker = new Worker(entry, { workerData: data })
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let isEnded = false

  const send = (message: ToThread): void => worker.postMessage(message)
  const failAll = (error: AppError): void => {
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  worker.on('message', (message: FromThread) => hear(waiting, message))
  worker.on('error', (cause) => failAll(new AppError('Internal', 'the vault thread failed', { cause })))
  const { promise: gone, resolve: tellGone } = Promise.withResolvers<void>()
  worker.on('exit', () => {
    tellGone()
    isEnded = true
    failAll(new AppError('Cancelled', 'the vault thread has ended'))
  })

  return {
    call: (name, input, { signal, progress }) => {
      if (isEnded) return Promise.reject(new AppError('Cancelled', 'the vault thread has ended'))
      const id = nextId++
      const cancel = (): void => send({ kind: 'cancel', id })
      signal.addEventListener('abort', cancel, { once: true })
      return new Promise<unknown>((done, fail) => {
        waiting.set(id, { done, fail, progress })
        send({ kind: 'call', id, name, input })
        if (signal.aborted) cancel()
      }).finally(() => signal.removeEventListener('abort', cancel))
    },
    learnToken: (token, standsFor) => {
      if (!isEnded) send({ kind: 'token', token, standsFor })
    },
    end: async () => {
      isEnded = true
      send({ kind: 'end' })
      await Promise.race([gone, new Promise((done) => setTimeout(done, MOST_ENDING_MS).unref())])
      await worker.terminate()
    },
  }
}

function hear(waiting: Map<number, Waiting>, message: FromThread): void {
  const asked = waiting.get(message.id)
  if (asked === undefined) return
  if (message.kind === 'progress') return asked.progress(message.done, message.total, message.what)
  waiting.delete(message.id)
  if (message.kind === 'answer') asked.done(message.value)
  else asked.fail(new AppError(message.code, message.message))
}
