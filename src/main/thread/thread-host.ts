import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { CoreHost, FileTokens } from '../../core/host.ts'
import { FOREIGN_TIMEOUT_MS, PRINT_TIMEOUT_MS, htmlPrinter } from '../../core/printing/html-printer.ts'
import type { HtmlPrinter } from '../../core/ports/html-printer.ts'
import { argon2Kdf } from '../../core/workers/argon2-kdf.ts'
import { computerIdentity } from '../../core/workers/computer-identity.ts'
import { openChunkPool } from '../../core/workers/chunk-pool.ts'
import { threadedDecoder } from '../../core/workers/file-decoder.ts'
import { folderMemory } from '../../core/workers/folder-memory.ts'
import { openTextRecogniser } from '../../core/workers/text-recogniser.ts'
import { askedBrowser, lineUntil, type PageLine } from './asked-page.ts'
import type { ThreadData } from './messages.ts'

// The build is flat: a worker's entry stands beside the file that starts it.
const KDF_WORKER = new URL('./kdf-worker.js', import.meta.url)
const CHUNK_WORKER = new URL('./chunk-worker.js', import.meta.url)
const RECOGNISER_WORKER = new URL('./recogniser-worker.js', import.meta.url)
const DECODER_WORKER = new URL('./decoder-worker.js', import.meta.url)
const LIBHEIF = 'libheif-js/libheif-wasm/libheif.wasm'
const LANGUAGE_FILE = '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'
const MOST_THREADS = 4

/** Everything core asks of the app: this computer as it is, and no way to a cheaper password hash. */
export function openThreadHost(data: ThreadData, files: FileTokens, pages: PageLine): CoreHost {
  return {
    clock: { nowMs: () => Date.now(), zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' },
    random: { bytes: (lengthBytes) => randomBytes(lengthBytes) },
    kdf: argon2Kdf(KDF_WORKER),
    deviceMemory: folderMemory(data.memoryFolder, () => undefined),
    openChunkPool: () =>
      openChunkPool(CHUNK_WORKER, Math.min(MOST_THREADS, Math.max(1, availableParallelism()))),
    openPrinter: (signal) => Promise.resolve(printerOver(pages, data.browserName, signal)),
    openRecogniser: () =>
      openTextRecogniser({
        workerUrl: RECOGNISER_WORKER,
        languageFile: join(data.packagesFolder, LANGUAGE_FILE),
        threads: availableParallelism(),
      }),
    fileDecoder: threadedDecoder({
      workerUrl: DECODER_WORKER,
      wasmFile: join(data.packagesFolder, LIBHEIF),
    }),
    identity: computerIdentity,
    files,
    fontsFolder: data.packagesFolder,
    resourcesFolder: data.resourcesFolder,
    appVersion: data.appVersion,
    platform: `${process.platform} ${process.arch}`,
  }
}

/** Main's hidden windows: one session for the bundle's own pages, another for files of unknown origin. */
function printerOver(line: PageLine, name: string, signal: AbortSignal | undefined): HtmlPrinter {
  const pages = signal === undefined ? line : lineUntil(line, signal)
  return htmlPrinter({
    browser: askedBrowser(pages, name, false, PRINT_TIMEOUT_MS),
    startForeign: () => Promise.resolve(askedBrowser(pages, name, true, FOREIGN_TIMEOUT_MS)),
  })
}
