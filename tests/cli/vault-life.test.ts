import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { openWorkplace, type Workplace } from '../support/command-line.ts'

// Each command that opens a vault takes a second or more for its password hash.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const FOREIGN_CHECKPOINT = join(import.meta.dirname, '../vectors/checkpoint.json')
const PASS = ['--passphrase-file', 'pass.txt'] as const
const CASE = 'My record'
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let at: Workplace
let incident = ''
const exhibits: string[] = []

beforeAll(async () => {
  at = openWorkplace()
  writeFileSync(at.path('pass.txt'), 'correct horse battery staple\n')
  writeFileSync(at.path('next.txt'), 'pferd batterie 截图 klammer richtig\r\n')
  writeFileSync(at.path('same.txt'), 'some words')
  writeFileSync(at.path('big.bin'), Buffer.alloc(3 * 1024 * 1024 + 17, 'abcdefg'))
  writeFileSync(at.path('empty.bin'), '')
  await at.json('init', 'v.holdfast', ...PASS, '--recovery-out', 'code.txt')
  const added = await at.json(
    'add',
    'v.holdfast',
    ...PASS,
    '--case',
    CASE,
    '--title',
    'First',
    'same.txt',
    'big.bin',
    'empty.bin',
  )
  incident = added.incident ?? ''
  exhibits.push(...added.files.flatMap((file) => ('kept' in file ? [file.kept.exhibit] : [])))
  expect(exhibits.length).toBe(3)
})
afterAll(() => at.remove())

describe('check and checkpoint', () => {
  test('a checkpoint given out before is the beginning of the record; a foreign one is not, and exits 1', async () => {
    const given = await at.json('checkpoint', 'v.holdfast', '--out', 'checkpoint.txt', ...PASS)
    expect(readFileSync(at.path('checkpoint.txt'), 'utf8')).toBe(given.note)
    const good = await at.json('check', 'v.holdfast', '--since', 'checkpoint.txt', ...PASS)
    expect(good).toMatchObject({
      ok: true,
      exitCode: 0,
      since: { size: given.size, isPrefix: true },
      checked: { exhibits: 3, checkpoints: 1 },
    })
    const { note } = JSON.parse(readFileSync(FOREIGN_CHECKPOINT, 'utf8')) as { readonly note: string }
    writeFileSync(at.path('foreign.txt'), note)
    const bad = await at.json('check', 'v.holdfast', '--since', 'foreign.txt', ...PASS)
    expect(bad).toMatchObject({ ok: false, exitCode: 1, problems: [{ code: 'CheckpointMismatch' }] })
    expect(await at.error('check', 'v.holdfast', '--since', 'same.txt', ...PASS)).toMatchObject({
      code: 'NotACheckpoint',
      exitCode: 3,
    })
  })

  test('progress goes to standard error when asked for, and the document stays one', async () => {
    const { code, out, err } = await at.run(['check', 'v.holdfast', ...PASS, '--json', '--progress'])
    expect([code, (JSON.parse(out) as { readonly ok: boolean }).ok]).toEqual([0, true])
    expect(err).toMatch(/^(checking: \d+ %\n)+$/)
    expect(err).toContain('checking: 100 %')
  })
})

describe('a vault that is open, or cannot be written', () => {
  test('is in use for everybody else while it is open; Ctrl-C stops it, locks it, and keeps nothing half', async () => {
    const child = at.start(['add', 'v.holdfast', ...PASS, '--case', CASE, '-', '--json'])
    child.stdin?.write(Buffer.alloc(2 * 1024 * 1024, 1))
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
    let out = ''
    child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()))
    while (!existsSync(at.path('v.holdfast-journal'))) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await at.error('list', 'v.holdfast', ...PASS)).toMatchObject({ code: 'VaultInUse', exitCode: 3 })
    child.kill('SIGINT')
    expect(await closed).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'Cancelled' } })
    expect(readdirSync(at.folder).filter((name) => name.startsWith('v.holdfast'))).toEqual(['v.holdfast'])
    expect((await at.json('list', 'v.holdfast', ...PASS)).inbox).toEqual([])
  })

  test('read-only: opens for reading and says so, and adding is refused', async () => {
    chmodSync(at.path('v.holdfast'), 0o444)
    const before = sha256(readFileSync(at.path('v.holdfast')))
    const read = await at.json('list', 'v.holdfast', ...PASS)
    expect(read.warnings.join(' ')).toContain('cannot be written')
    const refused = await at.error('note', 'v.holdfast', incident, ...PASS, '--text-file', 'same.txt')
    expect(refused).toMatchObject({ code: 'ReadOnly', exitCode: 3 })
    expect(sha256(readFileSync(at.path('v.holdfast')))).toBe(before)
    chmodSync(at.path('v.holdfast'), 0o644)
  })

  test('put back from an older copy: this computer noticed, and it opens for reading', async () => {
    copyFileSync(at.path('v.holdfast'), at.path('older.holdfast'))
    await at.json('case', 'v.holdfast', '--name', CASE, '--reference', 'later', ...PASS)
    const read = await at.json('list', 'older.holdfast', ...PASS)
    expect(read.warnings.join(' ')).toContain('This computer has seen a newer state of this vault.')
    const refused = await at.error('case', 'older.holdfast', '--name', 'x', ...PASS)
    expect(refused).toMatchObject({ code: 'OlderThanLastSeen', exitCode: 3 })
  })
})

