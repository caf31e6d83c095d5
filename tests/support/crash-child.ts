import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'

export const CHILDREN = resolve(import.meta.dirname, 'children')

/** What the child was told had been kept. */
const Ack = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('working') }),
  z.object({ kind: z.literal('refused'), code: z.string() }),
  z.object({
    kind: z.literal('file'),
    token: z.string(),
    exhibit: z.string(),
    sha256: z.string(),
    sizeBytes: z.int(),
  }),
  z.object({ kind: z.literal('incident'), incident: z.string(), seq: z.int(), words: z.string() }),
  z.object({ kind: z.literal('trying'), passphrase: z.string() }),
  z.object({ kind: z.literal('changed'), passphrase: z.string() }),
  z.object({ kind: z.literal('backup'), to: z.string() }),
  z.object({ kind: z.literal('snapshot'), size: z.int() }),
])
export type Ack = z.infer<typeof Ack>

export type CrashMode = 'ingest' | 'huge' | 'passphrase' | 'keys' | 'snapshot' | 'backup'

export type Killed = {
  readonly acks: readonly Ack[]
  /** Between a BEGIN and the end of its COMMIT. */
  readonly wasInsideWrite: boolean
  /** A journal was left that the next opening must roll back. */
  readonly leftHotJournal: boolean
}

export type CrashChild = {
  /**
   * Lets it open the vault, waits until it has said that and `moreSaid` more things, kills it `afterMs` later, and
   * waits until it is gone. What it says paces the kill as time alone would not on a busy computer.
   */
  run(afterMs: number, moreSaid?: number): Promise<Killed>
  /** The same, but kills it as soon as it is seen to be inside a write, where chance did not find one. */
  runIntoWrite(): Promise<Killed>
}

/** Starts a process that will write to `folder/notes.holdfast`; it is loaded, and waits for `run`. */
export function startCrashChild(
  folder: string,
  mode: CrashMode,
  name: string,
  passphrase: string,
): CrashChild {
  const args = [join(CHILDREN, 'crash-child.ts'), folder, mode, name, passphrase]
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'holdfast-test-compile-cache') }
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env })
  const output = collect(child)
  const begin = async (moreSaid: number): Promise<void> => {
    await output.until(1)
    child.stdin.write('.')
    await output.until(2 + moreSaid)
  }
  const kill = async (): Promise<Killed> => {
    child.kill('SIGKILL')
    const acks = await output.end()
    return { acks, wasInsideWrite: markOf(folder) === '1', leftHotJournal: hasHotJournal(folder) }
  }
  return {
    run: async (afterMs, moreSaid = 0) => {
      await begin(moreSaid)
      await new Promise((done) => setTimeout(done, afterMs))
      return kill()
    },
    runIntoWrite: async () => {
      await begin(0)
      while (markOf(folder) !== '1' && child.exitCode === null) await new Promise(setImmediate)
      return kill()
    },
  }
}

function collect(child: ChildProcess) {
  let text = ''
  let errors = ''
  const waiting = new Set<() => void>()
  const wake = () => waiting.forEach((look) => look())
  let hasEnded = false
  child.stdout!.setEncoding('utf8').on('data', (more: string) => ((text += more), wake()))
  child.stderr!.setEncoding('utf8').on('data', (more: string) => void (errors += more))
  child.on('close', () => ((hasEnded = true), wake()))
  const acks = () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => Ack.parse(JSON.parse(line)))
  return {
    /** Waits until so many things were said: `ready` is the first, `open` the second. */
    until: (count: number) =>
      new Promise<void>((done, fail) => {
        const look = (): void => {
          if (text.split('\n').length > count) done()
          else if (hasEnded) fail(new Error(`the child ended early: ${errors}`))
          else return
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
    end: async (): Promise<readonly Ack[]> => {
      if (!hasEnded) await new Promise((done) => child.once('close', done))
      if (child.signalCode !== 'SIGKILL') throw new Error(`the child ended before it was killed: ${errors}`)
      return acks()
    },
  }
}

const markOf = (folder: string): string => readFileSync(join(folder, 'mark'), 'utf8')

/** SQLite calls a journal hot when it has a header that is not zeros. */
function hasHotJournal(folder: string): boolean {
  try {
    const descriptor = openSync(join(folder, 'notes.holdfast-journal'), 'r')
    const head = Buffer.alloc(8)
    const got = readSync(descriptor, head)
    closeSync(descriptor)
    return got === head.length && head.some((byte) => byte !== 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
