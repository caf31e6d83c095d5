import { statSync } from 'node:fs'
import type { Db } from './open.ts'

type FileIdentity = { readonly device: number; readonly inode: number }

/**
 * The files this process has open as databases. On POSIX, closing *any* descriptor of a file drops every lock the
 * process holds on it: reading an open vault as if it were evidence would let a second program in. So whoever is
 * about to open a file that a person named asks here first; `stat` opens nothing.
 */
const openFiles = new Map<Db, FileIdentity>()

function identityOf(path: string | Buffer): FileIdentity {
  const { dev, ino } = statSync(path)
  return { device: dev, inode: ino }
}

export function noteOpenFile(db: Db, path: string): void {
  openFiles.set(db, identityOf(path))
}

export function forgetOpenFile(db: Db): void {
  openFiles.delete(db)
}

/** Whether this process has the file open as a database, under this name or another. The file is there. */
export function isOpenAsDatabase(path: string | Buffer): boolean {
  const { device, inode } = identityOf(path)
  return [...openFiles.values()].some((open) => open.device === device && open.inode === inode)
}
