import { describe, expect, test } from 'vitest'
import { eraseIncident } from '../../../src/core/erasures/rules.ts'
import { replaceKeys } from '../../../src/core/vault/replace-keys.ts'
import { SNAPSHOT_EVERY_ENTRIES, snapshotIsDue, writeSnapshot } from '../../../src/core/vault/snapshot.ts'
import type { Vault } from '../../../src/core/vault/vault.ts'
import { incidentDrafts, openCore, tablesOf } from '../../support/core-vault.ts'
import { lockedVaults, openFor, type LockedVault } from '../../support/locked-vault.ts'
import { raw, rowsOf } from '../../support/raw-vault.ts'
import { testHost } from '../../support/vault-host.ts'

const locked = lockedVaults()
const large = lockedVaults(async (vault) => {
  const { vault: opened } = await openCore(vault)
  opened.write(incidentDrafts(opened, vault.caseId, SNAPSHOT_EVERY_ENTRIES))
  await opened.lock()
})

const QUERIES = ['Again 17', 'where you park', 'union', 'letter.txt', 'Comment', '3999']

/** Everything a screen could ask, from one session. */
async function answersOf(vault: LockedVault) {
  const { vault: opened, replayed } = await openCore({ ...vault, host: testHost() })
  const tables = tablesOf(opened, opened.ledger.size - 1)
  await opened.lock()
  const { api } = await openFor(testHost(), vault.path)
  const found = []
  for (const query of QUERIES) found.push(await api.search.find({ query }))
  const timeline = await api.timeline.page({ case: vault.caseId })
  await api.vault.lock({})
  return { replayed, tables, found, timeline }
}

function withoutSnapshot(vault: LockedVault): void {
  raw(vault.path, (db) => db.exec('DELETE FROM snapshot'))
}

async function maintained(vault: LockedVault) {
  const { api } = await openFor(vault.host, vault.path)
  const done = [await api.vault.maintain({}), await api.vault.maintain({})]
  await api.vault.lock({})
  return done.map(({ snapshot }) => snapshot)
}

