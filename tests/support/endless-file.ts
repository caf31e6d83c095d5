import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** 64 GiB of zeros, which the disk does not hold: it takes longer to keep than any test. Its path. */
export function endlessFile(folder: string, name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  truncateSync(path, 64 * 1024 ** 3)
  return path
}
