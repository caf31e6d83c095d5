import { rmSync } from 'node:fs'
import type { PassphraseFrom } from '../contract/documents.ts'
import { randomWords } from '../core/crypto/random-words.ts'
import type { Cli } from './cli.ts'
import { writeSecret } from './recovery.ts'
import { readNewPassphrase } from './secrets.ts'
import { UsageError } from './usage.ts'

const undo = (): void => undefined

/** 88 bits: nobody guesses them, and they can be read out on the telephone. */
const WORDS = 8

type Options = {
  readonly 'passphrase-file': string | undefined
  readonly 'passphrase-out': string | undefined
}

export type CopyPassphrase = {
  readonly passphrase: string
  readonly from: PassphraseFrom
  /** Takes back what was written of it. */
  readonly undo: () => void
}

/**
 * The passphrase of an encrypted copy: from a file; or words made here, into a new file or shown once on the terminal;
 * or typed twice. Throws CannotRead, CannotWrite, Cancelled.
 */
export async function readCopyPassphrase(cli: Cli, options: Options): Promise<CopyPassphrase> {
  const { 'passphrase-file': file, 'passphrase-out': out } = options
  if (file !== undefined && out !== undefined)
    throw new UsageError('Give --passphrase-file or --passphrase-out, not both.')
  if (out !== undefined) return intoFile(cli, cli.files.resolve(out))
  if (file !== undefined) {
    // Other tools ask for what was typed: a vault's passphrase may end in a line end, this one does not.
    const passphrase = (await readNewPassphrase(cli, file, 'passphrase-file')).replace(/\r?\n$/, '')
    return { passphrase, from: 'file', undo }
  }
  if (!cli.terminal.isThere)
    throw new UsageError(
      'There is no terminal to ask for a passphrase on: give --passphrase-file or --passphrase-out.',
    )
  const answer = await cli.terminal.ask('Make a passphrase of eight random words? [Y/n] ')
  if (!/^(y(es)?)?$/i.test(answer.trim()))
    return { passphrase: await readNewPassphrase(cli, undefined, 'passphrase-file'), from: 'typed', undo }
  const passphrase = randomWords(cli.host.random, WORDS)
  cli.terminal.say(`\nThe passphrase of this copy. Write it down; it is shown once.\n\n  ${passphrase}\n`)
  return { passphrase, from: 'shown', undo }
}

function intoFile(cli: Cli, path: string): CopyPassphrase {
  const passphrase = randomWords(cli.host.random, WORDS)
  writeSecret(path, `${passphrase}\n`)
  return { passphrase, from: 'made', undo: () => rmSync(path, { force: true }) }
}
