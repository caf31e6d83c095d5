import { resolve } from 'node:path'
import type { FileDecoder } from '../../src/core/ports/file-decoder.ts'
import { threadedDecoder } from '../../src/core/workers/file-decoder.ts'

/** The shipped decoder, from source. */
export function testDecoder(timeoutMs?: number): FileDecoder {
  return threadedDecoder({
    workerUrl: new URL('../../src/core/workers/decoder-worker.ts', import.meta.url),
    wasmFile: resolve('node_modules/libheif-js/libheif-wasm/libheif.wasm'),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })
}
