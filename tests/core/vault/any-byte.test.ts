import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAppError, type ErrorCode } from '../../../src/contract/errors.ts'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import { startSha256 } from '../../../src/core/crypto/hash.ts'
import { projection } from '../../../src/core/events.ts'
import { allExhibits } from '../../../src/core/exhibits/queries.ts'
import { shapeOf } from '../../../src/core/exhibits/rules.ts'
import { checkVault } from '../../../src/core/vault/check.ts'
import { openVault } from '../../../src/core/vault/open.ts'
import { readChunks, sweepChunks } from '../../../src/core/vault/passes.ts'
import { writeSnapshot } from '../../../src/core/vault/snapshot.ts'
import type { Vault } from '../../../src/core/vault/vault.ts'
import { incidentDrafts, tablesOf, writeSnapshotInto } from '../../support/core-vault.ts'
import { lockedVaults, type LockedVault } from '../../support/locked-vault.ts'
import { raw, vacuum } from '../../support/raw-vault.ts'
import { apiFor, open, PASSPHRASE } from '../../support/temp-vault.ts'
import { testHost } from '../../support/vault-host.ts'

/** Every name one flipped byte may have, by where it shows. Never WrongPassphrase, never Internal. */
const AT_UNLOCK: readonly ErrorCode[] = [
  'NotAVault',
  'UnknownVersion',
  'ForeignSchema',
  'DamagedFile',
  'DamagedHeader',
  'DamagedLedger',
  'DamagedEntry',
  'CopiedWhileInUse',
]
const AT_READING: readonly ErrorCode[] = ['DamagedExhibit']
const AT_CHECK: readonly ErrorCode[] = [
  'DamagedExhibit',
  'DamagedHeader',
  'DamagedEntry',
  'DamagedLedger',
  'DamagedFile',
]
const AT_WRITING: readonly ErrorCode[] = ['DamagedFile']

const SLOW = process.env['SLOW'] === '1'
const RUNS = SLOW ? 3000 : 150
const TIMEOUT_MS = SLOW ? 3_600_000 : 600_000
const PAGE = 32 * 1024

const locked = lockedVaults()
/** Without the large exhibit, which is the same page after page, and with a few free pages. */
const small = lockedVaults(async (vault) => {
  const api = apiFor(vault.host)
  await open(api, vault.path)
  await api.exhibits.erase({ exhibit: vault.large, reason: 'too large' })
  await api.vault.lock({})
  vacuum(vault.path)
  await writeSnapshotInto(vault)
  await writeSnapshotInto(vault)
})

type Seen = {
  readonly stage: 'unlock' | 'reading' | 'check' | 'writing' | 'identical'
  readonly codes: readonly string[]
  readonly contents: string
}

const isNamed = (codes: readonly string[], allowed: readonly string[]): boolean =>
  codes.length > 0 && codes.every((code) => allowed.includes(code))

async function lookAt(vault: LockedVault, before: number): Promise<Seen> {
  let opened: Vault | null = null
  try {
    const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
    opened = (await openVault(vault.path, secret, testHost(), projection)).vault
  } catch (error) {
    return { stage: 'unlock', codes: [codeOf(error)], contents: '' }
  }
  try {
    return await lookInside(opened, before)
  } finally {
    opened.abandon()
  }
}

async function lookInside(vault: Vault, before: number): Promise<Seen> {
  const reading = readExhibits(vault)
  const contents = JSON.stringify([tablesOf(vault, before), reading.hashes])
  const exhibits = allExhibits(vault.reads)
  const signal = new AbortController().signal
  const pause = () => Promise.resolve()
  const { problems } = await checkVault(vault, {
    exhibits,
    since: null,
    progress: () => undefined,
    signal,
    pause,
  })
  const check = problems.map(({ code }) => code)
  if (reading.codes.length > 0) return { stage: 'reading', codes: reading.codes, contents }
  if (check.length > 0) return { stage: 'check', codes: check, contents }
  const writing = await write(vault, exhibits.length)
  return { stage: writing.length > 0 ? 'writing' : 'identical', codes: writing, contents }
}

