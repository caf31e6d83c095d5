import { AppError } from '../../contract/errors.ts'
import type { Cli, Run } from '../cli.ts'
import { findTarget, type Target } from '../names.ts'
import { openVault } from '../secrets.ts'

/** Erasing an incident reaches no further than erasing a file does. */
const NOT_REACHED = [
  'backups made before',
  'packages already handed over',
  'the same words where they were written elsewhere, in another text or a form that is not saved',
  'blocks of this disk that have not been used again',
]

export const runErase: Run<'erase'> = async ({ operands, options }, cli) => {
  await openVault(cli, operands.VAULT, options)
  const target = await findTarget(cli, operands['EXHIBIT|INCIDENT'])
  if (!options.yes) await confirm(cli, target)
  const { id, seq, stillIn } = await eraseIt(cli, target, options.reason)
  const what = target.kind
  return {
    document: { what, id, seq, stillIn: [...stillIn] },
    lines: [
      `The ${what === 'exhibit' ? 'file' : 'incident'} is erased for good. The record log keeps when, and your reason.`,
      'What this does not reach:',
      ...stillIn.map((place) => `  ${place}`),
    ],
  }
}

async function eraseIt(cli: Cli, target: Target, reason: string) {
  if (target.kind === 'exhibit') {
    const { erased, seq, stillIn } = await cli.client.exhibits.erase({ exhibit: target.exhibit, reason })
    return { id: erased, seq, stillIn }
  }
  const { erased, seq } = await cli.client.incidents.erase({ incident: target.incident, reason })
  return { id: erased, seq, stillIn: NOT_REACHED }
}

/** On a terminal only: a script has said what it wants. */
async function confirm(cli: Cli, target: Target): Promise<void> {
  if (!cli.terminal.isThere) return
  cli.terminal.say(`This ${target.kind === 'exhibit' ? 'file' : 'incident'} cannot be brought back.`)
  const typed = await cli.terminal.ask('Type erase to erase it for good, anything else to keep it: ')
  if (typed.trim() !== 'erase') throw new AppError('Cancelled', 'kept')
}
