import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileToken } from '../../../src/contract/exhibits.ts'
import { contract } from '../../../src/contract/index.ts'
import { createHandlers } from '../../../src/core/handlers.ts'
import { createClient } from '../../../src/core/router.ts'
import { argon2Kdf } from '../../../src/core/workers/argon2-kdf.ts'
import { testHost } from '../vault-host.ts'
import { say } from './child-host.ts'

// Unlocks with the shipped password hash and keeps a big file. argv: folder, `create` or `keep`.
const [folder = '', mode = ''] = process.argv.slice(2)
const token = (name: string) => join(folder, name) as FileToken
const kdf = argon2Kdf(new URL('../../../src/core/workers/kdf-worker.ts', import.meta.url))
const api = createClient(contract, createHandlers(testHost({ kdf })))
const passphrase = 'correct horse battery staple'

/** The most memory this process has had at once since the last call, in bytes. */
function peakBytes(): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  writeFileSync('/proc/self/clear_refs', '5')
  return Number(kib) * 1024
}

if (mode === 'create') {
  await api.vault.create({ file: token('notes.holdfast'), passphrase, withRecovery: false })
  await api.cases.save({ name: 'Millbrook', initials: 'AB' })
} else {
  await api.vault.open({ file: token('notes.holdfast'), secret: { kind: 'passphrase', passphrase } })
  const unlockPeakBytes = peakBytes()
  const { cases } = await api.cases.list({})
  const { files } = await api.exhibits.add({ case: cases[0]!.id, files: [token('big.bin')] })
  const [kept] = files.flatMap((file) => ('kept' in file ? [file.kept.sizeBytes] : []))
  say({ unlockPeakBytes, keepPeakBytes: peakBytes(), keptBytes: kept ?? 0 })
}
await api.vault.lock({})