function readExhibits(vault: Vault): { readonly codes: string[]; readonly hashes: string[] } {
  const codes: string[] = []
  const hashes: string[] = []
  for (const exhibit of allExhibits(vault.reads)) {
    try {
      const running = startSha256()
      for (const chunk of readChunks(vault, shapeOf(exhibit))) running.update(chunk)
      hashes.push(toHex(running.digest()))
    } catch (error) {
      codes.push(codeOf(error))
    }
  }
  return { codes, hashes }
}

/** What a session does next: an append, the sweep, a snapshot. */
async function write(vault: Vault, count: number): Promise<readonly string[]> {
  try {
    vault.write(incidentDrafts(vault, '0'.repeat(32), count))
    while (sweepChunks(vault));
    await writeSnapshot(vault, () => Promise.resolve())
    return []
  } catch (error) {
    return [codeOf(error)]
  }
}

/** A failure without a name fails the test as itself. */
function codeOf(error: unknown): string {
  if (isAppError(error) && error.code !== 'Internal') return error.code
  throw isAppError(error) && error.cause !== undefined ? error.cause : error
}

const ALLOWED = { unlock: AT_UNLOCK, reading: AT_READING, check: AT_CHECK, writing: AT_WRITING }

function isAllowed(seen: Seen, expected: string): boolean {
  if (seen.stage === 'identical') return seen.contents === expected
  if (seen.stage === 'check' || seen.stage === 'writing')
    return isNamed(seen.codes, ALLOWED[seen.stage]) && seen.contents === expected
  return isNamed(seen.codes, ALLOWED[seen.stage])
}

async function holds(
  make: () => Promise<LockedVault>,
  offsets: (length: number) => fc.Arbitrary<number>,
  runs: number,
) {
  const vault = await make()
  const whole = readFileSync(vault.path)
  const before = raw(vault.path, (db) => db.prepare('SELECT size FROM head').pluck().get()) as number
  const untouched = await lookAt(vault, before)
  expect(untouched).toMatchObject({ stage: 'identical' })
  const stages = new Map<string, number>()
  const property = fc.asyncProperty(
    offsets(whole.length),
    fc.integer({ min: 1, max: 255 }),
    async (at, mask) => {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at)
      writeFileSync(vault.path, bytes)
      const seen = await lookAt(vault, before)
      stages.set(seen.stage, (stages.get(seen.stage) ?? 0) + 1)
      if (!isAllowed(seen, untouched.contents))
        throw new Error(`byte ${at} by ${mask}: ${seen.stage} ${seen.codes.join()}`)
    },
  )
  await fc.assert(property, { numRuns: runs })
  return stages
}

describe('one flipped byte, anywhere in the file', () => {
  test(
    'is named at unlock, reading, check or writing, or everything is identical',
    async () => {
      const stages = await holds(locked, (length) => fc.integer({ min: 0, max: length - 1 }), RUNS)
      expect(stages.get('reading')).toBeGreaterThan(0)
    },
    TIMEOUT_MS,
  )

  test(
    'also where pages are b-trees and a byte steers SQLite',
    async () => {
      const steering = (length: number) =>
        fc.oneof(
          fc.integer({ min: 0, max: 99 }),
          // The beginning of each page: its kind, its cells; and its end, where cells and their headers are.
          fc
            .tuple(fc.integer({ min: 0, max: length / PAGE - 1 }), fc.integer({ min: 0, max: 120 }))
            .map(([page, at]) => page * PAGE + at),
          fc
            .tuple(fc.integer({ min: 1, max: length / PAGE }), fc.integer({ min: 1, max: 3000 }))
            .map(([page, at]) => page * PAGE - at),
          fc.integer({ min: 0, max: 12 * PAGE }),
        )
      const stages = await holds(small, steering, RUNS * 2)
      expect(stages.get('unlock')).toBeGreaterThan(0)
      expect(stages.get('identical')).toBeGreaterThan(0)
    },
    TIMEOUT_MS,
  )
})
