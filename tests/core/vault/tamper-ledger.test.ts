import { describe, expect, test } from 'vitest'
import { incidentDrafts, openCore, tablesOf, writeSnapshotInto } from '../../support/core-vault.ts'
import {
  lockedVaults,
  openFor,
  outcomeOf,
  unlockCode,
  WHOLE,
  type LockedVault,
} from '../../support/locked-vault.ts'
import {
  addRows,
  changeColumn,
  flipColumn,
  flipped,
  putBack,
  raw,
  rowsOf,
  swapColumn,
  tamper,
} from '../../support/raw-vault.ts'
import { apiFor, open } from '../../support/temp-vault.ts'
import { testHost } from '../../support/vault-host.ts'

const locked = lockedVaults()

/** Their leaves stand in three rows. */
const lockedWithManyLeaves = lockedVaults(async (vault) => {
  const { vault: opened } = await openCore(vault)
  opened.write(incidentDrafts(opened, vault.caseId, 600))
  await opened.lock()
})

async function expectUnlock(vault: LockedVault, code: string): Promise<void> {
  expect(await unlockCode(vault)).toBe(code)
}

describe('an untouched vault', () => {
  test('opens, reads and checks: the tests below change one thing each', async () => {
    expect(await outcomeOf(await locked())).toEqual(WHOLE)
    expect(await outcomeOf(await lockedWithManyLeaves())).toEqual(WHOLE)
  })
})

describe('the head, at unlock', () => {
  test.each([
    ['another size', 'UPDATE head SET size = size - 1'],
    ['a size that is no size', 'UPDATE head SET size = -1'],
    ['a size beyond counting', 'UPDATE head SET size = 9223372036854775807'],
    ['an empty root', "UPDATE head SET root = x''"],
    ['an empty tag', "UPDATE head SET mac = x''"],
    ['no head', 'DELETE FROM head'],
  ])('%s: DamagedLedger', async (_what, sql) => {
    const vault = await locked()
    tamper(vault.path, sql)
    await expectUnlock(vault, 'DamagedLedger')
  })

  test.each(['root', 'mac'])('a flip in its %s: DamagedLedger', async (column) => {
    for (const at of [0, 16, 31]) {
      const vault = await locked()
      flipColumn(vault.path, 'head', column, 'one = 1', at)
      await expectUnlock(vault, 'DamagedLedger')
    }
  })

  test('the head of another vault: DamagedLedger', async () => {
    const vault = await locked()
    putBack(vault.path, 'head', rowsOf((await lockedVaults()()).path, 'head'))
    await expectUnlock(vault, 'DamagedLedger')
  })

  test('an older head beside newer rows, as in a copy taken without its journal: CopiedWhileInUse', async () => {
    const vault = await locked()
    const old = rowsOf(vault.path, 'head')
    const { vault: opened } = await openCore(vault)
    await opened.lock()
    putBack(vault.path, 'head', old)
    await expectUnlock(vault, 'CopiedWhileInUse')
    tamper(vault.path, 'DELETE FROM entries WHERE seq >= ?', old[0]!['size'])
    await expectUnlock(vault, 'CopiedWhileInUse')
  })
})

