import type { Run } from '../cli.ts'
import { openVault } from '../secrets.ts'
import { count, wordLines } from '../wording.ts'

export const runCheckpoint: Run<'checkpoint'> = async ({ operands, options }, cli) => {
  const to = options.out === undefined ? {} : { to: cli.files.newFile(options.out) }
  await openVault(cli, operands.VAULT, options)
  const purpose = options.out === undefined ? 'words' : 'print'
  const signed = await cli.client.ledger.checkpoint({ purpose, ...to })
  return {
    document: signed,
    lines: [
      `The state of your record, ${count(signed.size, 'line')}, as twelve words:`,
      ...wordLines(signed.words),
      'Give them to somebody outside, or the checkpoint below: later it shows whether the record was changed.',
      '',
      signed.note.trimEnd(),
    ],
  }
}
