import { AppError, isAppError } from '../contract/errors.ts'
import { readArguments, wantsJson, type AnyAsked, type Arguments } from './arguments.ts'
import type { Cli, Outcome } from './cli.ts'
import type { commands as commandTable } from './commands.ts'
import { CliFiles } from './files.ts'
import { errorDocument, errorLines, openProgress, printable, writeAll, type Progress } from './output.ts'
import { openTerminal } from './prompt.ts'
import { UsageError } from './usage.ts'

/** The process this runs in, as much of it as is used. */
export type Io = {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder the person is in. */
  readonly folder: string
  readonly signal: AbortSignal
}

/** Runs one command line from words to exit code: 0 done, 1 the check failed, 2 wrong usage, 3 cannot. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await runAsked(readArguments(argv), io)
  } catch (error) {
    return tellError(error, wantsJson(argv), io)
  }
}

async function runAsked({ asked, isJson, wantsProgress }: Arguments, io: Io): Promise<number> {
  const progress = openProgress(io.stderr, wantsProgress)
  const files = new CliFiles(io.folder, io.stdin, io.signal)
  const terminal = openTerminal(io.stdin, io.stderr, io.signal)
  // Imported here: wrong usage is told before the core is loaded.
  const [{ Cli }, { commands }] = await Promise.all([import('./cli.ts'), import('./commands.ts')])
  const cli = new Cli({ files, env: io.env, signal: io.signal, terminal, progress })
  try {
    const outcome = await runCommand(commands, asked, cli).finally(progress.clear)
    await tellOutcome(outcome, cli, isJson, io)
    await tidyUp(() => cli.tidy(), progress, io)
    return outcome.exitCode ?? 0
  } catch (error) {
    progress.clear()
    if (!isJson) await writeAll(io.stderr, warningText(cli))
    throw error
  } finally {
    await tidyUp(() => cli.lock(), progress, io)
  }
}

type Commands = typeof commandTable

/** `commands` pairs each name with a function for that name's options: this is the one place that has to be told. */
function runCommand(commands: Commands, asked: AnyAsked, cli: Cli): Promise<Outcome> {
  const command = commands[asked.command] as (asked: AnyAsked, cli: Cli) => Promise<Outcome>
  return command(asked, cli)
}

async function tellOutcome(outcome: Outcome, cli: Cli, isJson: boolean, io: Io): Promise<void> {
  await writeAll(io.stderr, warningText(cli))
  const text = isJson
    ? JSON.stringify({ ...outcome.document, warnings: cli.warnings }, null, 2)
    : outcome.lines.map(printable).join('\n')
  await writeAll(io.stdout, `${text}\n`)
}

const warningText = (cli: Cli): string =>
  cli.warnings.map((warning) => `Note: ${printable(warning)}\n`).join('')

/** After the result: what fails here is said, but the result stands. */
async function tidyUp(work: () => Promise<void>, progress: Progress, io: Io): Promise<void> {
  try {
    await work()
  } catch (error) {
    progress.clear()
    const { document, cause } = nameError(error)
    await writeAll(io.stderr, `${errorLines(document, cause).join('\n')}\n`)
  }
}

function nameError(error: unknown): {
  readonly document: ReturnType<typeof errorDocument>
  readonly cause: AppError | null
} {
  if (error instanceof UsageError)
    return { document: errorDocument('WrongUsage', error.message), cause: null }
  const cause = isAppError(error) ? error : new AppError('Internal', 'unexpected', { cause: error })
  return { document: errorDocument(cause.code, null, cause.details), cause }
}

async function tellError(error: unknown, isJson: boolean, io: Io): Promise<number> {
  const { document, cause } = nameError(error)
  if (isJson) await writeAll(io.stdout, `${JSON.stringify(document, null, 2)}\n`)
  else await writeAll(io.stderr, `${errorLines(document, cause).join('\n')}\n`)
  return document.error.code === 'WrongUsage' ? 2 : 3
}
