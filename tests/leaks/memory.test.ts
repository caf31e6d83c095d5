import { execFileSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CHILDREN } from '../support/crash-child.ts'
import { someBytes, tempFolder } from '../support/temp-vault.ts'

const MIB = 1024 * 1024
const FILE_MIB = 300
const LIMIT_BYTES = 400 * MIB
const MOST_TIMES = 3
const Peak = z.object({ unlockPeakBytes: z.number(), keepPeakBytes: z.number(), keptBytes: z.number() })

function writeBigFile(path: string): void {
  const descriptor = openSync(path, 'w')
  const part = someBytes(MIB)
  for (let i = 0; i < FILE_MIB; i++) {
    part[0] = i % 256
    part[1] = Math.floor(i / 256)
    writeSync(descriptor, part)
  }
  closeSync(descriptor)
}

const run = (folder: string, mode: string): string =>
  execFileSync(process.execPath, [join(CHILDREN, 'memory-child.ts'), folder, mode], { encoding: 'utf8' })

function measured(): z.infer<typeof Peak> {
  const folder = tempFolder()
  writeBigFile(join(folder, 'big.bin'))
  run(folder, 'create')
  return Peak.parse(JSON.parse(run(folder, 'keep')))
}

/** What else runs on the machine makes a peak higher and never lower: it is measured again before it is believed. */
function lowest(): z.infer<typeof Peak> {
  let found = measured()
  for (let time = 1; time < MOST_TIMES && found.keepPeakBytes >= LIMIT_BYTES; time++) {
    const again = measured()
    if (again.keepPeakBytes < found.keepPeakBytes) found = again
  }
  return found
}

test.runIf(process.platform === 'linux')(
  'a process that has just unlocked with the shipped password hash keeps 300 MiB in less than 400 MiB',
  () => {
    const peak = lowest()
    const inMib = (bytes: number) => Math.round(bytes / MIB)
    const [unlock, keep] = [inMib(peak.unlockPeakBytes), inMib(peak.keepPeakBytes)]
    process.stdout.write(`memory: at most ${unlock} MiB while unlocking, ${keep} MiB while keeping\n`)
    expect(peak.keptBytes).toBe(FILE_MIB * MIB)
    // Less would mean that the password hash was not the shipped one.
    expect(peak.unlockPeakBytes).toBeGreaterThan(256 * MIB)
    expect(peak.keepPeakBytes).toBeLessThan(LIMIT_BYTES)
  },
)
