import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  codeOf,
  lockedVaults,
  outcomeOf,
  unlockCode,
  WHOLE,
  type LockedVault,
} from '../../support/locked-vault.ts'
import { editFile, raw, tamper } from '../../support/raw-vault.ts'
import { apiFor, open } from '../../support/temp-vault.ts'
import { token } from '../../support/vault-host.ts'

const locked = lockedVaults()
const PAGE = 32 * 1024

/** Runs SQL that SQLite forbids on its own schema. */
function editSchema({ path }: LockedVault, sql: string): void {
  raw(path, (db) => {
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.exec(sql)
    db.pragma('writable_schema = RESET')
  })
}

describe('the length of the file, at unlock', () => {
  test.each([
    ['cut by a byte', (b: Buffer) => b.subarray(0, -1), 'DamagedFile'],
    ['cut by a page', (b: Buffer) => b.subarray(0, -PAGE), 'DamagedFile'],
    ['cut to a quarter', (b: Buffer) => b.subarray(0, Math.floor(b.length / 4 / PAGE) * PAGE), 'DamagedFile'],
    ['cut to one page', (b: Buffer) => b.subarray(0, PAGE), 'DamagedFile'],
    ['cut to 200 bytes', (b: Buffer) => b.subarray(0, 200), 'DamagedFile'],
    ['extended by a byte', (b: Buffer) => Buffer.concat([b, Buffer.alloc(1)]), 'DamagedFile'],
    [
      'extended by a page and a byte',
      (b: Buffer) => Buffer.concat([b, Buffer.alloc(PAGE + 1)]),
      'DamagedFile',
    ],
    // Whole pages that the file does not speak of yet are what a copy taken in the middle of a write has.
    ['extended by a page', (b: Buffer) => Buffer.concat([b, Buffer.alloc(PAGE)]), 'CopiedWhileInUse'],
    [
      'extended by its own last page',
      (b: Buffer) => Buffer.concat([b, b.subarray(-PAGE)]),
      'CopiedWhileInUse',
    ],
    ['written twice', (b: Buffer) => Buffer.concat([b, b]), 'CopiedWhileInUse'],
  ])('%s: named before a secret is tried', async (_what, edit, code) => {
    const vault = await locked()
    editFile(vault.path, edit)
    expect(await unlockCode(vault)).toBe(code)
    expect(await unlockCode(vault, 'not the passphrase')).toBe(code)
  })

  test('cut to nothing or to less than a header: NotAVault', async () => {
    for (const length of [0, 16, 99]) {
      const vault = await locked()
      editFile(vault.path, (bytes) => bytes.subarray(0, length))
      expect(await unlockCode(vault)).toBe('NotAVault')
    }
  })
})

describe("SQLite's own header, at unlock", () => {
  test.each([
    ['magic', 3, 'NotAVault'],
    ['page size', 16, 'DamagedFile'],
    ['write version', 18, 'DamagedFile'],
    ['read version', 19, 'DamagedFile'],
    ['reserved room', 20, 'DamagedFile'],
    ['fractions', 21, 'DamagedFile'],
    ['schema format', 47, 'DamagedFile'],
    ['auto-vacuum', 55, 'DamagedFile'],
    ['text encoding', 59, 'DamagedFile'],
    ['user_version', 63, 'UnknownVersion'],
    ['incremental vacuum', 67, 'DamagedFile'],
    ['application_id', 71, 'NotAVault'],
    ['reserved for expansion', 80, 'DamagedFile'],
  ])('a flip in its %s (byte %i): %s', async (_what, at, code) => {
    for (const mask of [1, 2, 0x80]) {
      const vault = await locked()
      editFile(vault.path, (bytes) => bytes.fill(bytes[at]! ^ mask, at, at + 1))
      expect(await unlockCode(vault)).toBe(code)
    }
  })

  test('a size in pages beyond the file: DamagedFile; short of it, as in a copy in mid-write: CopiedWhileInUse', async () => {
    for (const [by, code] of [
      [1, 'DamagedFile'],
      [64, 'DamagedFile'],
      [-1, 'CopiedWhileInUse'],
    ] as const) {
      const vault = await locked()
      editFile(vault.path, (bytes) => {
        bytes.writeUInt32BE(bytes.readUInt32BE(28) + by, 28)
        return bytes
      })
      expect(await unlockCode(vault)).toBe(code)
    }
  })

  test('a file of another program: NotAVault', async () => {
    const vault = await locked()
    writeFileSync(vault.path, Buffer.alloc(100_000, 'no vault'))
    expect(await unlockCode(vault)).toBe('NotAVault')
  })
})

