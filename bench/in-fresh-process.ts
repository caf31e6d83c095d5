import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Starts a task file beside this one in a process of its own and gives what it answers: nothing is warmed up by what ran before. */
export function inFreshProcess<Answer>(task: string, ask: unknown): Promise<Answer> {
  const file = resolve(import.meta.dirname, 'tasks', `${task}.ts`)
  const child = spawn(process.execPath, [file, JSON.stringify(ask)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
  return new Promise((resolveAnswer, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0
        ? resolveAnswer(JSON.parse(said) as Answer)
        : reject(new Error(`${task} ended with ${code}`)),
    )
  })
}

/** What the task was asked; each task says of what type it is. */
export const asked = (): unknown => JSON.parse(process.argv[2] ?? '{}')

export function answer(value: unknown): void {
  process.stdout.write(JSON.stringify(value))
}

/** The most memory this process had at once since the last `forgetPeak`, in MB; null where the system does not say. */
export function peakMb(): number | null {
  if (process.platform !== 'linux') return null
  const [, kb] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return kb === undefined ? null : Number(kb) / 1000
}

export function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5')
}