describe('the leaves, at unlock', () => {
  test.each([
    ['a row missing at the beginning', 'DELETE FROM leaves WHERE page = 0'],
    ['a row missing in the middle', 'DELETE FROM leaves WHERE page = 1'],
    ['the last row missing', 'DELETE FROM leaves WHERE page = 2'],
    ['all rows missing', 'DELETE FROM leaves'],
    ['an empty row', "UPDATE leaves SET hashes = x'' WHERE page = 2"],
    ['a row before the first', 'INSERT INTO leaves VALUES (-1, zeroblob(8192))'],
    ['an extra row after a short one', 'INSERT INTO leaves VALUES (3, zeroblob(32))'],
    ['a row under another number', 'UPDATE leaves SET page = 7 WHERE page = 2'],
  ])('%s: DamagedLedger', async (_what, sql) => {
    const vault = await lockedWithManyLeaves()
    tamper(vault.path, sql)
    await expectUnlock(vault, 'DamagedLedger')
  })

  test('a flip in the first, a middle and the last leaf: DamagedLedger', async () => {
    for (const [page, at] of [
      [0, 0],
      [1, 4000],
      [2, -1],
    ] as const) {
      const vault = await lockedWithManyLeaves()
      flipColumn(vault.path, 'leaves', 'hashes', `page = ${page}`, at)
      await expectUnlock(vault, 'DamagedLedger')
    }
  })

  test('two rows swapped, two leaves swapped, one leaf cut off, half a leaf cut off: DamagedLedger', async () => {
    const swapLeaves = (hashes: Buffer) =>
      Buffer.concat([hashes.subarray(32, 64), hashes.subarray(0, 32), hashes.subarray(64)])
    const vault = await lockedWithManyLeaves()
    swapColumn(vault.path, 'leaves', 'hashes', 'page = 0', 'page = 1')
    await expectUnlock(vault, 'DamagedLedger')
    for (const change of [swapLeaves, (h: Buffer) => h.subarray(0, -32), (h: Buffer) => h.subarray(0, -16)]) {
      const other = await lockedWithManyLeaves()
      changeColumn(other.path, 'leaves', 'hashes', 'page = 2', change)
      await expectUnlock(other, 'DamagedLedger')
    }
  })

  test('one leaf more than the head says: CopiedWhileInUse', async () => {
    const vault = await lockedWithManyLeaves()
    changeColumn(vault.path, 'leaves', 'hashes', 'page = 2', (hashes) =>
      Buffer.concat([hashes, Buffer.alloc(32)]),
    )
    await expectUnlock(vault, 'CopiedWhileInUse')
  })
})

describe('an entry that is replayed, at unlock', () => {
  test.each([
    ['nonce', 0],
    ['first byte', 24],
    ['middle', 100],
    ['tag', -1],
  ])('a flip in its %s: DamagedEntry', async (_what, at) => {
    for (const seq of [0, 5]) {
      const vault = await locked()
      flipColumn(vault.path, 'entries', 'box', `seq = ${seq}`, at)
      await expectUnlock(vault, 'DamagedEntry')
    }
  })

  test('shortened, extended, emptied: DamagedEntry', async () => {
    for (const change of [
      (b: Buffer) => b.subarray(0, -1),
      (b: Buffer) => Buffer.concat([b, b]),
      () => Buffer.alloc(0),
    ]) {
      const vault = await locked()
      changeColumn(vault.path, 'entries', 'box', 'seq = 3', change)
      await expectUnlock(vault, 'DamagedEntry')
    }
  })

  test('two swapped: DamagedEntry', async () => {
    const vault = await locked()
    swapColumn(vault.path, 'entries', 'box', 'seq = 2', 'seq = 3')
    await expectUnlock(vault, 'DamagedEntry')
  })

  test('one from another vault in its place, sealed for the same line: DamagedEntry', async () => {
    const vault = await locked()
    const foreign = rowsOf((await lockedVaults()()).path, 'entries').find((row) => row['seq'] === 3)!
    raw(vault.path, (db) => addRows(db, 'entries', [foreign]))
    await expectUnlock(vault, 'DamagedEntry')
  })

  test('an older sealing of another history of the same vault: DamagedEntry', async () => {
    const vault = await locked()
    const fork = await locked()
    for (const [one, title] of [
      [vault, 'this'],
      [fork, 'that'],
    ] as const) {
      const { vault: opened } = await openCore(one)
      opened.write(incidentDrafts(opened, vault.caseId, 1, title))
      await opened.lock()
    }
    const seq = rowsOf(vault.path, 'entries').length - 2
    const box = rowsOf(fork.path, 'entries').find((row) => row['seq'] === seq)!
    raw(vault.path, (db) => addRows(db, 'entries', [box]))
    await expectUnlock(vault, 'DamagedEntry')
  })

  test('one deleted without an entry that says so: DamagedLedger, wherever it stood', async () => {
    const last = rowsOf((await locked()).path, 'entries').length - 1
    for (const seq of [0, 4, last]) {
      const vault = await locked()
      tamper(vault.path, 'DELETE FROM entries WHERE seq = ?', seq)
      await expectUnlock(vault, 'DamagedLedger')
    }
  })

  test('a row added after the last: CopiedWhileInUse; before the first: DamagedLedger', async () => {
    const vault = await locked()
    tamper(vault.path, 'INSERT INTO entries SELECT max(seq) + 1, box FROM entries')
    await expectUnlock(vault, 'CopiedWhileInUse')
    const other = await locked()
    tamper(other.path, 'INSERT INTO entries SELECT -1, box FROM entries WHERE seq = 0')
    await expectUnlock(other, 'DamagedLedger')
  })
})

