import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { projection } from '../../../src/core/events.ts'
import { openVault } from '../../../src/core/vault/open.ts'
import { incidentDrafts, openCore, tablesOf, writeSnapshotInto } from '../../support/core-vault.ts'
import { lockedVaults, outcomeOf, WHOLE, type LockedVault } from '../../support/locked-vault.ts'
import { addRows, changeColumn, flipColumn, raw, rowsOf, tamper } from '../../support/raw-vault.ts'
import { apiFor, open, PASSPHRASE } from '../../support/temp-vault.ts'
import { testHost } from '../../support/vault-host.ts'

const locked = lockedVaults()
const withSnapshot = lockedVaults(writeSnapshotInto)
const CHUNK = 'exhibit = (SELECT pass FROM snapshot) AND position = 0'

/** The tables of the vault as the ledger alone makes them. */
async function replayedTables(vault: LockedVault) {
  const copy = `${vault.path}.copy`
  writeFileSync(copy, readFileSync(vault.path))
  raw(copy, (db) => db.exec('DELETE FROM snapshot'))
  const { vault: opened, replayed } = await openCore({ path: copy, host: testHost() })
  expect(replayed.fromSnapshot).toBe(0)
  const tables = tablesOf(opened, opened.ledger.size - 1)
  await opened.lock()
  return tables
}

async function opensFrom(vault: LockedVault) {
  const { vault: opened, replayed } = await openCore({ ...vault, host: testHost() })
  const tables = tablesOf(opened, opened.ledger.size - 1)
  await opened.lock()
  return { fromSnapshot: replayed.fromSnapshot, tables }
}

/** No error, and what is shown is what the ledger says. */
async function expectDropped(vault: LockedVault): Promise<void> {
  const expected = await replayedTables(vault)
  const { fromSnapshot, tables } = await opensFrom(vault)
  expect(fromSnapshot).toBe(0)
  expect(tables).toEqual(expected)
  expect(await outcomeOf(vault)).toEqual(WHOLE)
}

describe('a snapshot, at unlock', () => {
  test('that fits is opened, and shows what a replay of all entries shows', async () => {
    const vault = await withSnapshot()
    const expected = await replayedTables(vault)
    const { fromSnapshot, tables } = await opensFrom(vault)
    expect(fromSnapshot).toBeGreaterThan(10)
    expect(tables).toEqual(expected)
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(['incidents', 'exhibits', 'notes', 'entries']))
  })

  test('with a flip in its row is dropped without an error', async () => {
    for (const [column, at] of [
      ['pass', 3],
      ['box', 0],
      ['box', 50],
      ['box', -1],
    ] as const) {
      const vault = await withSnapshot()
      flipColumn(vault.path, 'snapshot', column, 'one = 1', at)
      await expectDropped(vault)
    }
  })

  test('with a flip in its bytes is dropped without an error', async () => {
    for (const at of [0, 60_000, -1]) {
      const vault = await withSnapshot()
      flipColumn(vault.path, 'chunks', 'box', CHUNK, at)
      await expectDropped(vault)
    }
  })

  test('that is cut, emptied or has a chunk too many is dropped without an error', async () => {
    const damages = [
      (path: string) => tamper(path, `DELETE FROM chunks WHERE ${CHUNK}`),
      (path: string) =>
        tamper(path, `INSERT INTO chunks SELECT exhibit, position + 1, box FROM chunks WHERE ${CHUNK}`),
      (path: string) => changeColumn(path, 'chunks', 'box', CHUNK, (box) => box.subarray(0, -100)),
      (path: string) => changeColumn(path, 'snapshot', 'box', 'one = 1', () => Buffer.alloc(0)),
    ]
    for (const damage of damages) {
      const vault = await withSnapshot()
      damage(vault.path)
      await expectDropped(vault)
    }
  })

  test('of another vault is dropped without an error', async () => {
    const vault = await locked()
    const foreign = await withSnapshot()
    const row = rowsOf(foreign.path, 'snapshot')[0]!
    const chunks = rowsOf(foreign.path, 'chunks').filter(({ exhibit }) =>
      (exhibit as Buffer).equals(row['pass'] as Buffer),
    )
    raw(vault.path, (db) => {
      addRows(db, 'snapshot', [row])
      addRows(db, 'chunks', chunks)
    })
    await expectDropped(vault)
  })

  test('of another history of the same vault is dropped without an error', async () => {
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
    await writeSnapshotInto(fork)
    const row = rowsOf(fork.path, 'snapshot')[0]!
    const chunks = rowsOf(fork.path, 'chunks').filter(({ exhibit }) =>
      (exhibit as Buffer).equals(row['pass'] as Buffer),
    )
    raw(vault.path, (db) => {
      addRows(db, 'snapshot', [row])
      addRows(db, 'chunks', chunks)
    })
    await expectDropped(vault)
  })

  test('of another version of the read model is dropped without an error', async () => {
    const vault = await withSnapshot()
    const expected = await replayedTables(vault)
    const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
    const newer = { ...projection, version: projection.version + 1 }
    const { vault: opened, replayed } = await openVault(vault.path, secret, testHost(), newer)
    expect(replayed.fromSnapshot).toBe(0)
    expect(tablesOf(opened, opened.ledger.size - 1)).toEqual(expected)
    await opened.lock()
  })

  test('that is older but a true beginning is gone on from; the answers are those of a full replay', async () => {
    const vault = await withSnapshot()
    const row = rowsOf(vault.path, 'snapshot')
    const chunks = rowsOf(vault.path, 'chunks')
    const { vault: opened } = await openCore(vault)
    opened.write(incidentDrafts(opened, vault.caseId, 20))
    await opened.lock()
    await writeSnapshotInto(vault)
    raw(vault.path, (db) => {
      addRows(db, 'snapshot', row)
      addRows(db, 'chunks', chunks)
    })
    const expected = await replayedTables(vault)
    const { tables } = await opensFrom(vault)
    expect(tables).toEqual(expected)
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })

  test('from before an erasure, put back, is dropped and taken out of the file; what was erased is not shown', async () => {
    const vault = await withSnapshot()
    const row = rowsOf(vault.path, 'snapshot')
    const chunks = rowsOf(vault.path, 'chunks')
    const api = apiFor(vault.host)
    await open(api, vault.path)
    await api.incidents.erase({ incident: vault.incident, reason: 'asked to' })
    await api.vault.lock({})
    expect(rowsOf(vault.path, 'snapshot')).toEqual([])
    raw(vault.path, (db) => {
      addRows(db, 'snapshot', row)
      addRows(db, 'chunks', chunks)
    })
    const expected = await replayedTables(vault)
    const { tables } = await opensFrom(vault)
    expect(tables).toEqual(expected)
    expect(tables['incidents']).toEqual([])
    expect(rowsOf(vault.path, 'snapshot')).toEqual([])
  })
})
