import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Seq } from '../../../src/contract/ids.ts'
import { fromUtf8, sameBytes, toHex } from '../../../src/core/crypto/bytes.ts'
import { deriveSubkeys, type VaultKey } from '../../../src/core/crypto/keys.ts'
import type { Db } from '../../../src/core/db/open.ts'
import type { EntryDraft } from '../../../src/core/ledger/entry.ts'
import { Ledger } from '../../../src/core/ledger/ledger.ts'
import { leafHash, rootOf } from '../../../src/core/ledger/merkle.ts'
import { sequence } from '../../support/byte-arbitraries.ts'
import { emptyVaultDb } from '../../support/empty-vault-db.ts'
import { testClock, testHost } from '../../support/vault-host.ts'

const KEYS = deriveSubkeys(sequence(1, 32) as VaultKey)
const VAULT = sequence(50, 16)
const draft = (text: string): EntryDraft => ({ type: 'note.written@1', payload: { text } })

function ledgerOn(db: Db, clock = testClock()): Ledger {
  return new Ledger(db, KEYS, VAULT, { clock, random: testHost().random })
}

function append(ledger: Ledger, ...texts: readonly string[]): void {
  const staged = ledger.stage(texts.map(draft))
  ledger.store(staged)
  ledger.accept(staged)
}

const textsOf = (ledger: Ledger, from = 0): readonly (string | null)[] =>
  [...ledger.readFrom(from)].map(({ entry }) => entry && (entry.payload as { text: string }).text)

const failure = (code: string) => expect.objectContaining({ code })

