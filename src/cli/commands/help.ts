import type { CommandName } from '../../contract/documents.ts'
import { isCommand } from '../arguments.ts'
import type { Run } from '../cli.ts'
import { COMMANDS } from '../command-table.ts'
import { helpFor, helpForAll, usageOf } from '../help.ts'
import { UsageError } from '../usage.ts'

export const runHelp: Run<'help'> = ({ rest }) => {
  const name = rest.length === 0 ? undefined : rest.join(' ')
  if (name !== undefined && !isCommand(name)) {
    throw new UsageError(`There is no such command. The commands are: ${Object.keys(COMMANDS).join(', ')}.`)
  }
  const names = name === undefined ? (Object.keys(COMMANDS) as CommandName[]) : [name]
  const commands = names.map((command) => ({
    command,
    usage: usageOf(command),
    says: COMMANDS[command].says,
  }))
  return Promise.resolve({ document: { commands }, lines: name === undefined ? helpForAll() : helpFor(name) })
}
