import { createCipheriv, createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { folderMemory } from '../../../src/core/workers/folder-memory.ts'
import { contract, type HoldfastContract } from '../../../src/contract/index.ts'
import type { Instant } from '../../../src/contract/ids.ts'
import type { Client } from '../../../src/contract/procedure.ts'
import { openFileSource, type ByteSource } from '../../../src/core/exhibits/source.ts'
import { createHandlers } from '../../../src/core/handlers.ts'
import type { CoreHost } from '../../../src/core/host.ts'
import { createClient } from '../../../src/core/router.ts'
import { testHost } from '../vault-host.ts'

export type ChildApi = Client<HoldfastContract>

/** Bytes that follow from their seed, so that the process that checks them need not be the one that made them. */
export function seededBytes(seed: string, lengthBytes: number): Buffer {
  const key = createHash('sha256').update(seed).digest()
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(lengthBytes))
}

/** The token of a file that exists nowhere but in its seed. */
export const seededToken = (seed: string, lengthBytes: number): string => `seed:${lengthBytes}:${seed}`

function seededSource(token: string): ByteSource {
  const [, length = '0', ...seed] = token.split(':')
  const bytes = seededBytes(seed.join(':'), Number(length))
  let at = 0
  return {
    kind: 'file',
    sizeBytes: bytes.length,
    modifiedAt: '2026-03-01T10:00:00.000Z' as Instant,
    name: `${seed.join('-')}.bin`,
    nameBytes: null,
    folder: '/seeds',
    read: (into) => {
      const piece = bytes.subarray(at, at + into.length)
      into.set(piece)
      at += piece.length
      return piece.length
    },
    checkUnchanged: () => undefined,
    close: () => undefined,
  }
}

/** The host of a process of its own: cheap KDF, the command line's device memory, paths or seeds as tokens. */
export function folderHost(stateFolder: string): CoreHost {
  return testHost({
    deviceMemory: folderMemory(stateFolder, () => {
      throw new Error('the device memory cannot be written')
    }),
    files: {
      open: (token) => (token.startsWith('seed:') ? seededSource(token) : openFileSource(token)),
      path: (token) => token,
    },
  })
}

export function folderApi(stateFolder: string): ChildApi {
  return createClient(contract, createHandlers(folderHost(stateFolder)))
}

/** Says one thing to the parent, at once: what was written to the pipe is there even after SIGKILL. */
export function say(message: Readonly<Record<string, unknown>>): void {
  writeSync(1, `${JSON.stringify(message)}\n`)
}
