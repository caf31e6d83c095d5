import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AppError, type ErrorCode } from '../contract/errors.ts'
import { ErrorWords, type ErrorDocument } from '../contract/documents.ts'
import { RESOURCES_FOLDER } from './resources.ts'

// What evidence says must not steer a terminal: control characters and those that turn the writing direction.
const STEERING = /[^\P{Cc}\t\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A line as it may be shown on a terminal: what steers one is written out as `<U+202E>`. */
export function printable(line: string): string {
  return line.replace(STEERING, (character) => {
    const point = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return `<U+${point}>`
  })
}

/** What happened, what is safe and what to do, for one code. */
export function wordsFor(code: ErrorCode): {
  readonly what: string
  readonly safe: string
  readonly todo: string
} {
  const words = ErrorWords.parse(JSON.parse(readFileSync(join(RESOURCES_FOLDER, 'errors.json'), 'utf8')))
  return words[code]
}

export function errorDocument(
  code: ErrorCode,
  what: string | null,
  details: readonly string[] = [],
): ErrorDocument {
  const words = wordsFor(code)
  const said = details.length === 0 ? {} : { details: [...details] }
  return { error: { code, what: what ?? words.what, safe: words.safe, todo: words.todo, ...said } }
}

/** An error as text: ux.md section 7. The detail of an AppError names no path, secret or content. */
export function errorLines({ error }: ErrorDocument, cause: AppError | null): readonly string[] {
  const detail = cause === null || cause.code === 'Internal' ? '' : ` (${cause.message})`
  const details = (error.details ?? []).map((line) => `  ${line}`)
  return [error.what, ...details, error.safe, error.todo, `Code: ${error.code}${detail}`]
}

const FIRST_AFTER_MS = 300
const EVERY_MS = 200

export type Progress = {
  readonly show: (done: number, total: number, what: string) => void
  readonly clear: () => void
}

/** Progress on standard error: one line that is written over on a terminal, a line each where it was asked for. */
export function openProgress(output: NodeJS.WriteStream, isAsked: boolean): Progress {
  if (!output.isTTY && !isAsked) return { show: () => undefined, clear: () => undefined }
  let nextMs = performance.now() + (isAsked ? 0 : FIRST_AFTER_MS)
  let isShown = false
  return {
    show: (done, total, what) => {
      const isLast = isAsked && done === total
      if (total === 0 || (performance.now() < nextMs && !isLast)) return
      nextMs = performance.now() + EVERY_MS
      const line = `${what}: ${Math.floor((100 * done) / total)} %`
      output.write(output.isTTY ? `\r\u001b[2K${line}` : `${line}\n`)
      isShown = true
    },
    clear: () => {
      if (isShown && output.isTTY) output.write('\r\u001b[2K')
      isShown = false
    },
  }
}

/** Waits until the text has left this process. A reader that has gone away is no error. */
export function writeAll(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === '') return resolve()
    stream.write(text, () => resolve())
  })
}
