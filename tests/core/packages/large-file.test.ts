import { execFileSync } from 'node:child_process'
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CHILDREN } from '../../support/crash-child.ts'
import { usePackage } from './use-package.ts'

const MIB = 1024 * 1024
/** More than a signed 32-bit number can count. */
const FILE_BYTES = 2_200_000_000
const Told = z.object({ beforeBytes: z.number(), peakBytes: z.number(), sentence: z.string() })

const { folder, write } = usePackage()

test.runIf(process.platform === 'linux')(
  'a file of 2.2 GB is checked in pieces: the check takes less than 150 MiB more than it began with',
  { timeout: 300_000 },
  () => {
    write('data/AB4.mp4', '')
    truncateSync(join(folder, 'data/AB4.mp4'), FILE_BYTES)
    const out = execFileSync(process.execPath, [join(CHILDREN, 'verify-child.ts'), folder], {
      encoding: 'utf8',
    })
    const { beforeBytes, peakBytes, sentence } = Told.parse(JSON.parse(out))
    const [before, peak] = [beforeBytes, peakBytes].map((bytes) => Math.round(bytes / MIB))
    process.stdout.write(`memory: ${before} MiB before the check of 2.2 GB, at most ${peak} MiB in it\n`)
    expect(sentence).toBe('data/AB4.mp4 is here and not listed. All 26 listed files match.')
    expect(peakBytes - beforeBytes).toBeLessThan(150 * MIB)
  },
)
