import { AppError } from '../contract/errors.ts'
import type { Secret } from './vault/slots.ts'
import type { OpenedVault } from './vault/open.ts'
import type { Vault } from './vault/vault.ts'

/** The one vault that is open, if one is. */
export class Session {
  #opened: { readonly vault: Vault; readonly how: Secret['kind']; readonly from: OpenedVault | null } | null =
    null

  /** Throws VaultNotFound while nothing is open. */
  get vault(): Vault {
    if (this.#opened === null) throw new AppError('VaultNotFound', 'no vault is open')
    return this.#opened.vault
  }

  get opened(): { readonly vault: Vault; readonly how: Secret['kind']; readonly from: OpenedVault | null } {
    if (this.#opened === null) throw new AppError('VaultNotFound', 'no vault is open')
    return this.#opened
  }

  get isOpen(): boolean {
    return this.#opened !== null
  }

  begin(vault: Vault, how: Secret['kind'], from: OpenedVault | null): void {
    this.#opened = { vault, how, from }
  }

  async lock(): Promise<void> {
    const opened = this.#opened
    this.#opened = null
    await opened?.vault.lock()
  }
}

/** What every slice's handlers are made of. */
export type Deps<Host> = { readonly session: Session; readonly host: Host }

/** Gives other work a turn between two pieces of long synchronous work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
