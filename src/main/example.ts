import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { HoldfastContract } from '../contract/index.ts'
import type { CallContext, Client } from '../contract/procedure.ts'
import type { VaultStatus } from '../contract/vault.ts'
import { playSample } from '../core/sample/play-sample.ts'
import { readSampleCase } from '../core/sample/sample-case.ts'
import type { Tokens } from './tokens.ts'
import type { VaultKeeper } from './vault-keeper.ts'

export type ExampleParts = {
  readonly keeper: Pick<VaultKeeper, 'call'>
  readonly tokens: Tokens
  /** The sample case. */
  readonly from: string
  /** A folder of the app's own, for the length of one look round. */
  readonly folder: string
}

/** The made-up example, in a vault that is thrown away. Nobody ever knows its passphrase. */
export class Example {
  readonly #parts: ExampleParts

  constructor(parts: ExampleParts) {
    this.#parts = parts
    // One that a crash left behind.
    this.clear()
  }

  /** Makes it and leaves it open. */
  async open(context: CallContext): Promise<VaultStatus> {
    const { tokens, from, folder } = this.#parts
    this.clear()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const client = clientOf(this.#parts.keeper, context)
    const passphrase = randomBytes(20).toString('hex')
    const { token: file } = tokens.givePath(join(folder, 'example.holdfast'))
    await client.vault.create({ file, passphrase, withRecovery: true })
    const tokenOf = (path: string) => tokens.givePath(path).token
    const clock = { nowMs: () => Date.now() }
    await playSample({ client, context, folder: from, tokenOf, clock }, readSampleCase(from))
    return client.vault.status({})
  }

  /** Takes it away. One that the system still holds open is taken away at the next start. */
  clear(): void {
    try {
      rmSync(this.#parts.folder, { recursive: true, force: true })
    } catch {
      // Windows keeps a file that is open; nobody can read it, and the next start clears it.
    }
  }
}

/** The contract as functions, asked through the vault thread. */
function clientOf(keeper: Pick<VaultKeeper, 'call'>, context: CallContext): Client<HoldfastContract> {
  return new Proxy({} as Client<HoldfastContract>, {
    get: (_client, slice: string) =>
      new Proxy(
        {},
        {
          get: (_slice, verb: string) => (input: unknown) => keeper.call(`${slice}.${verb}`, input, context),
        },
      ),
  })
}
