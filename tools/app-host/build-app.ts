import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../find-node.mjs'
import { isBuilt } from './is-built.ts'

/** Builds the three parts of the app into `out`, unless they are there already. False: it did not succeed, and said so. */
export function buildApp(say: (line: string) => void): boolean {
  if (isBuilt(ROOT)) return true
  say('Building the app…')
  const args = [join(ROOT, 'tools/run.mjs'), 'electron-vite', 'build', '--logLevel', 'error']
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0
}