describe('the schema, at unlock', () => {
  const VANISH = `CREATE TRIGGER quiet BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END`

  test('the trigger below makes an insert vanish without an error: that is what is kept out', async () => {
    const vault = await locked()
    raw(vault.path, (db) => {
      db.exec(VANISH)
      const { changes } = db.prepare('INSERT INTO entries SELECT max(seq) + 1, box FROM entries').run()
      expect(changes).toBe(0)
    })
  })

  test.each([
    ['a planted trigger', VANISH],
    ['a planted view', 'CREATE VIEW more AS SELECT * FROM entries'],
    ['a planted index', 'CREATE INDEX more ON entries (box)'],
    ['a planted table', 'CREATE TABLE more (x)'],
    ['a planted temporary-looking table', 'CREATE TABLE sqlite_stat9 (x)'],
    ['a missing table', 'DROP TABLE snapshot'],
    ['a table under another name', 'ALTER TABLE snapshot RENAME TO snapshots'],
    ['a column more', 'ALTER TABLE head ADD COLUMN more'],
    ['statistics that steer the planner', 'ANALYZE'],
  ])('%s: ForeignSchema', async (_what, sql) => {
    const vault = await locked()
    try {
      raw(vault.path, (db) => db.exec(sql))
    } catch {
      editSchema(
        vault,
        `INSERT INTO sqlite_schema VALUES ('table', 'sqlite_stat9', 'sqlite_stat9', 0, 'CREATE TABLE sqlite_stat9(x)')`,
      )
    }
    expect(['ForeignSchema', 'DamagedFile']).toContain(await unlockCode(vault))
  })

  test('an altered table text: ForeignSchema', async () => {
    for (const [from, to] of [
      ['NOT NULL) STRICT', 'NOT NULL)'],
      ['box BLOB NOT NULL', 'box BLOB DEFAULT 0'],
      [' STRICT', '  STRICT'],
    ]) {
      const vault = await locked()
      editSchema(
        vault,
        `UPDATE sqlite_schema SET sql = replace(sql, '${from}', '${to}') WHERE name = 'entries'`,
      )
      expect(await unlockCode(vault)).toBe('ForeignSchema')
    }
  })

  test('an altered table text that SQLite cannot read: DamagedFile', async () => {
    const vault = await locked()
    editFile(vault.path, (bytes) => {
      const at = bytes.indexOf('CREATE TABLE entries')
      expect(at).toBeGreaterThan(0)
      bytes.write('CREATE TABEL', at)
      return bytes
    })
    expect(await unlockCode(vault)).toBe('DamagedFile')
  })

  test('the roots of two tables exchanged: a named error, nothing written', async () => {
    const tables = [
      'header',
      'head',
      'leaves',
      'entries',
      'signing_keys',
      'exhibit_keys',
      'chunks',
      'snapshot',
    ]
    for (const other of tables.filter((table) => table !== 'entries')) {
      const vault = await locked()
      editSchema(
        vault,
        `UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM sqlite_schema WHERE name IN ('entries', '${other}')) - rootpage
         WHERE name IN ('entries', '${other}')`,
      )
      const before = readFileSync(vault.path)
      expect(
        ['DamagedFile', 'DamagedHeader', 'DamagedLedger', 'DamagedEntry', 'CopiedWhileInUse'],
        other,
      ).toContain(await unlockCode(vault))
      expect(readFileSync(vault.path).equals(before), other).toBe(true)
    }
  })
})

