import type { Run } from '../cli.ts'
import { mustExist, readNewPassphrase, readSecretFile } from '../secrets.ts'
import { UsageError } from '../usage.ts'
import type { Cli } from '../cli.ts'

export const runRecover: Run<'recover'> = async ({ operands, options }, cli) => {
  const file = cli.files.place(operands.VAULT)
  mustExist(cli, operands.VAULT)
  const code = await readCode(cli, options['recovery-file'])
  cli.noteOpened(await cli.client.vault.open({ file, secret: { kind: 'recovery', code } }))
  const passphrase = await readNewPassphrase(cli, options['new-passphrase-file'], 'new-passphrase-file')
  cli.stopIfCancelled()
  const changed = await cli.client.vault.changePassphrase({ passphrase })
  return {
    document: changed,
    lines: ['The vault opens with the new passphrase.', 'The recovery code still opens it too. Keep it.'],
  }
}

async function readCode(cli: Cli, file: string | undefined): Promise<string> {
  if (file !== undefined) return (await readSecretFile(cli, file)).trim()
  if (!cli.terminal.isThere)
    throw new UsageError('There is no terminal to ask for the recovery code on: give --recovery-file.')
  return cli.terminal.askHidden('Recovery code: ')
}
