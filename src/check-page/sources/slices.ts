import { AppError } from '../../contract/errors.ts'

// Large enough that asking costs nothing, small enough that a page with a file of many GB stays small.
const SLICE_BYTES = 1 << 20

/** A part of a file on the reader's disk. Throws `CannotRead`: it was moved, changed or the stick was pulled out. */
export async function readPart(file: Blob, from: number, to: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer())
  } catch (cause) {
    throw new AppError('CannotRead', 'the browser could not read a file', { cause })
  }
}

/** A file's bytes from `from` to `to` in pieces of at most `pieceBytes`, each gone before the next one is read. */
export async function* slicesOf(
  file: Blob,
  from = 0,
  to = file.size,
  pieceBytes = SLICE_BYTES,
): AsyncIterable<Uint8Array> {
  for (let at = from; at < to; at += pieceBytes) yield await readPart(file, at, Math.min(at + pieceBytes, to))
}
