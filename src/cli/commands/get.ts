import type { Run } from '../cli.ts'
import { findExhibit } from '../names.ts'
import { openVault } from '../secrets.ts'
import { size } from '../wording.ts'

export const runGet: Run<'get'> = async ({ operands, options }, cli) => {
  const to = cli.files.newFile(options.out)
  await openVault(cli, operands.VAULT, options)
  const exhibit = await findExhibit(cli, operands.EXHIBIT)
  const copied = await cli.client.exhibits.copy({ exhibit, to }, cli.context)
  cli.warn('The copy is not encrypted: anyone who can open its folder can read it.')
  return {
    document: copied,
    lines: [
      `The original is written, byte for byte: ${size(copied.sizeBytes)}, SHA-256 ${copied.sha256}.`,
      copied.logged
        ? 'The record log notes that you made a copy.'
        : 'The record log could not note it: the vault is open for reading.',
    ],
  }
}
