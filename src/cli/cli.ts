import type { CommandName, DocumentOf } from '../contract/documents.ts'
import { AppError } from '../contract/errors.ts'
import { contract, type HoldfastContract } from '../contract/index.ts'
import type { CallContext, Client } from '../contract/procedure.ts'
import type { VaultStatus } from '../contract/vault.ts'
import { createHandlers } from '../core/handlers.ts'
import type { CoreHost } from '../core/host.ts'
import { createClient } from '../core/router.ts'
import type { Asked } from './arguments.ts'
import type { CliFiles } from './files.ts'
import { openCliHost } from './host.ts'
import type { Progress } from './output.ts'
import type { Terminal } from './prompt.ts'

/** What a command hands back to be printed. */
export type Outcome<Name extends CommandName = CommandName> = {
  readonly document: DocumentOf<Name>
  /** The same for a person. */
  readonly lines: readonly string[]
  readonly exitCode?: 1 | 3
}

/** How each command is run. */
export type Run<Name extends CommandName> = (asked: Asked<Name>, cli: Cli) => Promise<Outcome<Name>>

export type CliParts = {
  readonly files: CliFiles
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly terminal: Terminal
  readonly progress: Progress
}

/** One run of the command line: the core behind it, and at most one open vault, which is always locked at the end. */
export class Cli {
  readonly client: Client<HoldfastContract>
  readonly host: CoreHost
  readonly files: CliFiles
  readonly terminal: Terminal
  readonly signal: AbortSignal
  readonly #context: CallContext
  readonly #warnings = new Set<string>()

  constructor({ files, env, signal, terminal, progress }: CliParts) {
    this.files = files
    this.terminal = terminal
    this.signal = signal
    this.host = openCliHost({ files, env, signal, warn: (sentence) => this.warn(sentence) })
    this.client = createClient(contract, createHandlers(this.host))
    this.#context = { signal, progress: progress.show }
  }

  get warnings(): readonly string[] {
    return [...this.#warnings]
  }

  warn(...sentences: readonly string[]): void {
    for (const sentence of sentences) this.#warnings.add(sentence)
  }

  /** For calls that take long: progress and cancelling. */
  get context(): CallContext {
    this.stopIfCancelled()
    return this.#context
  }

  stopIfCancelled(): void {
    if (this.signal.aborted) throw new AppError('Cancelled', 'stopped by the person')
  }

  /** Says what must be known of a vault that has just been opened. */
  noteOpened(status: VaultStatus): VaultStatus {
    this.warn(...status.warnings)
    this.stopIfCancelled()
    return status
  }

  /** Sweeps and writes a snapshot when one is due; the result has been printed by then. */
  async tidy(): Promise<void> {
    try {
      await this.client.vault.maintain({})
    } catch (error) {
      if (error instanceof AppError && error.code === 'VaultNotFound') return
      throw error
    }
  }

  async lock(): Promise<void> {
    await this.client.vault.lock({})
  }
}
