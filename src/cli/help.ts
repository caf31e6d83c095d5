import { type CommandName } from '../contract/documents.ts'
import type { CommandSpec, OptionSpec } from './command-options.ts'
import { COMMANDS, COMMON_OPTIONS, WHEN_FORMS } from './command-table.ts'

/** `holdfast get VAULT EXHIBIT --out FILE [--passphrase-file F]`. */
export function usageOf(command: CommandName): string {
  const spec: CommandSpec = COMMANDS[command]
  const rest = spec.rest === undefined ? [] : [`[${spec.rest}]…`]
  const options = Object.entries(spec.options).map(([name, option]) => optionUsage(name, option))
  return ['holdfast', command, ...spec.operands, ...options, ...rest].join(' ')
}

function optionUsage(name: string, option: OptionSpec): string {
  const words = withValue(name, option)
  if (option.required) return words
  return option.type === 'many' ? `[${words}]…` : `[${words}]`
}

const withValue = (name: string, option: OptionSpec): string =>
  option.value === undefined ? `--${name}` : `--${name} ${option.value}`

/** The list of commands, as text. */
export function helpForAll(): readonly string[] {
  const names = Object.keys(COMMANDS) as CommandName[]
  const width = Math.max(...names.map((name) => name.length))
  return [
    'Holdfast keeps files exactly as they came, builds the timeline, and makes a package the recipient can check.',
    '',
    ...names.map((name) => `  ${name.padEnd(width)} ${COMMANDS[name].says}`),
    '',
    'holdfast help COMMAND explains one. Every command takes --json and --progress.',
    'Exit codes: 0 done, 1 the check failed, 2 wrong usage, 3 could not be done.',
  ]
}

/** One command with its options and examples, as text. */
export function helpFor(command: CommandName): readonly string[] {
  const spec: CommandSpec = COMMANDS[command]
  const options = Object.entries({ ...spec.options, ...COMMON_OPTIONS })
  const width = Math.max(...options.map(([name, option]) => withValue(name, option).length))
  const says = spec.says.slice(0, 1).toUpperCase() + spec.says.slice(1)
  return [
    `${says}.`,
    '',
    ...wrapped(usageOf(command)).map((line, index) => `${index === 0 ? '  ' : '      '}${line}`),
    '',
    ...options.map(([name, option]) => `  ${withValue(name, option).padEnd(width)}  ${option.says}`),
    ...('happened' in spec.options ? ['', ...WHEN_FORMS] : []),
    '',
    ...spec.examples.map((example) => `  ${example}`),
  ]
}

const WIDTH = 100

/** Breaks a usage line between its options. */
function wrapped(usage: string): readonly string[] {
  const lines = ['']
  for (const part of usage.split(/ (?=\[|--)/)) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + part.length > WIDTH) lines.push(part)
    else lines[lines.length - 1] = last === '' ? part : `${last} ${part}`
  }
  return lines
}
