import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

export type RunningProcess = { readonly pid: number; readonly parent: number; readonly command: string }

/** Every process that `ancestor` has started, however far down; the ancestor itself is not among them. */
export function descendantsOf(ancestor: number): readonly RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)))
  const found: RunningProcess[] = []
  for (let parents = [ancestor]; parents.length > 0;) {
    const children = all.filter(({ parent }) => parents.includes(parent))
    found.push(...children)
    parents = children.map(({ pid }) => pid)
  }
  return found
}

/** The folder of the one browser that runs under `ancestor`. */
export function printFolderOf(ancestor: number): string {
  const commands = descendantsOf(ancestor).map(({ command }) => command)
  const folders = commands.flatMap(
    (command) => /--user-data-dir=(\S+holdfast-print-\w+)/.exec(command)?.[1] ?? [],
  )
  const folder = folders[0]
  if (folder === undefined) throw new Error('no browser is running')
  return folder
}

export function isRunning(pid: number): boolean {
  return readProcess(pid).length > 0
}

export async function waitUntil(what: () => boolean, limitMs = 30_000): Promise<boolean> {
  const deadlineMs = performance.now() + limitMs
  while (!what()) {
    if (performance.now() > deadlineMs) return false
    await pause(20)
  }
  return true
}

function readProcess(pid: number): RunningProcess[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
    const isGone = /^State:\s+[ZX]/m.test(status)
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return isGone ? [] : [{ pid, parent, command }]
  } catch (error) {
    // It ended while we looked.
    if (existsSync(`/proc/${pid}/status`)) throw error
    return []
  }
}

/** What can be read of a process that is there: one that nobody needs any more ends also while it is looked at. */
export function ofLiving<Value>(read: () => Value): Value[] {
  try {
    return [read()]
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))
      return []
    throw error
  }
}
