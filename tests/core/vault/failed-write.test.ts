import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { ingest } from '../../../src/core/exhibits/ingest.ts'
import { openFileSource } from '../../../src/core/exhibits/source.ts'
import { replaceKeys } from '../../../src/core/vault/replace-keys.ts'
import { writeSnapshot } from '../../../src/core/vault/snapshot.ts'
import type { Vault } from '../../../src/core/vault/vault.ts'
import { incidentDrafts, openCore, tablesOf } from '../../support/core-vault.ts'
import { codeOf, lockedVaults, openFor, outcomeOf, WHOLE } from '../../support/locked-vault.ts'
import { someBytes, type Api } from '../../support/temp-vault.ts'
import { cheapKdf, testHost, token } from '../../support/vault-host.ts'

const locked = lockedVaults()
const MIB = 1024 * 1024

/** The ledger, the read model and the bytes of the file, to be the same before and after. */
function stateOf(vault: Vault) {
  return {
    head: vault.ledger.head,
    lastAt: vault.ledger.lastAt,
    tables: tablesOf(vault),
    size: vault.model!.size,
  }
}

function namedBy(work: () => unknown): string {
  try {
    work()
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('a write that fails', () => {
  test.each([
    [
      'with a named error',
      () => {
        throw new AppError('CannotRead', 'for this test')
      },
      'CannotRead',
    ],
    [
      'in any other way',
      () => {
        throw new Error('for this test')
      },
      'Internal',
    ],
  ])('in its rows, %s, leaves ledger, read model and file as they were', async (_what, fail, code) => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    const before = stateOf(opened)
    const bytes = readFileSync(vault.path)
    const drafts = incidentDrafts(opened, vault.caseId, 50)
    const rows = () => {
      opened.db.prepare('DELETE FROM exhibit_keys').run()
      fail()
    }
    expect(namedBy(() => opened.write(drafts, rows))).toBe(code)
    expect(stateOf(opened)).toEqual(before)
    expect(readFileSync(vault.path).equals(bytes)).toBe(true)
    opened.write(drafts)
    expect(opened.ledger.size).toBe(before.size + 50)
    await opened.lock()
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })

  test('for want of room is DiskFull, and leaves ledger, read model and file as they were', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    const pages = opened.db.pragma('page_count', { simple: true }) as number
    opened.db.pragma(`max_page_count = ${pages}`)
    const before = stateOf(opened)
    const bytes = readFileSync(vault.path)
    expect(namedBy(() => opened.write(incidentDrafts(opened, vault.caseId, 500)))).toBe('DiskFull')
    expect(stateOf(opened)).toEqual(before)
    expect(readFileSync(vault.path).equals(bytes)).toBe(true)
    opened.db.pragma('max_page_count = 1000000')
    opened.write(incidentDrafts(opened, vault.caseId, 500))
    await opened.lock()
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })

  test('for want of room in the middle of a large file keeps nothing of it, and the room is used again', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    const path = join(vault.folder, 'big.bin')
    writeFileSync(path, someBytes(40 * MIB))
    const pages = opened.db.pragma('page_count', { simple: true }) as number
    const keep = () =>
      ingest(opened, vault.caseId, [() => openFileSource(path)], {
        signal: new AbortController().signal,
        progress: () => undefined,
      })
    opened.db.pragma(`max_page_count = ${pages + 32 * 25}`)
    const before = stateOf(opened)
    expect(await codeOf(keep())).toBe('DiskFull')
    expect(stateOf(opened)).toEqual(before)
    opened.db.pragma('max_page_count = 1000000')
    expect(await keep()).toMatchObject([{ kept: { duplicate: false } }])
    await opened.lock()
    const { api } = await openFor(vault.host, vault.path)
    expect((await api.vault.maintain({})).swept).toBeGreaterThan(0)
    expect((await api.vault.check({})).problems).toEqual([])
  })

  test('of a snapshot, for want of room, leaves the vault as it was, and new keys can be made afterwards', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    opened.write(incidentDrafts(opened, vault.caseId, 300))
    const pages = opened.db.pragma('page_count', { simple: true }) as number
    opened.db.pragma(`max_page_count = ${pages}`)
    const before = stateOf(opened)
    expect(await codeOf(writeSnapshot(opened, () => Promise.resolve()))).toBe('DiskFull')
    opened.db.pragma('max_page_count = 1000000')
    expect(stateOf(opened)).toEqual(before)
    await replaceKeys(opened, { passphrase: 'another', withRecovery: false })
    await opened.lock()
    const { api } = await openFor(vault.host, vault.path, 'another')
    expect((await api.vault.check({})).problems).toEqual([])
  })
})

