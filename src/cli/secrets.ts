import { existsSync } from 'node:fs'
import { AppError } from '../contract/errors.ts'
import type { VaultStatus } from '../contract/vault.ts'
import type { Cli } from './cli.ts'
import { UsageError } from './usage.ts'

const SHORT_PASSPHRASE = 12

/** The passphrase of a vault: from a file, or asked for. Throws CannotRead, Cancelled. */
export async function readPassphrase(cli: Cli, file: string | undefined): Promise<string> {
  if (file !== undefined) return readSecretFile(cli, file)
  if (!cli.terminal.isThere)
    throw new UsageError('There is no terminal to ask for the passphrase on: give --passphrase-file.')
  return cli.terminal.askHidden('Passphrase: ')
}

/** A new passphrase: from a file, or asked for twice. Throws CannotRead, Cancelled. */
export async function readNewPassphrase(cli: Cli, file: string | undefined, option: string): Promise<string> {
  const passphrase = file === undefined ? await askTwice(cli, option) : await readSecretFile(cli, file)
  if (passphrase.trimEnd().length < SHORT_PASSPHRASE) {
    cli.warn(
      'This passphrase is short: somebody who has copied the vault could guess it. Five or more random words last.',
    )
  }
  return passphrase
}

/** A passphrase or a code in a file, without the newline that ends it. An empty file is wrong usage. */
export async function readSecretFile(cli: Cli, file: string): Promise<string> {
  const text = await cli.files.text(file)
  if (text.trim() === '')
    throw new UsageError('The file that should hold the passphrase or the code is empty.')
  return text
}

async function askTwice(cli: Cli, option: string): Promise<string> {
  const { terminal } = cli
  if (!terminal.isThere)
    throw new UsageError(`There is no terminal to ask for the new passphrase on: give --${option}.`)
  for (;;) {
    const first = await terminal.askHidden('New passphrase: ')
    if (first === '') continue
    if ((await terminal.askHidden('Same again: ')) === first) return first
    terminal.say('The two are not the same. Type both again.')
  }
}

/** Opens a vault with its passphrase and says what must be known of it. Every command that does this locks it again. */
export async function openVault(
  cli: Cli,
  path: string,
  options: { readonly 'passphrase-file': string | undefined },
): Promise<VaultStatus> {
  const file = cli.files.place(path)
  mustExist(cli, path)
  const passphrase = await readPassphrase(cli, options['passphrase-file'])
  cli.stopIfCancelled()
  return cli.noteOpened(await cli.client.vault.open({ file, secret: { kind: 'passphrase', passphrase } }))
}

/** Nobody types a passphrase for a file that is not there. Throws VaultNotFound. */
export function mustExist(cli: Cli, path: string): void {
  if (!existsSync(cli.files.resolve(path))) throw new AppError('VaultNotFound', 'there is no such file')
}
