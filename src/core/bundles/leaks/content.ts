import { open, readFile, stat } from 'node:fs/promises'

/** Something to look through: a file of the package, or a part of one. It may be larger than memory. */
export type Content = {
  readonly sizeBytes: number
  head(): Promise<Buffer>
  /** From the start, in pieces. */
  chunks(): AsyncIterable<Buffer>
}

const HEAD_BYTES = 64 * 1024
const CHUNK_BYTES = 1024 * 1024

export async function fileContent(path: string): Promise<Content> {
  const { size } = await stat(path)
  // Most files of a package are small, and are read once.
  if (size <= HEAD_BYTES) return bytesContent(await readFile(path))
  return { sizeBytes: size, head: () => readHead(path), chunks: () => readChunks(path) }
}

export function bytesContent(bytes: Buffer): Content {
  return {
    sizeBytes: bytes.length,
    head: () => Promise.resolve(bytes.subarray(0, HEAD_BYTES)),
    // oxlint-disable-next-line typescript/require-await -- what is in memory already is read as a file is
    chunks: async function* () {
      yield bytes
    },
  }
}

export async function wholeOf(content: Content): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(content.sizeBytes)
  let bytes = 0
  for await (const chunk of content.chunks()) bytes += chunk.copy(whole, bytes)
  return whole.subarray(0, bytes)
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function* readChunks(path: string): AsyncIterable<Buffer> {
  const handle = await open(path, 'r')
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES)
      if (bytesRead === 0) return
      yield chunk.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
