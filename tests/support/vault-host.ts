import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type { FileToken } from '../../src/contract/exhibits.ts'
import type { KdfParams } from '../../src/core/crypto/kdf.ts'
import { argon2id } from '../../src/core/crypto/kdf.ts'
import { openFileSource } from '../../src/core/exhibits/source.ts'
import type { CoreHost } from '../../src/core/host.ts'
import type { Clock } from '../../src/core/ports/clock.ts'
import type { DeviceMemory } from '../../src/core/ports/device-memory.ts'
import type { Kdf } from '../../src/core/ports/kdf.ts'
import { openChunkPool } from '../../src/core/workers/chunk-pool.ts'
import { testDecoder } from './file-decoder.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CHEAP: KdfParams = { memoryBytes: 8192, passes: 1 }

/** Real Argon2id with next to no cost. Only tests have it: both shipped hosts refuse parameters under the floor. */
export const cheapKdf: Kdf = {
  choose: () => Promise.resolve(CHEAP),
  derive: (passphrase, salt, params) => Promise.resolve(argon2id(passphrase, salt, params)),
}

/** A clock that stands still until it is told to go on. */
export type TestClock = Clock & { set(instant: string): void; advanceMs(ms: number): void }

export function testClock(start = '2026-03-12T14:05:00.000Z'): TestClock {
  let nowMs = Date.parse(start)
  return {
    nowMs: () => nowMs,
    zone: () => 'Europe/London',
    set: (instant) => void (nowMs = Date.parse(instant)),
    advanceMs: (ms) => void (nowMs += ms),
  }
}

export type TestDeviceMemory = DeviceMemory & { readonly records: Map<string, Uint8Array> }

export function testDeviceMemory(): TestDeviceMemory {
  const records = new Map<string, Uint8Array>()
  return {
    records,
    read: (name) => records.get(name) ?? null,
    write: (name, record) => void records.set(name, record),
  }
}

/** In tests a token is the path itself. */
export const token = (path: string): FileToken => path as FileToken

export type TestHost = CoreHost & { readonly clock: TestClock; readonly deviceMemory: TestDeviceMemory }

export function testHost(overrides: Partial<CoreHost> = {}): TestHost {
  const host: CoreHost = {
    clock: testClock(),
    random: { bytes: (length) => randomBytes(length) },
    kdf: cheapKdf,
    deviceMemory: testDeviceMemory(),
    openChunkPool: () => openChunkPool(new URL('../../src/core/workers/chunk-worker.ts', import.meta.url), 2),
    appVersion: 'holdfast 0.0.0-test',
    platform: 'test x64',
    files: { open: (path) => openFileSource(path), path: (path) => path },
    identity: () => [],
    openPrinter: () => Promise.reject(new Error('this test prints nothing')),
    fileDecoder: testDecoder(),
    fontsFolder: resolve(ROOT, 'node_modules'),
    resourcesFolder: resolve(ROOT, 'resources'),
    ...overrides,
  }
  return host as TestHost
}
