import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCore } from '../../support/core-vault.ts'
import {
  codeOf,
  lockedVaults,
  openFor,
  outcomeOf,
  unlockCode,
  WHOLE,
  type LockedVault,
} from '../../support/locked-vault.ts'
import { changeColumn, putBack, raw, rowsOf } from '../../support/raw-vault.ts'
import { apiFor, open, PASSPHRASE } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const locked = lockedVaults()

async function setPassphrase(vault: LockedVault, passphrase: string): Promise<void> {
  const api = apiFor(vault.host)
  await open(api, vault.path)
  await api.vault.changePassphrase({ passphrase })
  await api.vault.lock({})
}

describe('a passphrase', () => {
  test('typed on another system, composed or decomposed, is the same one', async () => {
    const composed = 'Caf\u00e9 Z\u00fcrich \uac01'
    expect(composed).not.toBe(composed.normalize('NFD'))
    for (const [set, typed] of [
      [composed, composed.normalize('NFD')],
      [composed.normalize('NFD'), composed],
    ] as const) {
      const vault = await locked()
      await setPassphrase(vault, set)
      expect(await unlockCode(vault, typed)).toBe('opens')
      expect(await unlockCode(vault, 'Cafe Zurich \uac01')).toBe('WrongPassphrase')
    }
  })

  test('from a file loses one line end and no more', async () => {
    const vault = await locked()
    expect(await unlockCode(vault, `${PASSPHRASE}\n`)).toBe('opens')
    expect(await unlockCode(vault, `${PASSPHRASE}\r\n`)).toBe('opens')
    for (const other of ['\n\n', ' ', '\r', '\t'])
      expect(await unlockCode(vault, PASSPHRASE + other)).toBe('WrongPassphrase')
    expect(await unlockCode(vault, ` ${PASSPHRASE}`)).toBe('WrongPassphrase')
  })

  test('that is empty, only a line end or no Unicode is refused, at making and at unlock', async () => {
    const vault = await locked()
    for (const passphrase of ['', '\n', '\r\n', '\ud800']) {
      expect(await unlockCode(vault, passphrase)).toBe('InvalidInput')
      const file = token(`${vault.path}.new`)
      expect(await codeOf(apiFor(testHost()).vault.create({ file, passphrase, withRecovery: false }))).toBe(
        'InvalidInput',
      )
      const { api } = await openFor(vault.host, vault.path)
      expect(await codeOf(api.vault.changePassphrase({ passphrase }))).toBe('InvalidInput')
      expect(await codeOf(api.vault.replaceKeys({ passphrase, withRecovery: false }))).toBe('InvalidInput')
      await api.vault.lock({})
    }
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })

  test('other than the right one is always WrongPassphrase and changes nothing', async () => {
    const vault = await locked()
    const before = readFileSync(vault.path)
    const wrong = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.isWellFormed() && text.trim() !== '' && text.trim() !== PASSPHRASE)
    await fc.assert(
      fc.asyncProperty(wrong, async (text) => {
        expect(await unlockCode(vault, text)).toBe('WrongPassphrase')
      }),
      { numRuns: 30 },
    )
    expect(readFileSync(vault.path).equals(before)).toBe(true)
  })
})

describe('a changed passphrase', () => {
  test('opens, the old one does not, and the old slot is nowhere in the file', async () => {
    const vault = await locked()
    const { slots } = JSON.parse((rowsOf(vault.path, 'header')[0]!['body'] as Buffer).toString('utf8')) as {
      slots: { kind: string; box: string }[]
    }
    const old = slots.find(({ kind }) => kind === 'passphrase')!.box
    expect(readFileSync(vault.path).includes(old)).toBe(true)
    await setPassphrase(vault, 'another')
    expect(await unlockCode(vault)).toBe('WrongPassphrase')
    expect(await unlockCode(vault, 'another')).toBe('opens')
    expect(readFileSync(vault.path).includes(old)).toBe(false)
  })
})

