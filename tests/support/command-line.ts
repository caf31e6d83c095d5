import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documents, ErrorDocument, type CommandName } from '../../src/contract/documents.ts'
import type { z } from 'zod'

export const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

export type Finished = { readonly code: number | null; readonly out: string; readonly err: string }

/** A command's document, and how the process ended. */
export type Told<Name extends CommandName> = z.output<(typeof documents)[Name]> & {
  readonly exitCode: number | null
}

export type Workplace = {
  readonly folder: string
  readonly path: (name: string) => string
  /** Runs the real command line in a process of its own. */
  readonly run: (args: readonly string[], input?: string | Uint8Array) => Promise<Finished>
  /** Runs it with --json, expects it to have done its work, and parses what it wrote with the command's schema. */
  readonly json: <Name extends CommandName>(command: Name, ...args: readonly string[]) => Promise<Told<Name>>
  /** The same for an error. */
  readonly error: (
    ...args: readonly string[]
  ) => Promise<ErrorDocument['error'] & { readonly exitCode: number | null }>
  readonly env: NodeJS.ProcessEnv
  readonly start: (args: readonly string[]) => ChildProcess
  readonly remove: () => void
}

/** A folder of its own, with a state folder of its own: nothing of this computer is read or written. */
export function openWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-cli-'))
  // The tests run under npm, whose INIT_CWD is the folder of the project.
  const { INIT_CWD: _projectFolder, ...inherited } = process.env
  const env = { ...inherited, HOLDFAST_STATE_DIR: join(folder, 'state'), TZ: 'Europe/London' }
  const start = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [MAIN, ...args], { cwd: folder, env })
  const run = (args: readonly string[], input: string | Uint8Array = ''): Promise<Finished> => {
    const child = start(args)
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
    return finished(child)
  }
  return {
    folder,
    env,
    path: (name) => join(folder, name),
    run,
    json: async (command, ...args) => {
      const { code, out, err } = await run([...command.split(' '), ...args, '--json'])
      const document: object = parseOne<z.ZodType<object>>(documents[command], out, err)
      return { ...document, exitCode: code } as Told<typeof command>
    },
    error: async (...args) => {
      const { code, out, err } = await run([...args, '--json'])
      return { ...parseOne(ErrorDocument, out, err).error, exitCode: code }
    },
    start,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function parseOne<Schema extends z.ZodType>(schema: Schema, out: string, err: string): z.output<Schema> {
  const read = schema.safeParse(asJson(out))
  if (read.success) return read.data
  const misfits = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`not the document that was expected: ${out}\n${err}\n${misfits.slice(0, 5).join('\n')}`)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function finished(child: ChildProcess): Promise<Finished> {
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => (out += piece))
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => (err += piece))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}
