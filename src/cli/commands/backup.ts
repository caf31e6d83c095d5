import type { Run } from '../cli.ts'
import { openVault } from '../secrets.ts'
import { count, size } from '../wording.ts'
import { checkLines } from './check.ts'

export const runBackup: Run<'backup'> = async ({ operands, options }, cli) => {
  const to = cli.files.newFile(options.out)
  await openVault(cli, operands.VAULT, options)
  const made = await cli.client.vault.backup({ to }, cli.context)
  return {
    document: made,
    lines: [
      `The backup is made: ${size(made.bytes)}, ${count(made.size, 'line')} of the record log. It opens for reading, with the same passphrase.`,
      'Checked in the copy:',
      ...checkLines({ ...made.checked, logged: true }).slice(1),
    ],
  }
}
