import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const MADE_OF = ['src', 'package.json', 'electron.vite.config.ts']

/** Whether what is in `out` was built of the sources as they are now. */
export function isBuilt(root: string): boolean {
  const built = BUILT.map((name) => join(root, name))
  if (!built.every((path) => existsSync(path))) return false
  const oldest = Math.min(...built.map(changedMs))
  return MADE_OF.every((name) => newestMs(join(root, name)) <= oldest)
}

const changedMs = (path: string): number => statSync(path).mtimeMs

function newestMs(path: string): number {
  if (!statSync(path).isDirectory()) return changedMs(path)
  return Math.max(
    ...readdirSync(path, { recursive: true }).map((name) => changedMs(join(path, String(name)))),
  )
}