describe('what nobody needs to notice', () => {
  test('flips in free pages and in the slack of pages change nothing', async () => {
    const vault = await locked()
    tamper(vault.path, 'INSERT INTO snapshot VALUES (1, zeroblob(16), zeroblob(300000))')
    tamper(vault.path, 'DELETE FROM snapshot')
    expect(raw(vault.path, (db) => db.pragma('freelist_count', { simple: true }))).toBeGreaterThan(5)
    editFile(vault.path, (bytes) => {
      let flips = 0
      // Whole pages of zeros are free ones; a run of zeros inside a b-tree page is the gap between its cells.
      for (let at = PAGE; at < bytes.length; at += PAGE) {
        const page = bytes.subarray(at, at + PAGE)
        const gap = page.indexOf(Buffer.alloc(2000))
        if (page[0] !== 0x0d || gap < 0) continue
        page[gap + 1000] = 0xff
        flips++
      }
      const free = freePages(bytes)
      for (const at of free) bytes[at + 5000] = 0xff
      expect(flips).toBeGreaterThan(2)
      expect(free.length).toBeGreaterThan(3)
      return bytes
    })
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })
})

/** Pages of the row that was deleted: after the number of the next such page, zeros. */
function freePages(bytes: Buffer): number[] {
  const zeros = Buffer.alloc(PAGE - 4)
  return Array.from({ length: bytes.length / PAGE }, (_, page) => page * PAGE).filter((at) =>
    bytes.subarray(at + 4, at + PAGE).equals(zeros),
  )
}

describe('a failed attempt to open', () => {
  test('leaves the file as it was and nothing beside it', async () => {
    const vault = await locked()
    const before = readFileSync(vault.path)
    expect(await unlockCode(vault, 'not the passphrase')).toBe('WrongPassphrase')
    expect(readFileSync(vault.path).equals(before)).toBe(true)
    expect(readdirSync(vault.folder)).toEqual(['notes.holdfast'])
  })

  test('a planted write-ahead log beside the vault is not taken over: DamagedFile, the vault stays as it was', async () => {
    const vault = await locked()
    const other = join(vault.folder, 'other.holdfast')
    copyFileSync(vault.path, other)
    raw(other, () => undefined)
    const wal = await walOf(other)
    writeFileSync(`${vault.path}-wal`, wal)
    const before = readFileSync(vault.path)
    expect(await unlockCode(vault)).toBe('DamagedFile')
    expect(readFileSync(vault.path).equals(before)).toBe(true)
    rmSync(`${vault.path}-wal`)
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })

  test('no such folder to make a vault or a backup in: CannotWrite; no such vault: VaultNotFound', async () => {
    const vault = await locked()
    const nowhere = token(join(vault.folder, 'no', 'such', 'folder'))
    const api = apiFor(vault.host)
    expect(await codeOf(api.vault.create({ file: nowhere, passphrase: 'x', withRecovery: false }))).toBe(
      'CannotWrite',
    )
    await open(api, vault.path)
    expect(await codeOf(api.vault.backup({ to: nowhere }))).toBe('CannotWrite')
    await api.vault.lock({})
    expect(await codeOf(open(api, nowhere))).toBe('VaultNotFound')
    expect(await codeOf(open(api, vault.folder))).toBe('NotAVault')
    expect(existsSync(nowhere)).toBe(false)
    expect(statSync(vault.path).isFile()).toBe(true)
  })
})

/** A real write-ahead log that empties a table of this very file. */
async function walOf(path: string): Promise<Buffer> {
  const { default: Database } = await import('better-sqlite3')
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('wal_autocheckpoint = 0')
  db.exec('DELETE FROM entries')
  const wal = readFileSync(`${path}-wal`)
  db.close()
  return wal
}
