import { createInterface } from 'node:readline/promises'
import { AppError } from '../contract/errors.ts'
import { UsageError } from './usage.ts'

/** A person at a terminal. What is asked goes to standard error, so that standard output stays clean. */
export type Terminal = {
  /** False: nobody can be asked. */
  readonly isThere: boolean
  say(line: string): void
  /** One line, shown while typed. Throws Cancelled. */
  ask(question: string): Promise<string>
  /** One line, not shown while typed. Throws Cancelled. */
  askHidden(question: string): Promise<string>
}

type Input = NodeJS.ReadStream
type Output = NodeJS.WriteStream

/** The terminal this was started in, if both ends are one. */
export function openTerminal(input: Input, output: Output, signal: AbortSignal): Terminal {
  const isThere = input.isTTY && output.isTTY
  const refuse = (): void => {
    if (!isThere) throw new UsageError('There is no terminal to ask on.')
  }
  return {
    isThere,
    say: (line) => void output.write(`${line}\n`),
    ask: async (question) => {
      refuse()
      const lines = createInterface({ input, output })
      const stop = new AbortController()
      // Ctrl-C and Ctrl-D come here as events and would leave the question open for ever.
      for (const event of ['SIGINT', 'close'] as const) lines.once(event, () => stop.abort())
      try {
        return await lines.question(question, { signal: AbortSignal.any([signal, stop.signal]) })
      } catch (cause) {
        throw new AppError('Cancelled', 'nothing was typed', { cause })
      } finally {
        lines.close()
      }
    },
    askHidden: async (question) => {
      refuse()
      const typed = readHidden(input, signal)
      // Asked only now that the terminal shows no keys: whoever types at once is not seen either.
      output.write(question)
      try {
        return await typed
      } finally {
        output.write('\n')
      }
    },
  }
}

const END = new Set(['\r', '\n'])
const STOP = new Set(['\u0003', '\u0004'])
const RUB_OUT = new Set(['\u007f', '\b'])

/** Reads keys in raw mode: the terminal shows none of them. */
function readHidden(input: Input, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const typed: string[] = []
    const finish = (result: () => void): void => {
      input.off('data', onData)
      signal.removeEventListener('abort', onAbort)
      input.setRawMode(false)
      input.pause()
      result()
    }
    const cancel = (): void => finish(() => reject(new AppError('Cancelled', 'nothing was typed')))
    const onAbort = cancel
    const onData = (keys: string): void => {
      for (const key of keys) {
        if (STOP.has(key)) return cancel()
        if (END.has(key)) return finish(() => resolve(typed.join('')))
        if (RUB_OUT.has(key)) typed.pop()
        else typed.push(key)
      }
    }
    if (signal.aborted) return reject(new AppError('Cancelled', 'nothing was typed'))
    signal.addEventListener('abort', onAbort, { once: true })
    input.setEncoding('utf8')
    input.setRawMode(true)
    input.on('data', onData)
    input.resume()
  })
}
