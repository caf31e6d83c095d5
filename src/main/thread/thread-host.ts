import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { CoreHost, FileTokens } from '../../core/host.ts'
import { argon2Kdf } from '../../core/workers/argon2-kdf.ts'
import { computerIdentity } from '../../core/workers/computer-identity.ts'
import { openChunkPool } from '../../core/workers/chunk-pool.ts'
import { threadedDecoder } from '../../core/workers/file-decoder.ts'
import { folderMemory } from '../../core/workers/folder-memory.ts'
import { openTextRecogniser } from '../../core/workers/text-recogniser.ts'
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
export function openThreadHost(data: ThreadData, files: FileTokens): CoreHost {
  return {
    clock: { nowMs: () => Date.now(), zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' },
    random: { bytes: (lengthBytes) => randomBytes(lengthBytes) },
    kdf: argon2Kdf(KDF_WORKER),
    deviceMemory: folderMemory(data.memoryFolder, () => undefined),
    openChunkPool: () =>
      openChunkPool(CHUNK_WORKER, Math.min(MOST_THREADS, Math.max(1, availableParallelism()))),
    openPrinter: () => Promise.reject(new AppError('BrowserMissing', 'the app does not print yet')),
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
