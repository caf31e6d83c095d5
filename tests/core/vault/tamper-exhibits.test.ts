import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRange } from '../../../src/core/exhibits/read.ts'
import { findExhibit } from '../../../src/core/exhibits/queries.ts'
import { openCore } from '../../support/core-vault.ts'
import {
  LARGE_CHUNKS,
  lockedVaults,
  openFor,
  outcomeOf,
  WHOLE,
  type LockedVault,
} from '../../support/locked-vault.ts'
import { changeColumn, flipColumn, raw, rowsOf, swapColumn, tamper } from '../../support/raw-vault.ts'

const locked = lockedVaults()
const DAMAGED = { unlock: 'opens', reading: 'DamagedExhibit', check: ['DamagedExhibit'] }
const LAST = LARGE_CHUNKS - 1

const chunk = (exhibit: string, position: number) => `exhibit = x'${exhibit}' AND position = ${position}`
const key = (exhibit: string) => `exhibit = x'${exhibit}'`

/** Damage to an exhibit never keeps the vault from opening: it shows when the file is read, and at check. */
async function expectDamaged(vault: LockedVault, problems = 1): Promise<void> {
  expect(await outcomeOf(vault)).toEqual({ ...DAMAGED, check: Array(problems).fill('DamagedExhibit') })
}

describe('the chunks of an exhibit, at reading and at check', () => {
  test.each([
    ['first chunk, first byte', 0, 0],
    ['first chunk, middle', 0, 500_000],
    ['first chunk, tag', 0, -1],
    ['middle chunk', 2, 12_345],
    ['last chunk', LAST, 3],
    ['padding of the last chunk', LAST, -20],
    ['tag of the last chunk', LAST, -1],
  ])('a flip in the %s: DamagedExhibit', async (_what, position, at) => {
    const vault = await locked()
    flipColumn(vault.path, 'chunks', 'box', chunk(vault.large, position), at)
    await expectDamaged(vault)
  })

  test('a flip in a file of one chunk: DamagedExhibit, and the others are read', async () => {
    const vault = await locked()
    flipColumn(vault.path, 'chunks', 'box', chunk(vault.small, 0), 100)
    await expectDamaged(vault)
    const { api } = await openFor(vault.host, vault.path)
    expect((await api.exhibits.verify({ exhibit: vault.large })).unchanged).toBe(true)
    expect((await api.exhibits.verify({ exhibit: vault.small })).unchanged).toBe(false)
  })

  test('two chunks swapped within an exhibit: DamagedExhibit', async () => {
    const vault = await locked()
    swapColumn(vault.path, 'chunks', 'box', chunk(vault.large, 0), chunk(vault.large, 1))
    await expectDamaged(vault)
  })

  test('two chunks swapped between exhibits: both are DamagedExhibit', async () => {
    const vault = await locked()
    swapColumn(vault.path, 'chunks', 'box', chunk(vault.small, 0), chunk(vault.large, 0))
    await expectDamaged(vault, 2)
  })

  test('the tail cut off, a chunk missing in the middle or at the beginning: DamagedExhibit', async () => {
    for (const position of [0, 1, LAST]) {
      const vault = await locked()
      tamper(vault.path, `DELETE FROM chunks WHERE ${chunk(vault.large, position)}`)
      await expectDamaged(vault)
    }
  })

  test('shortened or extended: DamagedExhibit', async () => {
    for (const change of [
      (b: Buffer) => b.subarray(0, -1),
      () => Buffer.alloc(3),
      (b: Buffer) => Buffer.concat([b, Buffer.alloc(1)]),
    ]) {
      for (const position of [0, LAST]) {
        const vault = await locked()
        changeColumn(vault.path, 'chunks', 'box', chunk(vault.large, position), change)
        await expectDamaged(vault)
      }
    }
  })

  test('an earlier chunk in the place of the last: DamagedExhibit', async () => {
    const vault = await locked()
    const where = chunk(vault.large, LAST)
    tamper(
      vault.path,
      `UPDATE chunks SET box = (SELECT box FROM chunks WHERE ${chunk(vault.large, 1)}) WHERE ${where}`,
    )
    await expectDamaged(vault)
  })

  test('a chunk more than there should be: the bytes read are right, and check names it', async () => {
    const vault = await locked()
    tamper(
      vault.path,
      `INSERT INTO chunks SELECT exhibit, position + 1, box FROM chunks WHERE ${chunk(vault.large, LAST)}`,
    )
    expect(await outcomeOf(vault)).toEqual({ ...WHOLE, check: ['DamagedExhibit'] })
  })

  test('two positions renumbered: DamagedExhibit', async () => {
    const vault = await locked()
    tamper(vault.path, `UPDATE chunks SET position = position + 1000 WHERE exhibit = x'${vault.large}'`)
    tamper(
      vault.path,
      `UPDATE chunks SET position = ${LAST} - (position - 1000) WHERE exhibit = x'${vault.large}'`,
    )
    await expectDamaged(vault)
  })

  test('chunks of another vault: DamagedExhibit', async () => {
    const vault = await locked()
    const foreign = await lockedVaults()()
    const box = rowsOf(foreign.path, 'chunks').find(({ exhibit }) =>
      Buffer.from(foreign.small, 'hex').equals(exhibit as Buffer),
    )!['box']
    changeColumn(vault.path, 'chunks', 'box', chunk(vault.small, 0), () => box as Buffer)
    await expectDamaged(vault)
  })

  test('a range is read only from chunks that are whole', async () => {
    const vault = await locked()
    flipColumn(vault.path, 'chunks', 'box', chunk(vault.large, 1), 100)
    const { vault: opened } = await openCore(vault)
    const exhibit = findExhibit(opened.reads, vault.large)!
    expect(readRange(opened, exhibit, 0, 1000)).toHaveLength(1000)
    expect(() => readRange(opened, exhibit, 1024 * 1024 - 5, 1024 * 1024 + 5)).toThrow(
      'a chunk does not open',
    )
  })

  test('a damaged file leaves nothing behind where its copy was to go', async () => {
    const vault = await locked()
    flipColumn(vault.path, 'chunks', 'box', chunk(vault.large, LAST), 3)
    await expectDamaged(vault)
    expect(readdirSync(vault.folder).toSorted()).toEqual([vault.small, 'notes.holdfast'].toSorted())
  })
})

