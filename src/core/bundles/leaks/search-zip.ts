import { Unzip, UnzipInflate } from 'fflate'
import type { Content } from './content.ts'

/** A part of a zip: its name, and as much of it as is looked through. */
export type ZipPart = { readonly name: string; readonly bytes: Buffer }

const MOST_PARTS = 5000
const MOST_PART_BYTES = 32 * 1024 * 1024
const MOST_TOTAL_BYTES = 512 * 1024 * 1024

/**
 * The parts of a zip one after another, as it streams by. A part is cut at 32 MiB, and after 512 MiB no more is
 * unpacked: a small file can claim any size. Stops without an error where the zip is broken.
 */
export async function* partsOfZip(content: Content): AsyncIterable<ZipPart> {
  const done: ZipPart[] = []
  let parts = 0
  let totalBytes = 0
  const unzip = new Unzip((file) => {
    parts += 1
    const pieces: Buffer[] = []
    let sizeBytes = 0
    if (parts > MOST_PARTS) return
    file.ondata = (error, data, isLast) => {
      if (sizeBytes < MOST_PART_BYTES && totalBytes < MOST_TOTAL_BYTES) pieces.push(Buffer.from(data ?? []))
      sizeBytes += data?.length ?? 0
      totalBytes += data?.length ?? 0
      if (isLast || error) done.push({ name: file.name, bytes: Buffer.concat(pieces) })
      if (totalBytes > MOST_TOTAL_BYTES) file.terminate()
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for await (const chunk of content.chunks()) {
    if (!push(unzip, chunk) || totalBytes > MOST_TOTAL_BYTES) break
    yield* done.splice(0)
  }
  yield* done.splice(0)
}

function push(unzip: Unzip, chunk: Buffer): boolean {
  try {
    unzip.push(chunk)
    return true
  } catch {
    // A broken zip is looked through as far as it can be unpacked, and as bytes besides.
    return false
  }
}
