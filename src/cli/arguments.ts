import { parseArgs } from 'node:util'
import type { CommandName } from '../contract/documents.ts'
import type { CommandSpec, OptionSpec } from './command-options.ts'
import { COMMANDS, COMMON_OPTIONS } from './command-table.ts'
import { UsageError } from './usage.ts'

type Specs = typeof COMMANDS
type ValueOf<Option> = Option extends { readonly type: 'flag' }
  ? boolean
  : Option extends { readonly type: 'many' }
    ? readonly string[]
    : Option extends { readonly required: true }
      ? string
      : string | undefined

/** What was asked of one command: its operands by name, its options by name, and what followed. */
export type Asked<Name extends CommandName> = {
  readonly command: Name
  readonly operands: { readonly [Operand in Specs[Name]['operands'][number]]: string }
  readonly rest: readonly string[]
  readonly options: {
    readonly [Option in keyof Specs[Name]['options']]: ValueOf<Specs[Name]['options'][Option]>
  }
}
export type AnyAsked = { readonly [Name in CommandName]: Asked<Name> }[CommandName]

export type Arguments = {
  readonly asked: AnyAsked
  readonly isJson: boolean
  readonly wantsProgress: boolean
}

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word)
}

/** Whether JSON was asked for, also where the rest cannot be understood. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json')
}

/** Two for such as `stamp query`. */
function wordsOfCommand(argv: readonly string[], at: number): 1 | 2 {
  return at !== -1 && isCommand(`${argv[at]} ${argv[at + 1]}`) ? 2 : 1
}

/** Reads the command line. Throws UsageError, which never repeats a value. */
export function readArguments(argv: readonly string[]): Arguments {
  const at = argv.findIndex((word) => !word.startsWith('-'))
  const words = wordsOfCommand(argv, at)
  const command = at === -1 ? undefined : argv.slice(at, at + words).join(' ')
  const others = argv.filter((_, index) => index < at || index >= at + words)
  if (command === undefined) return helpAbout([], others)
  if (!isCommand(command))
    throw new UsageError(
      'There is no such command. The commands are: ' + Object.keys(COMMANDS).join(', ') + '.',
    )
  const spec: CommandSpec = COMMANDS[command]
  const { values, positionals } = parseWords(spec, others)
  if (values['help'] === true) return helpAbout([command], others)
  const asked = {
    command,
    operands: operandsOf(spec, positionals),
    rest: restOf(spec, positionals),
    options: optionsOf(spec, values),
  } as AnyAsked
  return { asked, isJson: values['json'] === true, wantsProgress: values['progress'] === true }
}

function helpAbout(commands: readonly string[], argv: readonly string[]): Arguments {
  const unknown = argv.find((word) => !['--help', '--json', '--progress'].includes(word))
  if (commands.length === 0 && unknown !== undefined) throw new UsageError('A command comes first.')
  const asked: AnyAsked = { command: 'help', operands: {}, rest: commands, options: {} }
  return { asked, isJson: wantsJson(argv), wantsProgress: false }
}

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

function parseWords(
  spec: CommandSpec,
  argv: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } {
  const all: Readonly<Record<string, OptionSpec>> = { ...spec.options, ...COMMON_OPTIONS }
  const options = Object.fromEntries(
    Object.entries(all).map(([name, { type }]) => [
      name,
      { type: type === 'flag' ? ('boolean' as const) : ('string' as const), multiple: type !== 'flag' },
    ]),
  )
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(sayWrong(error, all))
  }
}

/** Node's own sentences repeat what was typed; a passphrase may be in it. */
function sayWrong(error: unknown, options: Readonly<Record<string, OptionSpec>>): string {
  const { code, message } = error instanceof TypeError && 'code' in error ? error : { code: '', message: '' }
  const name = /'(?:-\w, )?--([a-z-]{1,30})[ '=]/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && Object.hasOwn(options, name)) {
    return options[name]?.type === 'flag'
      ? `--${name} takes no value.`
      : `--${name} needs a value. One that starts with a dash is given as --${name}=VALUE.`
  }
  if (['passphrase', 'new-passphrase', 'password'].includes(name)) {
    return 'A passphrase is never an argument: others can see it there. Give --passphrase-file, or type it when asked.'
  }
  const known = Object.keys(options)
    .map((option) => `--${option}`)
    .join(', ')
  return name === ''
    ? `There is an option here that this command does not have. It has ${known}.`
    : `This command has no --${name}. It has ${known}.`
}

function operandsOf(spec: CommandSpec, positionals: readonly string[]): Readonly<Record<string, string>> {
  const missing = spec.operands[positionals.length]
  if (missing !== undefined) throw new UsageError(`${missing} is missing.`)
  const empty = spec.operands.find((_, index) => positionals[index] === '')
  if (empty !== undefined) throw new UsageError(`${empty} is empty.`)
  return Object.fromEntries(spec.operands.map((name, index) => [name, positionals[index]!]))
}

function restOf(spec: CommandSpec, positionals: readonly string[]): readonly string[] {
  const rest = positionals.slice(spec.operands.length)
  if (rest.length > 0 && spec.rest === undefined) {
    throw new UsageError(
      'There are more words than this command takes. A text of several words stands in quotation marks.',
    )
  }
  return rest
}

function optionsOf(
  spec: CommandSpec,
  values: Values,
): Readonly<Record<string, string | boolean | readonly string[] | undefined>> {
  return Object.fromEntries(
    Object.entries(spec.options).map(([name, option]) => [name, valueOf(name, option, values[name])]),
  )
}

function valueOf(
  name: string,
  option: OptionSpec,
  value: Values[string],
): string | boolean | readonly string[] | undefined {
  if (option.type === 'flag') return value === true
  const given = (Array.isArray(value) ? value : []).map(String)
  if (given.includes('')) throw new UsageError(`--${name} is empty.`)
  if (option.type === 'many') return given
  if (given.length > 1) throw new UsageError(`--${name} is given more than once.`)
  if (given.length === 0 && option.required) throw new UsageError(`--${name} is missing.`)
  return given[0]
}
