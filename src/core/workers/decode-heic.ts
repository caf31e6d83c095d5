import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { DecoderAnswer, DecoderAsk } from './decoder-messages.ts'
import { encodePng, type Pixels } from './encode-png.ts'

/** The part of libheif-js that is used; it has no types of its own for it. */
type HeifImage = {
  get_width(): number
  get_height(): number
  is_primary(): boolean
  display(into: DisplayBuffer, done: (result: DisplayBuffer | null) => void): void
}
type DisplayBuffer = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }
type Libheif = {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] }
  heif_get_version(): string
}

/** What libheif may grow to: a hostile file can ask for two gigabytes. */
const MOST_LIBRARY_BYTES = 768 * 1024 * 1024

/** Decodes the main picture of a HEIC or HEIF file. libheif turns it as the file says, so nobody else may. */
export async function decodeHeic(ask: DecoderAsk): Promise<DecoderAnswer> {
  const read = await readHeic(ask)
  if (read === null) return { kind: 'no' }
  if (read === 'tooLarge') return { kind: 'tooLarge' }
  return { kind: 'pictures', by: `libheif ${read.version}`, pngs: [encodePng(read)], pagesInFile: 1 }
}

type Read = Pixels & { readonly version: string }

export async function readHeic({ bytes, wasmFile, limits }: DecoderAsk): Promise<Read | 'tooLarge' | null> {
  limitWebAssembly()
  const libheif = loadLibheif(wasmFile)
  const images = new libheif.HeifDecoder().decode(bytes)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (!image) return null
  const widthPx = image.get_width()
  const heightPx = image.get_height()
  if (!(widthPx > 0 && heightPx > 0)) return null
  if (widthPx * heightPx > limits.mostPixels) return 'tooLarge'
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  const shown = await new Promise<DisplayBuffer | null>((resolve) =>
    image.display({ data, width: widthPx, height: heightPx }, resolve),
  )
  if (!shown) return null
  return { widthPx, heightPx, rgba: new Uint8Array(data.buffer), version: libheif.heif_get_version() }
}

/** The WebAssembly is read as a file of its own, so that it can be replaced, as the LGPL asks. */
function loadLibheif(wasmFile: string): Libheif {
  const make = createRequire(wasmFile)('./libheif.js') as (options: object) => Libheif
  return make({ wasmBinary: readFileSync(wasmFile) })
}

type WasmMemory = { readonly buffer: ArrayBuffer; grow(pages: number): number }

/** The library asks for more memory here, and takes a refusal for an answer. Only this thread is touched. */
function limitWebAssembly(): void {
  const { WebAssembly } = globalThis as unknown as {
    readonly WebAssembly: { readonly Memory: { readonly prototype: WasmMemory } }
  }
  const memory = WebAssembly.Memory.prototype
  const grow: WasmMemory['grow'] = Reflect.get(memory, 'grow')
  memory.grow = function limited(this: WasmMemory, pages: number): number {
    if (this.buffer.byteLength + pages * 65_536 > MOST_LIBRARY_BYTES) throw new RangeError('too much memory')
    return grow.call(this, pages)
  }
}
