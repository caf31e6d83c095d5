import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import type { RecoveryMade } from '../contract/documents.ts'
import { AppError } from '../contract/errors.ts'
import type { Cli } from './cli.ts'
import { UsageError } from './usage.ts'

const TRIES = 5

/**
 * Gives the open vault a way back in: into a file, or shown on the terminal and typed back. Without either there is
 * none, and a warning says so. Only a code that was handed over opens the vault.
 */
export async function makeRecovery(cli: Cli, out: string | undefined): Promise<RecoveryMade> {
  if (out !== undefined) return intoFile(cli, out)
  if (cli.terminal.isThere) return typedBack(cli)
  cli.warn('Nothing can recover this vault if the passphrase is lost: it has no recovery code.')
  return null
}

/** Throws CannotWrite when the file is there already: asked before anything is made. */
export function mustBeNew(cli: Cli, out: string | undefined): void {
  if (out === '-') throw new UsageError('The recovery code is written into a file, not to standard output.')
  if (out !== undefined && existsSync(cli.files.resolve(out))) {
    throw new AppError('CannotWrite', 'a file of this name is there already')
  }
}

async function intoFile(cli: Cli, out: string): Promise<RecoveryMade> {
  const { code, ask } = await cli.client.vault.prepareRecovery({})
  const path = cli.files.resolve(out)
  writeSecret(path, `${code}\n`)
  try {
    const groups = code.split('-')
    await cli.client.vault.confirmRecovery({ groups: ask.map((number) => groups[number - 1] ?? '') })
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  cli.warn('The file with the recovery code opens this vault. Keep it away from this computer.')
  return 'file'
}

/** A new file that its owner alone may read. Throws CannotWrite, DiskFull. */
export function writeSecret(path: string, text: string): void {
  let descriptor: number | null = null
  try {
    descriptor = openSync(path, 'wx', 0o600)
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } catch (error) {
    const isOurs = descriptor !== null
    if (isOurs) rmSync(path, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppError(code === 'ENOSPC' ? 'DiskFull' : 'CannotWrite', `the file cannot be written (${code})`)
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

async function typedBack(cli: Cli): Promise<RecoveryMade> {
  const { terminal } = cli
  const { code, ask } = await cli.client.vault.prepareRecovery({})
  const groups = code.split('-').map((group, index) => `${index + 1} ${group}`)
  terminal.say(
    '\nThis code opens the vault if you lose the passphrase. Write it on paper and keep it away from this',
  )
  terminal.say(`computer. It is shown once.\n\n  ${groups.join('   ')}\n`)
  terminal.say('Type three of its groups back. Nothing typed: set it up another day.')
  for (let tries = 0; tries < TRIES; tries++) {
    const typed = await askGroups(cli, ask)
    if (typed.every((group) => group === '')) break
    const { confirmed, wrong } = await cli.client.vault.confirmRecovery({ groups: typed })
    if (confirmed) return 'typed-back'
    terminal.say(`Not as shown: group ${wrong.join(', group ')}.`)
  }
  cli.warn(
    'The recovery code was not typed back, so it opens nothing. Nothing can recover this vault if the passphrase is lost.',
  )
  return null
}

async function askGroups(cli: Cli, ask: readonly number[]): Promise<string[]> {
  const typed: string[] = []
  for (const number of ask) typed.push((await cli.terminal.ask(`Group ${number}: `)).trim().slice(0, 20))
  return typed
}
