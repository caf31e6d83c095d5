import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { CoreHost } from '../core/host.ts'
import { argon2Kdf } from '../core/workers/argon2-kdf.ts'
import { computerIdentity } from '../core/workers/computer-identity.ts'
import { openChunkPool } from '../core/workers/chunk-pool.ts'
import { openTextRecogniser } from '../core/workers/text-recogniser.ts'
import { threadedDecoder } from '../core/workers/file-decoder.ts'
import { openChromiumPrinter } from './chromium/printer.ts'
import { folderMemory } from '../core/workers/folder-memory.ts'
import { stateFolder } from './state-folder.ts'
import type { CliFiles } from './files.ts'
import { RESOURCES_FOLDER } from './resources.ts'

const KDF_WORKER = new URL('../core/workers/kdf-worker.ts', import.meta.url)
const CHUNK_WORKER = new URL('../core/workers/chunk-worker.ts', import.meta.url)
const RECOGNISER_WORKER = new URL('../core/workers/recogniser-worker.ts', import.meta.url)
const DECODER_WORKER = new URL('../core/workers/decoder-worker.ts', import.meta.url)
const LIBHEIF = 'libheif-js/libheif-wasm/libheif.wasm'
const PACKAGE_JSON = new URL('../../package.json', import.meta.url)
/** Not imported, found: the fonts are read as files. */
const A_FONT = '@fontsource/noto-sans/package.json'
const LANGUAGE_DATA = '@tesseract.js-data/eng/package.json'
const MOST_THREADS = 4

export type CliHostParts = {
  readonly files: CliFiles
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly warn: (sentence: string) => void
}

/** Everything core asks of the command line: this computer as it is, and no way to a cheaper password hash. */
export function openCliHost({ files, env, signal, warn }: CliHostParts): CoreHost {
  const memoryFolder = stateFolder(env, process.platform)
  return {
    clock: { nowMs: () => Date.now(), zone: computerZone },
    random: { bytes: (lengthBytes) => randomBytes(lengthBytes) },
    kdf: argon2Kdf(KDF_WORKER),
    deviceMemory: folderMemory(memoryFolder, () => warn(MEMORY_FAILS)),
    openChunkPool: () =>
      openChunkPool(CHUNK_WORKER, Math.min(MOST_THREADS, Math.max(1, availableParallelism()))),
    openPrinter: () => openChromiumPrinter({ signal }),
    openRecogniser: () =>
      openTextRecogniser({
        workerUrl: RECOGNISER_WORKER,
        languageFile: languageFile(),
        threads: availableParallelism(),
      }),
    fileDecoder: threadedDecoder({
      workerUrl: DECODER_WORKER,
      wasmFile: fileURLToPath(import.meta.resolve(LIBHEIF)),
    }),
    identity: computerIdentity,
    files,
    fontsFolder: fontsFolder(),
    resourcesFolder: RESOURCES_FOLDER,
    appVersion: `holdfast ${version()}`,
    platform: `${process.platform} ${process.arch}`,
  }
}

const MEMORY_FAILS =
  'This computer could not note which state of the vault it has seen. An older copy of the vault will not be noticed here.'

/** The IANA zone of this computer. */
export function computerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

/** Where npm has put the packages: the folder that holds `@fontsource`. */
function fontsFolder(): string {
  const font = fileURLToPath(import.meta.resolve(A_FONT))
  return dirname(dirname(dirname(font)))
}

function languageFile(): string {
  const folder = dirname(fileURLToPath(import.meta.resolve(LANGUAGE_DATA)))
  return join(folder, '4.0.0_best_int', 'eng.traineddata.gz')
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(PACKAGE_JSON, 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}
