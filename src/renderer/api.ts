import { AppError } from '../contract/errors.ts'
import type { CallResult, PageEvent } from '../contract/call.ts'
import type { HoldfastContract } from '../contract/index.ts'
import type { CallContext, Client } from '../contract/procedure.ts'
import type { ShellContract } from '../contract/shell.ts'

/** What the preload lets through; the only file that touches it is this one. */
type Bridge = {
  call(id: number, name: string, input: unknown): Promise<CallResult>
  cancel(id: number): void
  token(file: File): Promise<string>
  listen(hear: (event: PageEvent) => void): void
}
declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

type Progress = CallContext['progress']
type Events = Exclude<PageEvent, { kind: 'progress' }>

const progressOf = new Map<number, Progress>()
const listeners = new Set<(event: Events) => void>()
let lastId = 0

window.bridge.listen((event) => {
  if (event.kind === 'progress') progressOf.get(event.id)?.(event.done, event.total, event.what)
  else for (const hear of listeners) hear(event)
})

/** Hears what the app tells the page without being asked. Gives back how to stop. */
export function onEvent(hear: (event: Events) => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

const hearers = new Set<(name: string) => void>()

/** Hears the name of each call that was answered, so that a list knows when it is old. Gives back how to stop. */
export function onAnswered(hear: (name: string) => void): () => void {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

/** A dropped file as a token: its path goes to main and never comes here. */
export const tokenOf = (file: File): Promise<string> => window.bridge.token(file)

async function ask(name: string, input: unknown, context: Partial<CallContext> = {}): Promise<unknown> {
  const id = ++lastId
  const { signal, progress } = context
  // Cancelled before it was asked, such as while a dropped file was made a token.
  if (signal?.aborted === true) throw new AppError('Cancelled', name)
  const cancel = (): void => window.bridge.cancel(id)
  if (progress) progressOf.set(id, progress)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    const result = await window.bridge.call(id, name, input)
    if (result.ok) {
      for (const hear of hearers) hear(name)
      return result.value
    }
    throw new AppError(result.code, name, { details: result.details ?? [] })
  } finally {
    progressOf.delete(id)
    signal?.removeEventListener('abort', cancel)
  }
}

/** `api.incidents.record(input)`: the contract, as functions. */
export const api = new Proxy({} as Client<HoldfastContract & ShellContract>, {
  get: (_api, slice: string) =>
    new Proxy(
      {},
      {
        get: (_slice, verb: string) => (input: unknown, context?: Partial<CallContext>) =>
          ask(`${slice}.${verb}`, input, context),
      },
    ),
})