describe('replaced keys', () => {
  async function replaceKeys(vault: LockedVault): Promise<void> {
    const api = apiFor(vault.host)
    await open(api, vault.path)
    await api.vault.replaceKeys({ passphrase: 'after', withRecovery: false })
    await api.vault.lock({})
  }

  test('leave nothing of the old sealing in the file, and everything is there', async () => {
    const vault = await locked()
    const boxes = ['entries', 'exhibit_keys', 'signing_keys'].flatMap((table) =>
      rowsOf(vault.path, table).map((row) => (row['box'] as Buffer).subarray(0, 40)),
    )
    const isThere = () => {
      const file = readFileSync(vault.path)
      return boxes.filter((box) => file.includes(box)).length
    }
    expect(isThere()).toBe(boxes.length)
    await replaceKeys(vault)
    expect(isThere()).toBe(0)
    const { api } = await openFor(testHost(), vault.path, 'after')
    expect((await api.vault.check({})).problems).toEqual([])
  })

  test('the old passphrase and the old recovery code open nothing', async () => {
    const vault = await locked()
    await replaceKeys(vault)
    expect(await unlockCode(vault)).toBe('WrongPassphrase')
    const secret = { kind: 'recovery', code: vault.recoveryCode } as const
    expect(await codeOf(apiFor(vault.host).vault.open({ file: token(vault.path), secret }))).toBe(
      'NoRecoverySlot',
    )
  })

  test('the old header put back opens its slot and then nothing: DamagedLedger', async () => {
    const vault = await locked()
    const old = rowsOf(vault.path, 'header')
    await replaceKeys(vault)
    putBack(vault.path, 'header', old)
    expect(await unlockCode(vault)).toBe('DamagedLedger')
    expect(await unlockCode({ ...vault, host: testHost() })).toBe('DamagedLedger')
  })

  test('old header and head put back open no entry; any old row under the new keys is damage', async () => {
    const vault = await locked()
    const tables = ['header', 'head', 'leaves', 'entries', 'exhibit_keys', 'signing_keys']
    const old = new Map(tables.map((table) => [table, rowsOf(vault.path, table)]))
    await replaceKeys(vault)
    const renewed = readFileSync(vault.path)
    const putOld = (...names: string[]) => names.forEach((name) => putBack(vault.path, name, old.get(name)!))
    const fresh = () => ({ ...vault, host: testHost() })
    putOld('header', 'head', 'leaves')
    expect(await unlockCode(fresh())).toBe('CopiedWhileInUse')
    writeFileSync(vault.path, renewed)
    putOld('entries')
    expect(await unlockCode(fresh(), 'after')).toBe('DamagedEntry')
    writeFileSync(vault.path, renewed)
    putOld('head')
    expect(await unlockCode(fresh(), 'after')).toBe('DamagedLedger')
    writeFileSync(vault.path, renewed)
    putOld('exhibit_keys', 'signing_keys')
    const { api } = await openFor(testHost(), vault.path, 'after')
    const { problems } = await api.vault.check({})
    expect(problems.map(({ code }) => code)).toEqual([
      ...Array(3).fill('DamagedFile'),
      ...Array(2).fill('DamagedExhibit'),
    ])
  })
})

describe('the clock', () => {
  test('set back while the vault is open or between two sessions is written down', async () => {
    const vault = await locked()
    const api = apiFor(vault.host)
    vault.host.clock.set('2026-06-01T12:00:00.000Z')
    await open(api, vault.path)
    const { entries } = await api.vault.status({})
    vault.host.clock.advanceMs(-60_000)
    await api.cases.save({ name: 'later, by an earlier clock' })
    expect((await api.vault.status({})).entries).toBe(entries + 2)
    await api.vault.lock({})
    vault.host.clock.set('2026-05-01T12:00:00.000Z')
    const { vault: opened } = await openCore(vault)
    const jumps = opened.reads
      .prepare("SELECT seq FROM entries WHERE type = 'clock.jumped@1' ORDER BY seq")
      .pluck()
      .all()
    expect(jumps).toHaveLength(2)
    const payloads = jumps.map(
      (seq) => opened.ledger.read(seq as Parameters<typeof opened.ledger.read>[0]).payload,
    )
    expect(payloads).toEqual([
      { before: '2026-06-01T12:00:00.000Z', now: '2026-06-01T11:59:00.000Z' },
      { before: '2026-06-01T11:59:00.000Z', now: '2026-05-01T12:00:00.000Z' },
    ])
  })

  test('a second or two back, as clocks are corrected, is not', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    vault.host.clock.advanceMs(-1500)
    const size = opened.ledger.size
    opened.write([{ type: 'vault.locked@1', payload: {} }])
    expect(opened.ledger.size).toBe(size + 1)
  })
})

describe('a wrong secret and damage', () => {
  test('are never taken for each other: every damage that can be told is told before a secret is tried', async () => {
    const damages: ((path: string) => void)[] = [
      (path) => raw(path, (db) => db.exec('DELETE FROM header')),
      (path) =>
        [0, 1].forEach((copy) =>
          changeColumn(path, 'header', 'body', `copy = ${copy}`, (body) => body.subarray(1)),
        ),
      (path) => raw(path, (db) => db.exec('CREATE TABLE more (x)')),
    ]
    for (const damage of damages) {
      const vault = await locked()
      damage(vault.path)
      const right = await unlockCode(vault)
      expect(right).not.toBe('opens')
      expect(await unlockCode(vault, 'not the passphrase')).toBe(right)
    }
  })
})