describe('the keys of exhibits, at reading and at check', () => {
  test.each([
    ['nonce', 0],
    ['key', 30],
    ['tag', -1],
  ])('a flip in the %s: DamagedExhibit', async (_what, at) => {
    const vault = await locked()
    flipColumn(vault.path, 'exhibit_keys', 'box', key(vault.large), at)
    await expectDamaged(vault)
  })

  test('two swapped: both are DamagedExhibit', async () => {
    const vault = await locked()
    swapColumn(vault.path, 'exhibit_keys', 'box', key(vault.small), key(vault.large))
    await expectDamaged(vault, 2)
  })

  test('one missing: DamagedExhibit, and its chunks are not swept away as if nothing needed them', async () => {
    const vault = await locked()
    const keys = rowsOf(vault.path, 'exhibit_keys')
    tamper(vault.path, `DELETE FROM exhibit_keys WHERE ${key(vault.large)}`)
    const { api } = await openFor(vault.host, vault.path)
    expect(await api.vault.maintain({})).toEqual({ swept: 0, snapshot: false })
    await api.vault.lock({})
    await expectDamaged(vault)
    raw(vault.path, (db) => {
      for (const row of keys)
        db.prepare('INSERT OR REPLACE INTO exhibit_keys VALUES (@exhibit, @box)').run(row)
    })
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })

  test('one under the name of another exhibit: DamagedExhibit, and a key of no exhibit is named too', async () => {
    const vault = await locked()
    tamper(vault.path, `UPDATE exhibit_keys SET exhibit = zeroblob(16) WHERE ${key(vault.small)}`)
    expect(await outcomeOf(vault)).toEqual({ ...DAMAGED, check: ['DamagedExhibit', 'DamagedFile'] })
  })

  test('one that was erased and put back: check names it', async () => {
    const vault = await locked()
    const keys = rowsOf(vault.path, 'exhibit_keys').filter(
      ({ exhibit }) => (exhibit as Buffer).toString('hex') === vault.large,
    )
    const { api } = await openFor(vault.host, vault.path)
    await api.exhibits.erase({ exhibit: vault.large, reason: 'asked to' })
    await api.vault.lock({})
    tamper(vault.path, 'INSERT INTO exhibit_keys VALUES (?, ?)', keys[0]!['exhibit'], keys[0]!['box'])
    const { api: again } = await openFor(vault.host, vault.path)
    expect((await again.vault.check({})).problems.map(({ code }) => code)).toEqual(['DamagedFile'])
    await expect(again.exhibits.get({ exhibit: vault.large })).rejects.toMatchObject({ code: 'Erased' })
  })
})