describe('a locked vault', () => {
  test('holds no key that can be reached, and nothing can be read or written through it', async () => {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    const keys = [opened.vaultKey, ...Object.values(opened.keys)]
    expect(keys.every((key) => key.some((byte) => byte !== 0))).toBe(true)
    const drafts = incidentDrafts(opened, vault.caseId, 1)
    await opened.lock()
    expect(keys).toHaveLength(6)
    expect(keys.every((key) => key.every((byte) => byte === 0))).toBe(true)
    const bytes = readFileSync(vault.path)
    expect(namedBy(() => opened.write(drafts))).toBe('Cancelled')
    expect(namedBy(() => opened.reads)).toBe('Cancelled')
    expect(readFileSync(vault.path).equals(bytes)).toBe(true)
    await opened.lock()
    expect(readFileSync(vault.path).equals(bytes)).toBe(true)
  })

  test('through the client: VaultNotFound for whatever is asked', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    await api.vault.lock({})
    const asked = [
      api.vault.status({}),
      api.incidents.get({ incident: vault.incident }),
      api.cases.save({ name: 'x' }),
      api.vault.check({}),
      api.vault.maintain({}),
      api.vault.backup({ to: token(join(vault.folder, 'b')) }),
      api.exhibits.add({ case: vault.caseId, files: [token(vault.path)] }),
    ]
    expect(await Promise.all(asked.map(codeOf))).toEqual(asked.map(() => 'VaultNotFound'))
    expect(await api.vault.lock({})).toEqual({ locked: true })
  })

  test('in the middle of long work ends it by name, and what was acknowledged is there', async () => {
    const vault = await locked()
    const path = join(vault.folder, 'big.bin')
    writeFileSync(path, someBytes(60 * MIB))
    // A password hash takes its time.
    const kdf = { ...cheapKdf, choose: async () => (await sleep(50), cheapKdf.choose()) }
    const works: Record<string, (api: Api) => Promise<unknown>> = {
      add: (api) => api.exhibits.add({ case: vault.caseId, files: [token(path)] }),
      check: (api) => api.vault.check({}),
      changePassphrase: (api) => api.vault.changePassphrase({ passphrase: 'another' }),
      replaceKeys: (api) => api.vault.replaceKeys({ passphrase: 'another', withRecovery: true }),
      backup: (api) => api.vault.backup({ to: token(join(vault.folder, 'backup')) }),
    }
    for (const [name, work] of Object.entries(works)) {
      const { api } = await openFor(testHost({ kdf }), vault.path)
      const going = codeOf(work(api))
      await Promise.resolve()
      await api.vault.lock({})
      expect(await going, name).toBe('Cancelled')
      expect(await outcomeOf({ ...vault, host: testHost() }), name).toEqual(WHOLE)
    }
    expect(readdirSync(vault.folder).filter((name) => name.startsWith('backup'))).toEqual([])
  })
})

describe('two intakes at once', () => {
  test('of the same small files keep the bytes once and lose no line', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const files = Array.from({ length: 20 }, (_, index) => {
      const path = join(vault.folder, `same-${index}`)
      writeFileSync(path, `same bytes ${index}`)
      return token(path)
    })
    const answers = await Promise.all([1, 2, 3].map(() => api.exhibits.add({ case: vault.caseId, files })))
    const kept = answers.map((answer) => answer.files.flatMap((one) => ('kept' in one ? [one.kept] : [])))
    expect(kept.map((one) => one.length)).toEqual([20, 20, 20])
    expect(new Set(kept.flat().map((one) => one.exhibit)).size).toBe(20)
    expect(kept.flat().filter((one) => !one.duplicate)).toHaveLength(20)
    await api.vault.lock({})
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })

  test('an erasure meanwhile never leaves an intake that was acknowledged without its bytes', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const path = join(vault.folder, 'one.bin')
    writeFileSync(path, someBytes(3000))
    const first = await api.exhibits.add({ case: vault.caseId, files: [token(path)] })
    if (!('kept' in first.files[0]!)) throw new Error('not kept')
    const { exhibit } = first.files[0].kept
    const others = Array.from({ length: 5 }, (_, index) => {
      const other = join(vault.folder, `other-${index}`)
      writeFileSync(other, someBytes(100))
      return token(other)
    })
    const adding = api.exhibits.add({ case: vault.caseId, files: [token(path), ...others] })
    await Promise.resolve()
    await api.exhibits.erase({ exhibit, reason: 'asked to' })
    const { files } = await adding
    if (!('kept' in files[0]!)) throw new Error('not kept')
    const again = files[0].kept
    expect((await api.exhibits.verify({ exhibit: again.exhibit })).unchanged).toBe(true)
    await api.vault.lock({})
    expect(await outcomeOf(vault)).toEqual(WHOLE)
  })
})
