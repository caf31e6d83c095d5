import { existsSync, rmSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { Asked } from '../arguments.ts'
import type { Cli, Outcome, Run } from '../cli.ts'
import { makeRecovery, mustBeNew } from '../recovery.ts'
import { readNewPassphrase } from '../secrets.ts'

export const runInit: Run<'init'> = async ({ operands, options }, cli) => {
  const path = cli.files.resolve(operands.VAULT)
  const file = cli.files.place(operands.VAULT)
  if (existsSync(path)) throw new AppError('VaultExists', 'a file of this name is there already')
  mustBeNew(cli, options['recovery-out'])
  const passphrase = await readNewPassphrase(cli, options['passphrase-file'], 'passphrase-file')
  cli.stopIfCancelled()
  await cli.client.vault.create({ file, passphrase, withRecovery: false })
  try {
    return await finish(options, cli)
  } catch (error) {
    // Nothing half-made: a vault whose making was stopped holds nothing yet.
    await cli.lock()
    rmSync(path, { force: true })
    throw error
  }
}

async function finish(options: Asked<'init'>['options'], cli: Cli): Promise<Outcome<'init'>> {
  cli.stopIfCancelled()
  const recovery = await makeRecovery(cli, options['recovery-out'])
  const { vault, origin } = await cli.client.vault.status({})
  return {
    document: { vault, origin, recovery },
    lines: [
      'The vault is made.',
      ...(recovery === 'file'
        ? ['The recovery code is in the file you named. That file opens this vault.']
        : []),
      ...(recovery === 'typed-back' ? ['The recovery code you wrote down opens it too.'] : []),
      'If the passphrase and the recovery code are both lost, nobody can open it.',
    ],
  }
}