describe('an entry under a snapshot', () => {
  const withSnapshot = lockedVaults(writeSnapshotInto)

  test.each([
    ['flipped', (path: string) => flipColumn(path, 'entries', 'box', 'seq = 4', 60)],
    ['deleted', (path: string) => tamper(path, 'DELETE FROM entries WHERE seq = 4')],
    ['swapped with another', (path: string) => swapColumn(path, 'entries', 'box', 'seq = 4', 'seq = 5')],
  ])('%s: the vault opens from the snapshot, and check names DamagedEntry', async (what, damage) => {
    const vault = await withSnapshot()
    damage(vault.path)
    const { unlock, check } = await outcomeOf(vault)
    expect(unlock).toBe('opens')
    expect(check).toEqual(what.startsWith('swapped') ? ['DamagedEntry', 'DamagedEntry'] : ['DamagedEntry'])
  })
})

describe('an erased payload', () => {
  test('put back is never shown again and check names it: DamagedLedger', async () => {
    const vault = await locked()
    const before = rowsOf(vault.path, 'entries')
    const api = apiFor(vault.host)
    await open(api, vault.path)
    await api.incidents.erase({ incident: vault.incident, reason: 'asked to' })
    await api.vault.lock({})
    const { vault: clean } = await openCore({ ...vault, host: testHost() })
    const expected = tablesOf(clean)
    await clean.lock()
    raw(vault.path, (db) => {
      const there = new Set(db.prepare('SELECT seq FROM entries').pluck().all())
      addRows(
        db,
        'entries',
        before.filter((row) => !there.has(row['seq'])),
      )
    })
    const { vault: opened } = await openCore({ ...vault, host: testHost() })
    expect(tablesOf(opened, expected['entries']!.length)['incidents']).toEqual([])
    expect(tablesOf(opened)['notes']).toEqual(expected['notes'])
    expect(tablesOf(opened)['missing']).toEqual(expected['missing'])
    await opened.lock()
    const { api: checking } = await openFor(testHost(), vault.path)
    const { problems } = await checking.vault.check({})
    expect(problems.map(({ code }) => code)).toEqual(
      Array(expected['erased_entries']!.length).fill('DamagedLedger'),
    )
  })
})

describe('a signing key', () => {
  test.each(['log', 'manifest', 'pdf'])(
    '"%s" flipped or missing: check names it, DamagedFile',
    async (name) => {
      for (const damage of [
        (path: string) => flipColumn(path, 'signing_keys', 'box', `name = '${name}'`, 40),
        (path: string) => tamper(path, 'DELETE FROM signing_keys WHERE name = ?', name),
      ]) {
        const vault = await locked()
        damage(vault.path)
        expect(await outcomeOf(vault)).toEqual({ ...WHOLE, check: ['DamagedFile'] })
      }
    },
  )

  test('damaged, signs nothing: DamagedFile when a checkpoint is asked for, and no entry says one was signed', async () => {
    const vault = await locked()
    flipColumn(vault.path, 'signing_keys', 'box', "name = 'log'", 40)
    const { api, status } = await openFor(vault.host, vault.path)
    await expect(api.ledger.checkpoint({ purpose: 'print' })).rejects.toMatchObject({ code: 'DamagedFile' })
    expect((await api.vault.status({})).entries).toBe(status.entries)
  })

  test('two swapped: both are named at check', async () => {
    const vault = await locked()
    swapColumn(vault.path, 'signing_keys', 'box', "name = 'log'", "name = 'manifest'")
    expect(await outcomeOf(vault)).toEqual({ ...WHOLE, check: ['DamagedFile', 'DamagedFile'] })
  })

  test('flipping is really what it takes: the same bytes put back are whole', async () => {
    const vault = await locked()
    for (let time = 0; time < 2; time++)
      changeColumn(vault.path, 'signing_keys', 'box', "name = 'log'", (box) => flipped(box, 40))
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })
})
