import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { contract, type HoldfastContract } from '../../src/contract/index.ts'
import type { CaseId } from '../../src/contract/ids.ts'
import type { Client } from '../../src/contract/procedure.ts'
import { createHandlers } from '../../src/core/handlers.ts'
import { createClient } from '../../src/core/router.ts'
import { testHost, token, type TestHost } from './vault-host.ts'

export const PASSPHRASE = 'correct horse battery staple'

export type Api = Client<HoldfastContract>

/** A folder that is gone when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function apiFor(host: TestHost): Api {
  return createClient(contract, createHandlers(host))
}

export type TempVault = {
  readonly api: Api
  readonly host: TestHost
  readonly folder: string
  readonly path: string
  readonly recoveryCode: string
  readonly caseId: CaseId
  /** Writes a file beside the vault and gives its path. */
  readonly file: (name: string, bytes: Uint8Array | string) => string
  /** Locks, and opens again in a new session of the same host. */
  readonly reopen: (host?: TestHost) => Promise<Api>
}

/** A real vault in a folder of its own, open, with one case. */
export async function tempVault(host: TestHost = testHost()): Promise<TempVault> {
  const folder = tempFolder()
  const path = join(folder, 'notes.holdfast')
  const api = apiFor(host)
  const made = await api.vault.create({ file: token(path), passphrase: PASSPHRASE, withRecovery: true })
  const { case: saved } = await api.cases.save({ name: 'Millbrook', initials: 'AB' })
  let current = api
  onTestFinished(() => current.vault.lock({}).then(() => undefined))
  return {
    api,
    host,
    folder,
    path,
    recoveryCode: made.recoveryCode!,
    caseId: saved.id,
    file: (name, bytes) => {
      const file = join(folder, name)
      writeFileSync(file, bytes)
      return file
    },
    reopen: async (other = host) => {
      await current.vault.lock({})
      current = apiFor(other)
      await open(current, path)
      return current
    },
  }
}

export function open(api: Api, path: string, passphrase = PASSPHRASE) {
  return api.vault.open({ file: token(path), secret: { kind: 'passphrase', passphrase } })
}

/** Bytes that no compressor or pattern check could mistake for anything. */
export const someBytes = (length: number): Uint8Array => randomBytes(length)
