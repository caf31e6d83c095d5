import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'

export type CdpEvent = {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly sessionId: string | undefined
}

/** A connection to Chromium's DevTools over `--remote-debugging-pipe`: JSON messages ended by a zero byte. */
export type CdpPipe = {
  /** Calls a method and reads its answer with `schema`. Throws `PrintFailed` on refusal, silence or a closed pipe. */
  call<T>(method: string, params: object, schema: z.ZodType<T>, sessionId?: string): Promise<T>
  /** Hears every event until the returned function is called. */
  listen(listener: (event: CdpEvent) => void): () => void
  /** Ends every call that waits, now and later, with `error`. */
  fail(error: AppError): void
}

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: AppError) => void }

const Message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number() }).optional(),
  sessionId: z.string().optional(),
})

/** For methods whose answer says nothing. */
export const Nothing: z.ZodType = z.unknown()

export function openCdpPipe(toBrowser: Writable, fromBrowser: Readable, callTimeoutMs: number): CdpPipe {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: CdpEvent) => void>()
  let lastId = 0
  let failure: AppError | null = null

  const fail = (error: AppError): void => {
    failure ??= error
    for (const { reject } of waiting.values()) reject(failure)
    waiting.clear()
  }
  const send = async (method: string, params: object, sessionId?: string): Promise<unknown> => {
    if (failure) throw failure
    const id = (lastId += 1)
    const answer = Promise.withResolvers<unknown>()
    waiting.set(id, answer)
    const timer = setTimeout(() => {
      waiting.delete(id)
      answer.reject(new AppError('PrintFailed', `the browser did not answer ${method} in time`))
    }, callTimeoutMs)
    toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    try {
      return await answer.promise
    } finally {
      clearTimeout(timer)
    }
  }
  const receive = (bytes: Buffer): void => {
    const message = Message.parse(JSON.parse(bytes.toString('utf8')))
    if (message.id === undefined) {
      const { method = '', params = {}, sessionId } = message
      for (const listener of listeners) listener({ method, params, sessionId })
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error)
      call?.reject(new AppError('PrintFailed', `the browser refused (${message.error.code})`))
    else call?.resolve(message.result)
  }
  const ended = (cause?: unknown): void => fail(new AppError('PrintFailed', 'the browser ended', { cause }))
  fromBrowser.on('data', splitAtZero(receive, ended))
  fromBrowser.on('close', ended)
  fromBrowser.on('error', ended)
  toBrowser.on('error', ended)

  return {
    async call(method, params, schema, sessionId) {
      const answer = schema.safeParse(await send(method, params, sessionId))
      if (!answer.success)
        throw new AppError('PrintFailed', `the browser's answer to ${method} is not understood`)
      return answer.data
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    fail,
  }
}

/** Cuts a stream of bytes into messages; what a message throws goes to `onError`. */
export function splitAtZero(onMessage: (bytes: Buffer) => void, onError: (cause: unknown) => void) {
  let parts: Buffer[] = []
  return (chunk: Buffer): void => {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = Buffer.concat([...parts, rest.subarray(0, end)])
      parts = []
      rest = rest.subarray(end + 1)
      try {
        onMessage(message)
      } catch (cause) {
        onError(cause)
      }
    }
    if (rest.length > 0) parts.push(rest)
  }
}
