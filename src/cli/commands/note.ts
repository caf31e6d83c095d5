import type { Run } from '../cli.ts'
import { findIncident } from '../names.ts'
import { openVault } from '../secrets.ts'
import { UsageError } from '../usage.ts'

export const runNote: Run<'note'> = async ({ operands, options }, cli) => {
  const text = await cli.files.text(options['text-file'])
  if (text.trim() === '') throw new UsageError('The text is empty.')
  await openVault(cli, operands.VAULT, options)
  const incident = await findIncident(cli, operands.INCIDENT)
  const written = await cli.client.notes.write({ incident, text })
  return {
    document: { incident, ...written },
    lines: ['The note is kept. It is private: no bundle holds it unless you name it.'],
  }
}
