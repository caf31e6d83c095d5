import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findScript, packageFolder } from '../find-node.mjs'
import { THIS_MACHINE, type Machine } from '../programs.ts'

/** A slow line takes minutes; one that leads nowhere is given up. */
const MOST_FETCHING_MS = 10 * 60_000

/** The runtime that the npm package `electron` was given, if it was: its own file says where. */
export function electronIn(folder: string | undefined, machine: Machine, read: (path: string) => string) {
  if (folder === undefined) return undefined
  const named = join(folder, 'path.txt')
  if (!machine.isThere(named)) return undefined
  const program = join(folder, 'dist', read(named).trim())
  return machine.isThere(program) ? program : undefined
}

const electronHere = (): string | undefined =>
  electronIn(packageFolder('electron'), THIS_MACHINE, (path) => readFileSync(path, 'utf8'))

/** Electron's runtime: npm brings none, and its own command fetches it, where that can be done. */
export function findElectron(mayFetch: boolean, say: (line: string) => void): string | undefined {
  const named = process.env['ELECTRON_EXEC_PATH']
  if (named !== undefined) return named
  const here = electronHere()
  if (here !== undefined || !mayFetch) return here
  say('Looking for Electron’s runtime, which npm does not bring…')
  const args = [findScript('electron:install-electron')]
  spawnSync(process.execPath, args, { stdio: 'ignore', timeout: MOST_FETCHING_MS })
  return electronHere()
}
