// The vault thread: the only connection to the vault, the read model and the keys live here (DESIGN section 2).
import { parentPort, workerData } from 'node:worker_threads'
import { AppError, isAppError } from '../../contract/errors.ts'
import { contract } from '../../contract/index.ts'
import { createHandlers } from '../../core/handlers.ts'
import { createCaller } from '../../core/router.ts'
import { PageQuestions } from './page-questions.ts'
import { openThreadHost } from './thread-host.ts'
import { ThreadFiles } from './thread-files.ts'
import type { FromThread, ThreadData, ToThread } from './messages.ts'

const port = parentPort!
const tell = (message: FromThread): void => port.postMessage(message)
const files = new ThreadFiles()
const pages = new PageQuestions((id, asked) => tell({ kind: 'ask', id, asked }))
const call = createCaller(contract, createHandlers(openThreadHost(workerData as ThreadData, files, pages)))
const running = new Map<number, AbortController>()

async function answer(id: number, name: string, input: unknown): Promise<void> {
  const stop = new AbortController()
  running.set(id, stop)
  const progress = (done: number, total: number, what: string): void =>
    tell({ kind: 'progress', id, done, total, what })
  try {
    tell({ kind: 'answer', id, value: await call(name, input, { signal: stop.signal, progress }) })
  } catch (error) {
    const named = isAppError(error) ? error : new AppError('Internal', 'unexpected', { cause: error })
    tell({ kind: 'failed', id, code: named.code, message: named.message })
  } finally {
    running.delete(id)
  }
}

async function end(): Promise<void> {
  for (const stop of running.values()) stop.abort()
  // Whatever keeps the vault from closing, the thread ends.
  await call('vault.lock', {}).catch(() => undefined)
  process.exit(0)
}

port.on('message', (message: ToThread) => {
  if (message.kind === 'call') void answer(message.id, message.name, message.input)
  else if (message.kind === 'cancel') running.get(message.id)?.abort()
  else if (message.kind === 'end') void end()
  else if (message.kind === 'token') files.learn(message.token, message.standsFor)
  else pages.heard(message)
})
