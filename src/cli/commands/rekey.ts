import type { Asked } from '../arguments.ts'
import type { Cli, Run } from '../cli.ts'
import { makeRecovery, mustBeNew } from '../recovery.ts'
import { mustExist, readNewPassphrase, readPassphrase } from '../secrets.ts'
import { count } from '../wording.ts'

export const runRekey: Run<'rekey'> = async ({ operands, options }, cli) => {
  mustBeNew(cli, options['recovery-out'])
  const file = cli.files.place(operands.VAULT)
  mustExist(cli, operands.VAULT)
  const old = await readPassphrase(cli, options['passphrase-file'])
  const status = await cli.client.vault.open({ file, secret: { kind: 'passphrase', passphrase: old } })
  // Whether there is a way back in is said at the end: this changes it.
  if (status.readOnly !== null) cli.noteOpened(status)
  const passphrase = await nextPassphrase(cli, options, old)
  cli.stopIfCancelled()
  const { generation, entries, exhibits } = await cli.client.vault.replaceKeys({
    passphrase,
    withRecovery: false,
  })
  const recovery = await makeRecovery(cli, options['recovery-out'])
  if (status.hasRecovery) cli.warn('The recovery code from before opens nothing any more.')
  return {
    document: { generation, entries, exhibits, recovery },
    lines: [
      `The vault has a new key: ${count(entries, 'line')} sealed again, the keys of ${count(exhibits, 'file')} wrapped again.`,
      'Somebody who has both the old key and an older copy of the vault can still read that copy.',
    ],
  }
}

async function nextPassphrase(cli: Cli, options: Asked<'rekey'>['options'], old: string): Promise<string> {
  const file = options['new-passphrase-file']
  if (file !== undefined || cli.terminal.isThere) return readNewPassphrase(cli, file, 'new-passphrase-file')
  cli.warn(
    'The passphrase is the same as before. If somebody knows it, give another one with: holdfast passphrase',
  )
  return old
}
