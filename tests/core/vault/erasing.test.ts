import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { eraseExhibit, eraseIncident } from '../../../src/core/erasures/rules.ts'
import { tablesOf, openCore, writeSnapshotInto } from '../../support/core-vault.ts'
import { codeOf, lockedVaults, openFor, type LockedVault } from '../../support/locked-vault.ts'
import { raw, rowsOf } from '../../support/raw-vault.ts'
import { apiFor, open, someBytes } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const locked = lockedVaults()
const withSnapshot = lockedVaults(writeSnapshotInto)

/** The sealed bytes of some rows as they stand in the file: what erasing has to take out of it. */
function boxesOf(path: string, sql: string): readonly Buffer[] {
  return raw(path, (db) => db.prepare(sql).pluck().all() as Buffer[])
}

/** A piece from the middle of each, since a row may be spread over pages. */
function foundIn(path: string, boxes: readonly Buffer[]): number {
  const file = readFileSync(path)
  return boxes.filter((box) => file.includes(box.subarray(box.length - 60, box.length - 20))).length
}

async function erase(vault: LockedVault, what: 'incident' | 'small' | 'large'): Promise<void> {
  const api = apiFor(vault.host)
  await open(api, vault.path)
  if (what === 'incident') await api.incidents.erase({ incident: vault.incident, reason: 'asked to' })
  else await api.exhibits.erase({ exhibit: vault[what], reason: 'asked to' })
  await api.vault.lock({})
}

describe('erasing an incident', () => {
  test('takes the sealed payloads of every wording, tag, link and note out of the file; the leaves stay', async () => {
    const vault = await locked()
    const before = rowsOf(vault.path, 'entries')
    const boxes = new Map(before.map((row) => [row['seq'] as number, row['box'] as Buffer]))
    expect(foundIn(vault.path, [...boxes.values()])).toBe(boxes.size)
    await erase(vault, 'incident')
    const after = new Set(rowsOf(vault.path, 'entries').map((row) => row['seq'] as number))
    const gone = [...boxes.keys()].filter((seq) => !after.has(seq))
    expect(gone.length).toBeGreaterThanOrEqual(5)
    expect(
      foundIn(
        vault.path,
        gone.map((seq) => boxes.get(seq)!),
      ),
    ).toBe(0)
    expect(foundIn(vault.path, [...boxes.values()])).toBe(boxes.size - gone.length)
    const { api } = await openFor(vault.host, vault.path)
    const report = await api.vault.check({})
    expect(report.problems).toEqual([])
    expect(report.checked.erasedEntries).toBe(gone.length)
  })

  test('takes the whole snapshot with it, row and key; its chunks are swept', async () => {
    const vault = await withSnapshot()
    const box = boxesOf(vault.path, 'SELECT box FROM snapshot')
    const chunks = boxesOf(vault.path, 'SELECT box FROM chunks WHERE exhibit = (SELECT pass FROM snapshot)')
    expect(chunks.length).toBeGreaterThan(0)
    await erase(vault, 'incident')
    expect(rowsOf(vault.path, 'snapshot')).toEqual([])
    expect(foundIn(vault.path, box)).toBe(0)
    const { api } = await openFor(vault.host, vault.path)
    expect((await api.vault.maintain({})).swept).toBeGreaterThan(0)
    await api.vault.lock({})
    const left = raw(vault.path, (db) => db.prepare('SELECT count(*) FROM chunks').pluck().get())
    expect(left).toBe(5)
  })

  test('leaves the open session with what a replay would make of it', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    eraseIncident(opened, vault.incident, 'asked to')
    eraseExhibit(opened, vault.small, 'asked to')
    const size = opened.ledger.size
    const live = tablesOf(opened, size)
    await opened.lock()
    const { vault: again } = await openCore({ ...vault, host: testHost() })
    expect(live).toEqual(tablesOf(again, size))
    expect(again.reads.prepare('SELECT count(*) FROM missing').pluck().get()).toBeGreaterThan(5)
  })
})

describe('erasing an exhibit', () => {
  test('takes its key out of the file and sweeps its chunks', async () => {
    for (const which of ['small', 'large'] as const) {
      const vault = await locked()
      const keys = boxesOf(vault.path, `SELECT box FROM exhibit_keys WHERE exhibit = x'${vault[which]}'`)
      expect(foundIn(vault.path, keys)).toBe(1)
      await erase(vault, which)
      expect(foundIn(vault.path, keys)).toBe(0)
      const rows = boxesOf(vault.path, `SELECT box FROM chunks WHERE exhibit = x'${vault[which]}'`)
      expect(rows).toEqual([])
    }
  })

  test('takes its name out of the file, and leaves the line that says it was kept', async () => {
    const vault = await locked()
    const before = rowsOf(vault.path, 'entries')
    await erase(vault, 'large')
    const after = new Set(rowsOf(vault.path, 'entries').map((row) => row['seq']))
    const gone = before.filter((row) => !after.has(row['seq']))
    expect(gone).toHaveLength(1)
    expect(
      foundIn(
        vault.path,
        gone.map((row) => row['box'] as Buffer),
      ),
    ).toBe(0)
    const { api } = await openFor(vault.host, vault.path)
    expect((await api.search.find({ query: 'video.bin' })).results.map(({ id }) => id)).not.toContain(
      vault.large,
    )
  })

  test('lets the same bytes be kept again, as another exhibit with a number of its own', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const bytes = someBytes(5000)
    const path = join(vault.folder, 'again.bin')
    writeFileSync(path, bytes)
    const keep = async () => {
      const { files } = await api.exhibits.add({ case: vault.caseId, files: [token(path)] })
      if (!('kept' in files[0]!)) throw new Error('not kept')
      return files[0].kept
    }
    const first = await keep()
    await api.exhibits.erase({ exhibit: first.exhibit, reason: 'asked to' })
    const second = await keep()
    expect(second).toMatchObject({ duplicate: false, sha256: first.sha256 })
    expect(second.exhibit).not.toBe(first.exhibit)
    expect(second.number).toBeGreaterThan(first.number)
    await api.vault.lock({})
    const { api: again } = await openFor(testHost(), vault.path)
    expect((await again.exhibits.get({ exhibit: second.exhibit })).number).toBe(second.number)
    expect((await again.vault.check({})).problems).toEqual([])
    expect(await codeOf(again.exhibits.get({ exhibit: first.exhibit }))).toBe('Erased')
  })
})