describe('a snapshot', () => {
  test('is not written before the ledger is 4,000 entries ahead, and then once', async () => {
    const vault = await locked()
    expect(await maintained(vault)).toEqual([false, false])
    const ahead = await large()
    expect(await maintained(ahead)).toEqual([true, false])
    expect(await maintained(ahead)).toEqual([false, false])
    const { vault: opened } = await openCore(ahead)
    expect(opened.snapshotSize).toBeGreaterThan(SNAPSHOT_EVERY_ENTRIES)
    expect(snapshotIsDue(opened)).toBe(false)
    opened.write(incidentDrafts(opened, ahead.caseId, SNAPSHOT_EVERY_ENTRIES))
    expect(snapshotIsDue(opened)).toBe(true)
  })

  test('answers what a replay of all entries answers, with new entries on top', async () => {
    const vault = await large()
    expect(await maintained(vault)).toEqual([true, false])
    const { api } = await openFor(vault.host, vault.path)
    await api.incidents.amend({
      incident: vault.incident,
      fields: { words: 'changed since' },
      reason: 'remembered-more',
    })
    await api.notes.write({ incident: vault.incident, text: 'after the snapshot' })
    await api.vault.lock({})
    const fast = await answersOf(vault)
    withoutSnapshot(vault)
    const slow = await answersOf(vault)
    expect(fast.replayed.fromSnapshot).toBeGreaterThan(SNAPSHOT_EVERY_ENTRIES)
    expect(slow.replayed.fromSnapshot).toBe(0)
    const before = slow.tables['entries']!.length
    expect(fast.tables['entries']!.length).toBeLessThan(before)
    expect(fast.found).toEqual(slow.found)
    expect(fast.timeline).toEqual(slow.timeline)
    const { entries: _fast, ...fastTables } = fast.tables
    const { entries: _slow, ...slowTables } = slow.tables
    expect(fastTables).toEqual(slowTables)
    expect(new Set(slow.tables['entries'])).toEqual(
      new Set([...slow.tables['entries']!, ...fast.tables['entries']!]),
    )
  })

  test('written after an erasure in the same session answers what a replay answers', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    eraseIncident(opened, vault.incident, 'asked to')
    expect(await writeSnapshot(opened, () => Promise.resolve())).toBe(true)
    await opened.lock()
    const sizes = rowsOf(vault.path, 'snapshot').length
    expect(sizes).toBe(1)
    const read = async () => {
      const { vault: again, replayed } = await openCore({ ...vault, host: testHost() })
      const tables = tablesOf(again, opened.ledger.size)
      await again.lock()
      return { tables, fromSnapshot: replayed.fromSnapshot }
    }
    const fast = await read()
    withoutSnapshot(vault)
    const slow = await read()
    expect(fast.fromSnapshot).toBeGreaterThan(0)
    expect(fast.tables).toEqual(slow.tables)
  })

  test('is given up when something is erased while it is written: what was erased is in no snapshot', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    const meanwhile = once(() => void eraseIncident(opened, vault.incident, 'asked to'))
    expect(await writeSnapshot(opened, meanwhile)).toBe(false)
    expect(opened.db.prepare('SELECT count(*) FROM snapshot').pluck().get()).toBe(0)
    await opened.lock()
    await expectNothingLeft(vault)
  })

  test('is given up when the vault is locked while it is written, and its chunks are swept later', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    let locking: Promise<void> = Promise.resolve()
    const meanwhile = once(() => void (locking = opened.lock()))
    expect(await writeSnapshot(opened, meanwhile)).toBe(false)
    await locking
    expect(rowsOf(vault.path, 'snapshot')).toEqual([])
    await expectNothingLeft(vault)
  })

  test('outlives an entry and a change of keys while it is written', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    const size = opened.ledger.size
    const meanwhile = once(() => void opened.write(incidentDrafts(opened, vault.caseId, 3)))
    expect(await writeSnapshot(opened, meanwhile)).toBe(true)
    expect(opened.snapshotSize).toBe(size)
    let replacing: Promise<unknown> = Promise.resolve()
    expect(
      await writeSnapshot(
        opened,
        once(
          () =>
            (replacing = replaceKeys(opened, {
              passphrase: 'correct horse battery staple',
              withRecovery: false,
            })),
        ),
      ),
    ).toBe(true)
    await replacing
    await opened.lock()
    const { vault: again, replayed } = await openCore(vault)
    expect(replayed.fromSnapshot).toBeGreaterThan(0)
    expect(again.ledger.size).toBe(replayed.fromSnapshot + replayed.entries + 1)
    expect(
      again.reads.prepare("SELECT count(*) FROM entries WHERE type = 'incident.recorded@1'").pluck().get(),
    ).toBe(5)
  })

  test('its old chunks go when a new one is written', async () => {
    const vault = await locked()
    const chunksOf = (opened: Vault) =>
      opened.db.prepare('SELECT count(DISTINCT exhibit) FROM chunks').pluck().get()
    const { vault: opened } = await openCore(vault)
    for (let time = 0; time < 3; time++) await writeSnapshot(opened, () => Promise.resolve())
    expect(chunksOf(opened)).toBe(5)
    await opened.lock()
    const { api } = await openFor(vault.host, vault.path)
    expect((await api.vault.maintain({})).swept).toBe(2)
    expect((await api.vault.check({})).problems).toEqual([])
  })
})

/** Does something in the first pause only. */
function once(work: () => unknown): () => Promise<void> {
  let done = false
  return async () => {
    if (done) return
    done = true
    await work()
  }
}

async function expectNothingLeft(vault: LockedVault): Promise<void> {
  const { api } = await openFor(vault.host, vault.path)
  expect((await api.vault.maintain({})).swept).toBeGreaterThan(0)
  expect((await api.vault.check({})).problems).toEqual([])
  await api.vault.lock({})
  expect(
    raw(vault.path, (db) => db.prepare('SELECT count(DISTINCT exhibit) FROM chunks').pluck().get()),
  ).toBe(2)
}
