import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

function mount(folder: string, sizeMib: number): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMib}m`, 'holdfast-test', folder]).status === 0
}

function unmount(folder: string): void {
  spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
}

/** For `test.skipIf`: true where no small disk can be mounted, after saying so. With CI=true that is an error. */
export function cannotMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-mount-'))
  const isMounted = mount(folder, 1)
  unmount(folder)
  if (isMounted) return false
  if (process.env['CI'] === 'true') throw new Error('With CI=true a tmpfs must be mountable, and it is not')
  process.stderr.write('Skipped here, because no tmpfs can be mounted (that takes root on Linux).\n')
  return true
}

/** A disk of its own that is soon full, gone when the test ends. */
export function smallDisk(sizeMib: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-disk-'))
  if (!mount(folder, sizeMib)) throw new Error('the tmpfs could not be mounted')
  onTestFinished(() => unmount(folder))
  return folder
}

/** Takes `mib` MiB of a disk away; call what it gives to free them. */
export function takeRoom(folder: string, mib: number): () => void {
  const path = join(folder, 'taken')
  writeFileSync(path, Buffer.alloc(mib * 1024 * 1024))
  return () => rmSync(path)
}
