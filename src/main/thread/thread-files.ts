import { basename } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { FileToken } from '../../contract/exhibits.ts'
import { openFileSource, openStreamSource } from '../../core/exhibits/source.ts'
import type { FileTokens } from '../../core/host.ts'
import type { Standing } from './messages.ts'

/** The tokens that the main process has told the vault thread of. A token it was not told of opens nothing. */
export class ThreadFiles implements FileTokens {
  readonly #known = new Map<FileToken, Standing>()

  learn(token: FileToken, standsFor: Standing): void {
    this.#known.set(token, standsFor)
  }

  open(token: FileToken): ReturnType<FileTokens['open']> {
    const standsFor = this.#find(token)
    if ('path' in standsFor) return openFileSource(standsFor.path)
    // Bytes are handed over once; what they were is in the vault then.
    this.#known.delete(token)
    return openStreamSource(piecesOf(standsFor.bytes))
  }

  /** What a person calls the file; '' for bytes that came without one. */
  nameOf(token: FileToken): string {
    const standsFor = this.#known.get(token)
    return standsFor !== undefined && 'path' in standsFor ? basename(standsFor.path) : ''
  }

  path(token: FileToken): string {
    const standsFor = this.#find(token)
    if ('path' in standsFor) return standsFor.path
    throw new AppError('CannotRead', 'these bytes have no path')
  }

  #find(token: FileToken): Standing {
    const standsFor = this.#known.get(token)
    if (standsFor === undefined) throw new AppError('CannotRead', 'no such token')
    return standsFor
  }
}

// oxlint-disable-next-line typescript/require-await -- a source is read as a stream, whatever it is
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
