import { AppError } from '../../contract/errors.ts'
import type { PackageSource } from './source.ts'

export type ReadingProgress = {
  readonly name: string
  readonly doneBytes: number
  readonly totalBytes: number
}

/** The same source, telling after each piece how far it is, and stopping between two pieces when it is asked to. */
export function watched(
  source: PackageSource,
  tell: (progress: ReadingProgress) => void,
  signal: AbortSignal,
): PackageSource {
  const totalBytes = source.list().reduce((total, file) => total + file.sizeBytes, 0)
  let doneBytes = 0
  async function* open(name: string): AsyncIterable<Uint8Array> {
    for await (const piece of source.open(name)) {
      if (signal.aborted) throw new AppError('Cancelled', 'the reader stopped the check')
      yield piece
      doneBytes += piece.length
      tell({ name, doneBytes, totalBytes })
    }
  }
  return { ...source, open }
}