describe('backup and restore', () => {
  test('a backup opens for reading and says so; restored, it goes on in a new log', async () => {
    const backup = await at.json('backup', 'v.holdfast', '--out', 'backup.holdfast', ...PASS)
    expect(backup).toMatchObject({ exitCode: 0, checked: { ok: true, checked: { exhibits: 3 } } })
    expect((await at.json('list', 'backup.holdfast', ...PASS)).warnings.join(' ')).toContain(
      'This is a backup.',
    )
    expect(await at.error('case', 'backup.holdfast', '--name', 'x', ...PASS)).toMatchObject({
      code: 'IsACopy',
      exitCode: 3,
    })
    const restored = await at.json(
      'restore',
      'backup.holdfast',
      '--out',
      'restored.holdfast',
      '--reason',
      'trying',
      ...PASS,
    )
    expect(restored.continues.origin).not.toBe(restored.origin)
    expect(await at.json('check', 'restored.holdfast', ...PASS)).toMatchObject({ ok: true, logged: true })
    expect(
      await at.error('restore', 'v.holdfast', '--out', 'again.holdfast', '--reason', 'x', ...PASS),
    ).toMatchObject({ code: 'NotACopy' })
    expect(existsSync(at.path('again.holdfast'))).toBe(false)
  })
})

describe('erase', () => {
  test('an exhibit and an incident are gone for good, the rest is whole', async () => {
    const erased = await at.json(
      'erase',
      'v.holdfast',
      exhibits[2] ?? '',
      '--reason',
      'kept by mistake',
      ...PASS,
    )
    expect(erased).toMatchObject({ what: 'exhibit', id: exhibits[2] })
    expect(erased.stillIn.length).toBeGreaterThan(0)
    expect(
      await at.error('get', 'v.holdfast', exhibits[2] ?? '', '--out', 'gone.bin', ...PASS),
    ).toMatchObject({ code: 'Erased', exitCode: 3 })
    expect(existsSync(at.path('gone.bin'))).toBe(false)
    expect(await at.json('erase', 'v.holdfast', incident, '--reason', 'asked to', ...PASS)).toMatchObject({
      what: 'incident',
      id: incident,
    })
    expect(await at.error('show', 'v.holdfast', incident, ...PASS)).toMatchObject({
      code: 'Erased',
      exitCode: 3,
    })
    expect(await at.json('check', 'v.holdfast', ...PASS)).toMatchObject({
      ok: true,
      checked: { exhibits: 2 },
    })
  })
})

describe('keys', () => {
  test('another passphrase, the way back in, and a new vault key with a new code', async () => {
    await at.json('passphrase', 'v.holdfast', ...PASS, '--new-passphrase-file', 'next.txt')
    expect(await at.error('list', 'v.holdfast', ...PASS)).toMatchObject({ code: 'WrongPassphrase' })
    await at.json('recover', 'v.holdfast', '--recovery-file', 'code.txt', '--new-passphrase-file', 'pass.txt')
    const rekeyed = await at.json(
      'rekey',
      'v.holdfast',
      ...PASS,
      '--new-passphrase-file',
      'next.txt',
      '--recovery-out',
      'code2.txt',
    )
    expect(rekeyed).toMatchObject({ recovery: 'file', exitCode: 0 })
    expect(rekeyed.warnings.join(' ')).toContain('The recovery code from before opens nothing any more.')
    const old = await at.error(
      'recover',
      'v.holdfast',
      '--recovery-file',
      'code.txt',
      '--new-passphrase-file',
      'pass.txt',
    )
    expect(old).toMatchObject({ code: 'WrongRecoveryCode', exitCode: 3 })
    await at.json(
      'recover',
      'v.holdfast',
      '--recovery-file',
      'code2.txt',
      '--new-passphrase-file',
      'pass.txt',
    )
    expect(await at.json('check', 'v.holdfast', ...PASS)).toMatchObject({ ok: true })
  })

  test('rekey without anything new keeps the passphrase and says what that means', async () => {
    await at.json('init', 'bare.holdfast', ...PASS)
    const rekeyed = await at.json('rekey', 'bare.holdfast', ...PASS)
    expect(rekeyed.recovery).toBe(null)
    expect(rekeyed.warnings.join(' ')).toMatch(/same as before.*Nothing can recover/)
    expect((await at.json('list', 'bare.holdfast', ...PASS)).exitCode).toBe(0)
  })
})

describe('help', () => {
  test('lists every command with its usage', async () => {
    const { commands } = await at.json('help')
    expect(commands.length).toBe(Object.keys(COMMANDS).length)
    expect(commands.find(({ command }) => command === 'get')?.usage).toBe(
      'holdfast get VAULT EXHIBIT --out FILE [--passphrase-file F]',
    )
  })

  test('nothing that this file ran left anything beside what was asked for', () => {
    const left = readdirSync(at.folder).filter((name) => /unfinished|journal|wal|tmp/.test(name))
    expect(left).toEqual([])
  })
})
