import type { Stamp } from '../../contract/stamps.ts'
import { formatInstantUtc } from '../../core/when/format.ts'
import { notLaterThan } from '../../core/when/not-later-than.ts'
import type { Run } from '../cli.ts'
import { openVault } from '../secrets.ts'
import { count, wordLines } from '../wording.ts'

export const runStampQuery: Run<'stamp query'> = async ({ operands, options }, cli) => {
  const to = cli.files.newFile(options.out)
  await openVault(cli, operands.VAULT, options)
  const asked = await cli.client.stamps.query({ to })
  return {
    document: asked,
    lines: [
      `The query is written. It stands for the first ${count(asked.size, 'line')} of your record, and holds a hash and a random number:`,
      'nobody can tell from it what the record says, or whose it is. Nothing was sent.',
      'Take it to a time service (RFC 3161) on any computer that is online, for example with',
      '  curl -H "Content-Type: application/timestamp-query" --data-binary @FILE ADDRESS > answer.tsr',
      'and bring the answer back: holdfast stamp import VAULT answer.tsr',
      'The same state as twelve words:',
      ...wordLines(asked.words),
    ],
  }
}

export const runStampImport: Run<'stamp import'> = async ({ operands, options }, cli) => {
  const from = cli.files.source(operands.FILE)
  await openVault(cli, operands.VAULT, options)
  const stamp = await cli.client.stamps.import({ from })
  return {
    document: stamp,
    lines: [
      stamp.isNew ? 'The answer fits and is kept.' : 'This answer is here already.',
      ...stampLines(stamp),
    ],
  }
}

export const runStampList: Run<'stamp list'> = async ({ operands, options }, cli) => {
  await openVault(cli, operands.VAULT, options)
  const { stamps, waiting } = await cli.client.stamps.list({})
  return {
    document: { stamps, waiting },
    lines: [
      ...(stamps.length === 0 ? ['No time service has said anything about this record yet.'] : []),
      ...stamps.flatMap(stampLines),
      ...(waiting.length === 0 ? [] : ['', 'Queries without an answer:']),
      ...waiting.map(
        ({ at, size, imprint }) =>
          `  made on ${formatInstantUtc(at)}, for the first ${count(size, 'line')}, SHA-256 ${imprint}`,
      ),
    ],
  }
}

const stampLines = (stamp: Stamp): readonly string[] => [
  `The first ${count(stamp.size, 'line')} of the record were there not later than ${formatInstantUtc(notLaterThan(stamp))}, says ${stamp.authority || 'a time service without a name'}.`,
  `  The name is what its certificate says. SHA-256 of the certificate: ${stamp.authorityFingerprint}`,
]
