import type { CustodyLine } from '../../contract/custody.ts'
import { formatInstant } from '../../core/when/format.ts'
import type { Run } from '../cli.ts'
import { findExhibit } from '../names.ts'
import { openVault } from '../secrets.ts'

export const runCustody: Run<'custody'> = async ({ operands, options }, cli) => {
  await openVault(cli, operands.VAULT, options)
  const found = await cli.client.custody.get({ exhibit: await findExhibit(cli, operands.EXHIBIT) })
  const zone = cli.host.clock.zone()
  return {
    document: found,
    lines: [
      `File ${found.exhibit}`,
      ...found.lines.flatMap((line) => [
        `${formatInstant(line.at, zone)}, line ${line.seq}, by ${line.by}`,
        `  ${line.what}${line.purpose === null ? '' : `. Purpose: ${line.purpose}`}`,
        ...handedOver(line),
      ]),
    ],
  }
}

function handedOver({ releasedBy, receivedBy, location }: CustodyLine): readonly string[] {
  const parts = [
    releasedBy && `Released by ${releasedBy}`,
    receivedBy && `received by ${receivedBy}`,
    location && `at ${location}`,
  ].filter(Boolean)
  return parts.length === 0 ? [] : [`  ${parts.join(', ')}.`]
}
