import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { argon2Kdf } from '../../../src/core/workers/argon2-kdf.ts'
import {
  lockedVaults,
  openFor,
  outcomeOf,
  unlockCode,
  WHOLE,
  type LockedVault,
} from '../../support/locked-vault.ts'
import { changeColumn, flipColumn, putBack, raw, rowsOf, tamper } from '../../support/raw-vault.ts'
import { apiFor, open, PASSPHRASE } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const locked = lockedVaults()
const NEW_PASSPHRASE = 'a new passphrase'

type Slot = { kind: string; memoryBytes?: number; passes?: number; salt: string; box: string }
type Body = { format: number; generation: number; slots: Slot[]; copiedAt: string | null }

/** Rewrites the header as somebody without any key can: the plain SHA-256 made anew, the tag left as it is. */
function rewriteHeader({ path }: LockedVault, change: (body: Body) => void, copies = [0, 1]): void {
  raw(path, (db) => {
    for (const copy of copies) {
      const row = db.prepare('SELECT body, mac FROM header WHERE copy = ?').get(copy) as {
        body: Buffer
        mac: Buffer
      }
      const header = JSON.parse(row.body.toString('utf8')) as Body
      change(header)
      const body = Buffer.from(JSON.stringify(header))
      const sum = createHash('sha256').update(body).update(row.mac).digest()
      db.prepare('UPDATE header SET body = ?, sha256 = ? WHERE copy = ?').run(body, sum, copy)
    }
  })
}

async function changePassphrase(vault: LockedVault): Promise<void> {
  const api = apiFor(vault.host)
  await open(api, vault.path)
  await api.vault.changePassphrase({ passphrase: NEW_PASSPHRASE })
  await api.vault.lock({})
}

describe('the header, at unlock', () => {
  test.each(['body', 'mac', 'sha256'])(
    'one copy with a flip in its %s opens from the other and says so',
    async (column) => {
      for (const copy of [0, 1]) {
        const vault = await locked()
        flipColumn(vault.path, 'header', column, `copy = ${copy}`, 7)
        const { status } = await openFor(vault.host, vault.path)
        expect(status.warnings.join()).toContain('One of the two copies of the header is damaged')
      }
    },
  )

  test('one damaged or missing copy is a problem at check until the header is written anew', async () => {
    for (const damage of [
      'UPDATE header SET mac = zeroblob(32) WHERE copy = 1',
      'DELETE FROM header WHERE copy = 0',
    ]) {
      const vault = await locked()
      tamper(vault.path, damage)
      expect(await outcomeOf(vault)).toEqual({ ...WHOLE, check: ['DamagedHeader'] })
      await changePassphrase(vault)
      const { api } = await openFor(vault.host, vault.path, NEW_PASSPHRASE)
      const report = await api.vault.check({})
      expect(report.problems).toEqual([])
      expect(report.checked.headerCopies).toBe(2)
    }
  })

  test.each(['body', 'mac', 'sha256'])(
    'both copies with a flip in their %s: DamagedHeader, never WrongPassphrase',
    async (column) => {
      const vault = await locked()
      for (const copy of [0, 1]) flipColumn(vault.path, 'header', column, `copy = ${copy}`, -3)
      expect(await unlockCode(vault)).toBe('DamagedHeader')
      expect(await unlockCode(vault, 'not the passphrase')).toBe('DamagedHeader')
    },
  )

  test('no copy at all: DamagedHeader', async () => {
    const vault = await locked()
    tamper(vault.path, 'DELETE FROM header')
    expect(await unlockCode(vault)).toBe('DamagedHeader')
  })

  test('shortened and extended bodies: DamagedHeader', async () => {
    for (const change of [
      (b: Buffer) => b.subarray(0, -1),
      (b: Buffer) => Buffer.concat([b, Buffer.from(' ')]),
    ]) {
      const vault = await locked()
      for (const copy of [0, 1]) changeColumn(vault.path, 'header', 'body', `copy = ${copy}`, change)
      expect(await unlockCode(vault)).toBe('DamagedHeader')
    }
  })

  test('a body rewritten with a fresh SHA-256 is not authentic: DamagedHeader', async () => {
    const changes: ((body: Body) => void)[] = [
      (body) => void (body.generation = 9),
      (body) => void (body.copiedAt = '2026-03-12T14:05:00.000Z'),
      (body) => void (body.slots = body.slots.filter((slot) => slot.kind === 'passphrase')),
    ]
    for (const change of changes) {
      const vault = await locked()
      rewriteHeader(vault, change)
      expect(await unlockCode(vault)).toBe('DamagedHeader')
    }
  })

  test('only one copy rewritten with a fresh SHA-256: the copies disagree, DamagedHeader', async () => {
    const vault = await locked()
    rewriteHeader(vault, (body) => void (body.generation = 9), [0])
    expect(await unlockCode(vault)).toBe('DamagedHeader')
  })

  test('not JSON, not a header, no slots: DamagedHeader', async () => {
    for (const text of ['{', '[]', '{"format":1}']) {
      const vault = await locked()
      raw(vault.path, (db) => {
        const { mac } = db.prepare('SELECT mac FROM header').get() as { mac: Buffer }
        const body = Buffer.from(text)
        const sum = createHash('sha256').update(body).update(mac).digest()
        db.prepare('UPDATE header SET body = ?, sha256 = ?').run(body, sum)
      })
      expect(await unlockCode(vault), text).toBe('DamagedHeader')
    }
  })

  test('another format number: UnknownVersion', async () => {
    const vault = await locked()
    rewriteHeader(vault, (body) => void (body.format = 2))
    expect(await unlockCode(vault)).toBe('UnknownVersion')
  })

  test('a header from another vault: WrongPassphrase to who does not know that vault, DamagedLedger to who does', async () => {
    const vault = await locked()
    const other = lockedVaults()
    const foreign = await other()
    putBack(vault.path, 'header', rowsOf(foreign.path, 'header'))
    expect(await unlockCode(vault, 'not the passphrase')).toBe('WrongPassphrase')
    expect(await unlockCode(vault, PASSPHRASE)).toBe('DamagedLedger')
  })
})

