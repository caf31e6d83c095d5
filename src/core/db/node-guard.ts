import { AppError } from '../../contract/errors.ts'

/** better-sqlite3 13 ends the whole process (exit 139) on a Node that is too old, so this runs before it. */
export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 15)) return
  throw new AppError('NodeTooOld', `Holdfast needs Node 22.15 or newer, and this is Node ${version}.`)
}

refuseOldNode(process.versions.node)
