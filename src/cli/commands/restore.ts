import { existsSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { Run } from '../cli.ts'
import { mustExist, readPassphrase } from '../secrets.ts'
import { count } from '../wording.ts'

export const runRestore: Run<'restore'> = async ({ operands, options }, cli) => {
  const to = cli.files.place(options.out)
  if (existsSync(cli.files.resolve(options.out)))
    throw new AppError('VaultExists', 'a file of this name is there already')
  const file = cli.files.place(operands.BACKUP)
  mustExist(cli, operands.BACKUP)
  const passphrase = await readPassphrase(cli, options['passphrase-file'])
  cli.stopIfCancelled()
  // That it is a backup is known; what the restored vault lacks is said below.
  await cli.client.vault.open({ file, secret: { kind: 'passphrase', passphrase } })
  cli.stopIfCancelled()
  const restored = await cli.client.vault.restore({ to, reason: options.reason })
  cli.warn(...(await cli.client.vault.status({})).warnings)
  return {
    document: restored,
    lines: [
      'The vault is restored. It goes on in a new record log whose first line names the old one.',
      `  The old log: ${restored.continues.origin}, ${count(restored.continues.size, 'line')}`,
      `  The new log: ${restored.origin}`,
    ],
  }
}
