import { readFileSync, writeFileSync } from 'node:fs'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import { say } from './child-host.ts'

// Checks a package and says the most memory that it took. argv: the package, a folder or zip.
const [path = ''] = process.argv.slice(2)

/** The most memory this process has had at once since the last call, in bytes. */
function peakBytes(): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  writeFileSync('/proc/self/clear_refs', '5')
  return Number(kib) * 1024
}

const beforeBytes = peakBytes()
const { heading, sentence } = await verifyPackage(path)
say({ beforeBytes, peakBytes: peakBytes(), heading, sentence })
