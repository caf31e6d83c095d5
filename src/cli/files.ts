import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { addAbortSignal, type Readable } from 'node:stream'
import { AppError } from '../contract/errors.ts'
import { FileToken } from '../contract/exhibits.ts'
import { openFileSource, openStreamSource } from '../core/exhibits/source.ts'
import type { FileTokens } from '../core/host.ts'
import { UsageError } from './usage.ts'

const STANDARD_INPUT = '-'
const MOST_TEXT_BYTES = 4 * 1024 * 1024

/** The paths of one run: what the person typed, relative to where they are, and the tokens core knows them by. */
export class CliFiles implements FileTokens {
  readonly #base: string
  readonly #stdin: Readable
  readonly #signal: AbortSignal
  readonly #paths = new Map<FileToken, string>()
  #isInputTaken = false

  constructor(base: string, stdin: Readable, signal: AbortSignal) {
    this.#base = base
    this.#stdin = stdin
    this.#signal = signal
  }

  resolve(path: string): string {
    return resolve(this.#base, path)
  }

  /** A token for a file to read; `-` is standard input, once. */
  source(path: string): FileToken {
    if (path !== STANDARD_INPUT) return this.#give(this.resolve(path))
    this.#takeInput()
    return this.#give(STANDARD_INPUT)
  }

  /** A token for a vault, a package or a folder, which must be a path. */
  place(path: string): FileToken {
    if (path === STANDARD_INPUT)
      throw new UsageError('- stands for standard input and can only be a FILE to keep or a text.')
    return this.#give(this.resolve(path))
  }

  /** A token for a file to make. Throws CannotWrite when there is one of this name. */
  newFile(path: string): FileToken {
    const token = this.place(path)
    if (existsSync(this.resolve(path)))
      throw new AppError('CannotWrite', 'a file of this name is there already')
    return token
  }

  /** The text of a file or of standard input, UTF-8. Throws CannotRead. */
  async text(path: string): Promise<string> {
    const bytes = path === STANDARD_INPUT ? await this.#inputBytes() : await fileBytes(this.resolve(path))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch (cause) {
      throw new AppError('CannotRead', 'the text is not UTF-8', { cause })
    }
  }

  open(token: FileToken): ReturnType<FileTokens['open']> {
    const path = this.#known(token)
    return path === STANDARD_INPUT ? openStreamSource(this.#input()) : openFileSource(path)
  }

  path(token: FileToken): string {
    const path = this.#known(token)
    if (path === STANDARD_INPUT) throw new AppError('CannotRead', 'standard input has no path')
    return path
  }

  #give(path: string): FileToken {
    const token = FileToken.parse(`file-${this.#paths.size + 1}`)
    this.#paths.set(token, path)
    return token
  }

  #known(token: FileToken): string {
    const path = this.#paths.get(token)
    if (path === undefined) throw new AppError('CannotRead', 'no such token')
    return path
  }

  #takeInput(): void {
    if (this.#isInputTaken) throw new UsageError('Standard input (-) can be read once only.')
    this.#isInputTaken = true
  }

  async *#input(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of addAbortSignal(this.#signal, this.#stdin)) yield piece as Uint8Array
    } catch (cause) {
      if (this.#signal.aborted) throw new AppError('Cancelled', 'reading was cancelled', { cause })
      throw new AppError('CannotRead', 'standard input cannot be read', { cause })
    }
  }

  async #inputBytes(): Promise<Uint8Array> {
    this.#takeInput()
    const pieces: Uint8Array[] = []
    let bytes = 0
    for await (const piece of this.#input()) {
      pieces.push(piece)
      bytes += piece.length
      if (bytes > MOST_TEXT_BYTES) throw new AppError('CannotRead', 'the text is too long')
    }
    return Buffer.concat(pieces)
  }
}

async function fileBytes(path: string): Promise<Uint8Array> {
  const source = openFileSource(path)
  await source.close()
  if ((source.sizeBytes ?? 0) > MOST_TEXT_BYTES) throw new AppError('CannotRead', 'the text is too long')
  return readFile(path)
}
