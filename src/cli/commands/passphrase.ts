import type { Run } from '../cli.ts'
import { openVault, readNewPassphrase } from '../secrets.ts'

export const runPassphrase: Run<'passphrase'> = async ({ operands, options }, cli) => {
  await openVault(cli, operands.VAULT, options)
  const passphrase = await readNewPassphrase(cli, options['new-passphrase-file'], 'new-passphrase-file')
  cli.stopIfCancelled()
  const changed = await cli.client.vault.changePassphrase({ passphrase })
  return {
    document: changed,
    lines: [
      'The vault opens with the new passphrase, and no longer with the old one.',
      'Backups made before still open with the old one. If somebody knew it, use: holdfast rekey',
    ],
  }
}
