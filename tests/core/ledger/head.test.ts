import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import type { HeaderKey } from '../../../src/core/crypto/keys.ts'
import { checkAgainstHead, readHead, writeHead } from '../../../src/core/ledger/head.ts'
import { leafHash, rootOf } from '../../../src/core/ledger/merkle.ts'
import { flipBit, sequence, someBytes } from '../../support/byte-arbitraries.ts'
import { emptyVaultDb } from '../../support/empty-vault-db.ts'

const KEY = sequence(9, 32) as HeaderKey
const VAULT = sequence(100, 16)
const damaged = expect.objectContaining({ code: 'DamagedLedger' })
const heads = fc.record({ size: fc.maxSafeNat(), root: someBytes(32) })

describe('the head', () => {
  it('is read back as it was written, and the newest one counts', () => {
    const db = emptyVaultDb()
    fc.assert(
      fc.property(heads, (head) => {
        writeHead(db, KEY, VAULT, head)
        const read = readHead(db, KEY, VAULT)
        expect([read.size, toHex(read.root)]).toEqual([head.size, toHex(head.root)])
        expect(db.prepare('SELECT count(*) AS n FROM head').get()).toEqual({ n: 1 })
      }),
    )
  })

  it('is not taken when its size, its root, its tag, its vault or its key is another', () => {
    const db = emptyVaultDb()
    fc.assert(
      fc.property(heads, fc.nat(), (head, at) => {
        writeHead(db, KEY, VAULT, head)
        expect(() => readHead(db, flipBit(KEY, at) as HeaderKey, VAULT)).toThrow(damaged)
        expect(() => readHead(db, KEY, flipBit(VAULT, at))).toThrow(damaged)
        const { mac } = db.prepare('SELECT mac FROM head').get() as { mac: Buffer }
        for (const [column, value] of [
          ['size', head.size === 0 ? 1 : head.size - 1],
          ['root', flipBit(head.root, at)],
          ['mac', flipBit(mac, at)],
        ] as const) {
          writeHead(db, KEY, VAULT, head)
          db.prepare(`UPDATE head SET ${column} = ?`).run(value)
          expect(() => readHead(db, KEY, VAULT), column).toThrow(damaged)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('that is missing is damage', () => {
    expect(() => readHead(emptyVaultDb(), KEY, VAULT)).toThrow(damaged)
  })
})

describe('the stored leaves against the head', () => {
  const leaves = [0, 1, 2].map((n) => leafHash(Uint8Array.of(n)))
  const three = Buffer.concat(leaves)
  const head = { size: 3, root: rootOf(three) }

  it('pass when they are those of the head', () => {
    expect(() => checkAgainstHead(emptyVaultDb(), three, head)).not.toThrow()
  })

  it('are a copy taken while in use when there are more of them, or more entries, than the head says', () => {
    const copied = expect.objectContaining({ code: 'CopiedWhileInUse' })
    expect(() => checkAgainstHead(emptyVaultDb(), Buffer.concat([three, leaves[0]!]), head)).toThrow(copied)
    const db = emptyVaultDb()
    db.prepare('INSERT INTO entries VALUES (3, ?)').run(Buffer.alloc(1))
    expect(() => checkAgainstHead(db, three, head)).toThrow(copied)
  })

  it('are damage when one is missing, changed or moved', () => {
    const db = emptyVaultDb()
    expect(() => checkAgainstHead(db, three.subarray(0, 64), head)).toThrow(damaged)
    expect(() => checkAgainstHead(db, flipBit(three, 300), head)).toThrow(damaged)
    const swapped = Buffer.concat([leaves[1]!, leaves[0]!, leaves[2]!])
    expect(() => checkAgainstHead(db, swapped, head)).toThrow(damaged)
  })
})