describe('an older header, at unlock', () => {
  test('put back after a change of passphrase, it opens its slot and is named: OutdatedHeader', async () => {
    const vault = await locked()
    const old = rowsOf(vault.path, 'header')
    await changePassphrase(vault)
    putBack(vault.path, 'header', old)
    expect(await unlockCode(vault)).toBe('OutdatedHeader')
    expect(await unlockCode({ ...vault, host: testHost() })).toBe('OutdatedHeader')
  })

  test('put back in one copy only, the copies disagree: DamagedHeader, never WrongPassphrase', async () => {
    for (const copy of [0, 1]) {
      const vault = await locked()
      const old = rowsOf(vault.path, 'header')
      await changePassphrase(vault)
      const now = rowsOf(vault.path, 'header')
      putBack(vault.path, 'header', [old[copy]!, now[1 - copy]!])
      expect(await unlockCode(vault, NEW_PASSPHRASE)).toBe('DamagedHeader')
      expect(await unlockCode(vault)).toBe('DamagedHeader')
    }
  })

  test('a header newer than the ledger: the rest was put back, DamagedLedger', async () => {
    const vault = await locked()
    const before = ['head', 'leaves', 'entries'].map((table) => [table, rowsOf(vault.path, table)] as const)
    await changePassphrase(vault)
    for (const [table, rows] of before) putBack(vault.path, table, rows)
    expect(await unlockCode({ ...vault, host: testHost() }, NEW_PASSPHRASE)).toBe('DamagedLedger')
  })
})

describe('the slots, at unlock', () => {
  // Its thread is not there: if anything were derived, that would fail in another way.
  const kdf = argon2Kdf(new URL('./no-thread.ts', import.meta.url))

  test.each([
    ['memory under the floor', { memoryBytes: 1024 * 1024, passes: 3 }],
    ['passes under the floor', { memoryBytes: 256 * 1024 * 1024, passes: 1 }],
    ['memory over the ceiling', { memoryBytes: 2 ** 40, passes: 3 }],
    ['passes over the ceiling', { memoryBytes: 256 * 1024 * 1024, passes: 1_000_000 }],
  ])('%s: the shipped password hash refuses before deriving anything', async (_what, params) => {
    const vault = await locked()
    rewriteHeader(vault, (body) =>
      Object.assign(
        body.slots.find((slot) => slot.kind === 'passphrase')!,
        params,
      ),
    )
    expect(await unlockCode({ ...vault, host: testHost({ kdf }) })).toBe('KdfOutOfBounds')
  })

  test('the vaults of these tests, made with a cheap hash, do not open in a shipped host', async () => {
    const vault = await locked()
    expect(await unlockCode({ ...vault, host: testHost({ kdf }) })).toBe('KdfOutOfBounds')
  })

  test('parameters changed within the bounds of a host are not those the box is bound to', async () => {
    const vault = await locked()
    rewriteHeader(vault, (body) => void (body.slots.find((slot) => slot.kind === 'passphrase')!.passes = 2))
    // Nobody can tell this from a wrong passphrase: what would tell is behind it.
    expect(await unlockCode(vault)).toBe('WrongPassphrase')
  })

  test('without a recovery slot a recovery code is told so; a wrong one is wrong', async () => {
    const vault = await locked()
    const withCode = (code: string) =>
      apiFor(vault.host).vault.open({ file: token(vault.path), secret: { kind: 'recovery', code } })
    await expect(withCode('0000-0000-0000-0000-0000-0000-0000-0000-0000')).rejects.toMatchObject({
      code: 'WrongRecoveryCode',
    })
    rewriteHeader(
      vault,
      (body) => void (body.slots = body.slots.filter((slot) => slot.kind === 'passphrase')),
    )
    await expect(withCode(vault.recoveryCode)).rejects.toMatchObject({ code: 'NoRecoverySlot' })
  })
})
