import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt } from '../../tools/app-host/is-built.ts'

/** A build takes seconds; a lock that is older was left by one that was killed. */
const STALE_MS = 180_000
const PAUSE_MS = 200

/** Builds what is shipped, if it is not built of the sources as they are: once, though several test files ask at once. */
export function buildOnce(root: string): void {
  const lock = join(root, 'out', '.building')
  mkdirSync(join(root, 'out'), { recursive: true })
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  try {
    if (isBuilt(root)) return
    const args = [join(root, 'tools/run.mjs'), 'electron-vite', 'build']
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function taken(lock: string): boolean {
  const since = statSync(lock, { throwIfNoEntry: false })
  if (since !== undefined && Date.now() - since.mtimeMs > STALE_MS)
    rmSync(lock, { recursive: true, force: true })
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
