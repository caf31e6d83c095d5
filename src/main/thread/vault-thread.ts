// The vault thread: the only connection to the vault, the read model and the keys live here (DESIGN section 2).
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { LeaveReason } from '../../contract/leaving.ts'
import { contract } from '../../contract/index.ts'
import { evidenceContract } from '../../contract/evidence.ts'
import { createHandlers, createServing } from '../../core/handlers.ts'
import { createCaller, type Caller } from '../../core/router.ts'
import { forgetViews } from '../../core/exhibits/views.ts'
import { Session } from '../../core/session.ts'
import { mosaicMaker } from './make-mosaics.ts'
import { PageQuestions } from './page-questions.ts'
import { openThreadHost } from './thread-host.ts'
import { ThreadFiles } from './thread-files.ts'
import { failedIn, madeBy, Underway, type Making } from './underway.ts'
import type { FromThread, ThreadData, ToThread } from './messages.ts'

const port = parentPort!
const tell = (message: FromThread): void => port.postMessage(message)
const files = new ThreadFiles()
const pages = new PageQuestions((id, asked) => tell({ kind: 'ask', id, asked }))
const session = new Session()
const host = openThreadHost(workerData as ThreadData, files, pages)
const call = createCaller(contract, createHandlers(host, session))
const serve = createCaller(evidenceContract, createServing(session))
const running = new Map<number, { readonly stop: AbortController; readonly over: Promise<void> }>()
const underway = new Underway((token) => files.nameOf(token))
const wasAsked = mosaicMaker(() => call('exhibits.makeMosaics', {}))

/** How long what was stopped may take to roll back, before the vault is locked all the same. */
const MOST_STOPPING_MS = 400

async function answer(
  ask: Caller,
  id: number,
  name: string,
  input: unknown,
  signal: AbortSignal,
): Promise<void> {
  const work = underway.begin(name, input)
  let isDone = false
  let failed: readonly number[] = []
  let making: Making = 'could-not'
  const progress = (done: number, total: number, what: string): void => {
    if (work !== null) work.done = Math.floor(done)
    tell({ kind: 'progress', id, done, total, what })
  }
  try {
    const value = await ask(name, input, { signal, progress })
    isDone = true
    failed = failedIn(name, value)
    making = madeBy(name, value) ?? making
    tell({ kind: 'answer', id, value })
    wasAsked(name)
  } catch (error) {
    const named = isAppError(error) ? error : new AppError('Internal', 'unexpected', { cause: error })
    tell({ kind: 'failed', id, code: named.code, message: named.message, details: named.details })
  } finally {
    if (work?.isMaking === true) underway.endMaking(work, !isDone && signal.aborted ? 'stopped' : making)
    if (work !== null) underway.end(work, isDone, failed)
    running.delete(id)
  }
}

function begin(ask: Caller, id: number, name: string, input: unknown): void {
  const stop = new AbortController()
  const { promise: over, resolve } = Promise.withResolvers<void>()
  running.set(id, { stop, over })
  void answer(ask, id, name, input, stop.signal).finally(resolve)
}

/** What nobody has seen go by is told after the next unlock; a vault that cannot be written has nothing to tell. */
async function note(why: LeaveReason, keptMeanwhile: readonly string[], making: boolean): Promise<void> {
  const { made, couldNotMake } = underway.takeMade()
  const { notKept } = underway
  const isStopped = making && made.length === 0
  const { length } = [...notKept, ...keptMeanwhile, ...made]
  if (why !== 'exit' && !isStopped && !couldNotMake && length === 0) return
  const stopped = { why, notKept, keptMeanwhile, making: isStopped, made, couldNotMake }
  await call('leaving.note', stopped).catch(() => undefined)
}

let isBehind = false

async function end(why: LeaveReason): Promise<void> {
  if (!isBehind) underway.forgetEnded()
  const making = underway.isMaking
  // What is made in the last moment has no page to tell.
  underway.goUnseen()
  const stopped = [...running.values()]
  for (const { stop } of stopped) stop.abort()
  await Promise.race([Promise.all(stopped.map(({ over }) => over)), setTimeout(MOST_STOPPING_MS)])
  await note(why, isBehind ? underway.kept : [], making)
  // Whatever keeps the vault from closing, the thread ends.
  await call('vault.lock', {}).catch(() => undefined)
  process.exit(0)
}

async function comeBack(): Promise<void> {
  isBehind = false
  await note('idle', underway.kept, false)
}

port.on('message', (message: ToThread) => {
  if (message.kind === 'call') begin(call, message.id, message.name, message.input)
  else if (message.kind === 'serve') begin(serve, message.id, message.name, message.input)
  else if (message.kind === 'cancel') running.get(message.id)?.stop.abort()
  else if (message.kind === 'end') void end(message.why)
  else if (message.kind === 'back') void comeBack()
  else if (message.kind === 'token') files.learn(message.token, message.standsFor)
  else if (message.kind === 'behind') {
    isBehind = true
    underway.forgetEnded()
    underway.goUnseen()
    // What was open is not, and what is opened after somebody is back is opened anew.
    if (session.isOpen) forgetViews(session.vault)
  } else pages.heard(message)
})
