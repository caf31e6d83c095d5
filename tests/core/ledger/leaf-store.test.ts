import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../../src/core/db/open.ts'
import { LEAVES_PER_ROW, readLeaves, writeLeaves } from '../../../src/core/ledger/leaf-store.ts'
import { emptyVaultDb } from '../../support/empty-vault-db.ts'

const damaged = expect.objectContaining({ code: 'DamagedLedger' })

function stored(count: number): { readonly db: Db; readonly leaves: Buffer } {
  const db = emptyVaultDb()
  const leaves = randomBytes(32 * count)
  writeLeaves(db, leaves, 0)
  return { db, leaves }
}

describe('the leaf hashes in their rows', () => {
  it('come back in order, however many were appended at a time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }), (steps) => {
        const db = emptyVaultDb()
        let all = Buffer.alloc(0)
        for (const step of steps) {
          const from = all.length / 32
          all = Buffer.concat([all, randomBytes(32 * step)])
          writeLeaves(db, all, from)
        }
        expect(Buffer.compare(readLeaves(db), all)).toBe(0)
        const rows = db.prepare('SELECT count(*) AS n FROM leaves').get()
        expect(rows).toEqual({ n: Math.ceil(all.length / 32 / LEAVES_PER_ROW) })
      }),
      { numRuns: 40 },
    )
  })

  it('are none in a file that has none', () => {
    expect(readLeaves(emptyVaultDb()).length).toBe(0)
  })

  it.each([
    ['a row in the middle is missing', 'DELETE FROM leaves WHERE page = 1'],
    ['the first row is missing', 'DELETE FROM leaves WHERE page = 0'],
    ['a row was put between', 'INSERT INTO leaves VALUES (7, zeroblob(32))'],
    ['a full row was cut', 'UPDATE leaves SET hashes = substr(hashes, 1, 8160) WHERE page = 0'],
    ['a full row was lengthened', 'UPDATE leaves SET hashes = zeroblob(8224) WHERE page = 0'],
    ['the last row is not whole hashes', 'UPDATE leaves SET hashes = substr(hashes, 1, 33) WHERE page = 2'],
    ['the last row is empty', 'UPDATE leaves SET hashes = zeroblob(0) WHERE page = 2'],
    ['the last row is too long', 'UPDATE leaves SET hashes = zeroblob(8224) WHERE page = 2'],
  ])('are damage when %s', (_, sql) => {
    const { db, leaves } = stored(2 * LEAVES_PER_ROW + 10)
    expect(Buffer.compare(readLeaves(db), leaves)).toBe(0)
    db.exec(sql)
    expect(() => readLeaves(db)).toThrow(damaged)
  })
})
