import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { contract, type HoldfastContract } from '../src/contract/index.ts'
import type { FileToken } from '../src/contract/exhibits.ts'
import type { Client } from '../src/contract/procedure.ts'
import { openFileSource } from '../src/core/exhibits/source.ts'
import { createHandlers } from '../src/core/handlers.ts'
import type { CoreHost } from '../src/core/host.ts'
import type { Kdf } from '../src/core/ports/kdf.ts'
import { createClient } from '../src/core/router.ts'
import { argon2Kdf } from '../src/core/workers/argon2-kdf.ts'
import { openChunkPool } from '../src/core/workers/chunk-pool.ts'
import { threadedDecoder } from '../src/core/workers/file-decoder.ts'
import { availableParallelism } from 'node:os'

const ROOT = resolve(import.meta.dirname, '..')
const worker = (name: string): URL => new URL(`../src/core/workers/${name}.ts`, import.meta.url)

export const PASSPHRASE = 'correct horse battery staple'

/** In the bench a token is the path itself. */
export const token = (path: string): FileToken => path as FileToken

/** The shipped password hash, that also says how long it took. */
export type TimedKdf = Kdf & { readonly tookMs: () => number }

export function timedKdf(): TimedKdf {
  const kdf = argon2Kdf(worker('kdf-worker'))
  let tookMs = 0
  return {
    choose: () => kdf.choose(),
    derive: async (passphrase, salt, params) => {
      const startedMs = performance.now()
      const key = await kdf.derive(passphrase, salt, params)
      tookMs += performance.now() - startedMs
      return key
    },
    tookMs: () => tookMs,
  }
}

/** A host like the shipped ones: the real password hash, one pool thread for each core. */
export function benchHost(overrides: Partial<CoreHost> = {}): CoreHost {
  return {
    clock: { nowMs: () => Date.now(), zone: () => 'Europe/London' },
    random: { bytes: (length) => randomBytes(length) },
    kdf: timedKdf(),
    deviceMemory: { read: () => null, write: () => undefined },
    openChunkPool: () => openChunkPool(worker('chunk-worker'), availableParallelism()),
    appVersion: 'holdfast bench',
    platform: `${process.platform} ${process.arch}`,
    files: { open: (path) => openFileSource(path), path: (path) => path },
    identity: () => [],
    openPrinter: () => Promise.reject(new Error('nothing is printed here')),
    fileDecoder: threadedDecoder({
      workerUrl: worker('decoder-worker'),
      wasmFile: resolve(ROOT, 'node_modules/libheif-js/libheif-wasm/libheif.wasm'),
    }),
    fontsFolder: resolve(ROOT, 'node_modules'),
    resourcesFolder: resolve(ROOT, 'resources'),
    ...overrides,
  }
}

export type Api = Client<HoldfastContract>

export const apiFor = (host: CoreHost): Api => createClient(contract, createHandlers(host))

/** Makes a vault with one case and locks it. */
export async function makeVault(path: string): Promise<void> {
  const api = apiFor(benchHost())
  await api.vault.create({ file: token(path), passphrase: PASSPHRASE, withRecovery: false })
  await api.cases.save({ name: 'Bench', initials: 'AB' })
  await api.vault.lock({})
}

export function unlock(api: Api, path: string) {
  return api.vault.open({ file: token(path), secret: { kind: 'passphrase', passphrase: PASSPHRASE } })
}