describe('the ledger', () => {
  it('gives back what was appended, in order, also after it was read again', () => {
    const batches = fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), { maxLength: 6 })
    fc.assert(
      fc.property(batches, (texts) => {
        const db = emptyVaultDb()
        const ledger = ledgerOn(db)
        for (const batch of texts) append(ledger, ...batch)
        expect(textsOf(ledger)).toEqual(texts.flat())
        if (texts.length === 0) return
        const again = ledgerOn(db)
        again.load()
        expect(textsOf(again)).toEqual(texts.flat())
        expect([again.size, toHex(again.head.root)]).toEqual([ledger.size, toHex(ledger.head.root)])
        expect(sameBytes(again.leavesBytes, ledger.leavesBytes)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('has the RFC 6962 root of the very bytes it gives back', () => {
    const ledger = ledgerOn(emptyVaultDb())
    append(ledger, 'one', 'two', 'three')
    const leaves = [...ledger.readFrom(0)].map(({ entry }) => leafHash(entry!.bytes))
    expect(toHex(ledger.head.root)).toBe(toHex(rootOf(Buffer.concat(leaves))))
  })

  it('is as it was until a staged entry is accepted', () => {
    const db = emptyVaultDb()
    const ledger = ledgerOn(db)
    append(ledger, 'one')
    const before = toHex(ledger.head.root)
    const staged = ledger.stage([draft('two')])
    expect(staged.entries.map((entry) => entry.seq)).toEqual([1])
    expect([ledger.size, toHex(ledger.head.root)]).toEqual([1, before])
    expect(db.prepare('SELECT count(*) AS n FROM entries').get()).toEqual({ n: 1 })
    expect(() => ledger.read(1 as Seq)).toThrow(failure('NotFound'))
  })

  it('shows nothing of what it says, and no length but a padded one', () => {
    const db = emptyVaultDb()
    const ledger = ledgerOn(db)
    append(ledger, 'where you park', '')
    const boxes = db.prepare('SELECT box FROM entries ORDER BY seq').all() as { box: Buffer }[]
    expect(boxes.map(({ box }) => box.length)).toEqual([24 + 256 + 16, 24 + 256 + 16])
    expect(boxes[0]!.box.includes('park')).toBe(false)
  })

  it('goes on from any place', () => {
    const ledger = ledgerOn(emptyVaultDb())
    append(ledger, 'a', 'b', 'c')
    expect(textsOf(ledger, 2)).toEqual(['c'])
    expect(textsOf(ledger, 3)).toEqual([])
  })

  it('gives an entry whose payload is gone as missing, in its place', () => {
    const db = emptyVaultDb()
    const ledger = ledgerOn(db)
    append(ledger, 'a', 'b', 'c', 'd')
    db.exec('DELETE FROM entries WHERE seq IN (1, 3)')
    expect(textsOf(ledger)).toEqual(['a', null, 'c', null])
  })

  it.each([
    ['two rows that changed places', swapRows],
    [
      'the box of another place',
      (db: Db) => db.exec('UPDATE entries SET box = (SELECT box FROM entries WHERE seq = 0)'),
    ],
    ['a box that was cut', (db: Db) => db.exec('UPDATE entries SET box = substr(box, 1, 100)')],
  ])('names %s when it is read', (_, harm) => {
    const db = emptyVaultDb()
    const ledger = ledgerOn(db)
    append(ledger, 'a', 'b')
    harm(db)
    expect(() => ledger.read(1 as Seq)).toThrow(failure('DamagedEntry'))
  })

  it('names an entry that was sealed with the right key and is not the one its leaf names', () => {
    const db = emptyVaultDb()
    const ledger = ledgerOn(db)
    append(ledger, 'a', 'what was said')
    const other = emptyVaultDb()
    append(ledgerOn(other), 'a', 'what was never said')
    const { box } = other.prepare('SELECT box FROM entries WHERE seq = 1').get() as { box: Buffer }
    db.prepare('UPDATE entries SET box = ? WHERE seq = 1').run(box)
    expect(() => ledger.read(1 as Seq)).toThrow(failure('DamagedEntry'))
  })

  it('does not load when a leaf was changed, and names a copy that is ahead of its head', () => {
    const db = emptyVaultDb()
    append(ledgerOn(db), 'a', 'b')
    const { hashes } = db.prepare('SELECT hashes FROM leaves').get() as { hashes: Buffer }
    db.prepare('UPDATE leaves SET hashes = ?').run(Buffer.concat([hashes, hashes.subarray(0, 32)]))
    expect(() => ledgerOn(db).load()).toThrow(failure('CopiedWhileInUse'))
    db.prepare('UPDATE leaves SET hashes = ?').run(
      Buffer.concat([hashes.subarray(32), hashes.subarray(0, 32)]),
    )
    expect(() => ledgerOn(db).load()).toThrow(failure('DamagedLedger'))
  })
})

function swapRows(db: Db): void {
  db.exec('UPDATE entries SET seq = 9 WHERE seq = 0')
  db.exec('UPDATE entries SET seq = 0 WHERE seq = 1')
  db.exec('UPDATE entries SET seq = 1 WHERE seq = 9')
}

describe('the time of an entry', () => {
  it('is that of the clock, and the same for what is written together', () => {
    const clock = testClock('2026-03-12T14:05:00.123Z')
    const ledger = ledgerOn(emptyVaultDb(), clock)
    append(ledger, 'a', 'b')
    expect(ledger.lastAt).toBe('2026-03-12T14:05:00.123Z')
    expect([...ledger.readFrom(0)].map(({ entry }) => entry!.at)).toEqual([ledger.lastAt, ledger.lastAt])
  })

  it('that goes back by more than two seconds is written down first', () => {
    const clock = testClock('2026-03-12T14:05:00.000Z')
    const ledger = ledgerOn(emptyVaultDb(), clock)
    append(ledger, 'a')
    clock.advanceMs(-2000)
    append(ledger, 'b')
    expect(ledger.size).toBe(2)
    clock.advanceMs(-2001)
    append(ledger, 'c')
    const jump = ledger.read(2 as Seq)
    expect(jump).toMatchObject({
      type: 'clock.jumped@1',
      payload: { before: '2026-03-12T14:04:58.000Z', now: '2026-03-12T14:04:55.999Z' },
    })
    expect(fromUtf8(ledger.read(3 as Seq).bytes)).toContain('"at":"2026-03-12T14:04:55.999Z"')
  })

  it('of the newest entry can be told by whoever replayed the ledger', () => {
    const clock = testClock('2026-03-12T14:05:00.000Z')
    const db = emptyVaultDb()
    append(ledgerOn(db, clock), 'a')
    clock.advanceMs(-60_000)
    const again = ledgerOn(db, clock)
    again.load()
    again.noteLastAt('2026-03-12T14:05:00.000Z' as NonNullable<typeof again.lastAt>)
    expect(again.stage([draft('b')]).entries.map((entry) => entry.type)).toEqual([
      'clock.jumped@1',
      'note.written@1',
    ])
  })
})
