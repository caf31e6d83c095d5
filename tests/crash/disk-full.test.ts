import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../src/contract/ids.ts'
import { ingest } from '../../src/core/exhibits/ingest.ts'
import { allExhibits } from '../../src/core/exhibits/queries.ts'
import { readRange } from '../../src/core/exhibits/read.ts'
import { openFileSource } from '../../src/core/exhibits/source.ts'
import { sweepChunks } from '../../src/core/vault/passes.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { cannotMount, smallDisk, takeRoom } from '../support/small-disk.ts'
import { apiFor, open, PASSPHRASE, someBytes, tempVault } from '../support/temp-vault.ts'
import { testHost, token } from '../support/vault-host.ts'
import { checkAll, openWhole } from '../support/whole-vault.ts'

const MIB = 1024 * 1024

function setRoom(vault: Vault, pages: number | null): void {
  const used = vault.db.pragma('page_count', { simple: true }) as number
  vault.db.pragma(`max_page_count = ${pages === null ? 4_294_967_294 : used + pages}`)
}

function keep(vault: Vault, caseId: CaseId, paths: readonly string[]) {
  const quiet = { signal: new AbortController().signal, progress: () => undefined }
  return ingest(
    vault,
    caseId,
    paths.map((path) => () => openFileSource(path)),
    quiet,
  )
}

function chunkRows(vault: Vault): number {
  return (vault.db.prepare('SELECT count(*) AS n FROM chunks').get() as { n: number }).n
}

async function belowApi() {
  const made = await tempVault()
  await made.api.vault.lock({})
  return { ...made, vault: await openWhole(made.path, PASSPHRASE, made.host) }
}

describe('a full disk, by SQLite’s own limit', () => {
  test('small files: the batch that does not fit is not kept at all, and there is room again afterwards', async () => {
    const { vault, caseId, file } = await belowApi()
    const [kept] = await keep(vault, caseId, [file('kept.bin', someBytes(40_000))])
    const { size } = vault.ledger.head
    setRoom(vault, 4)
    const paths = Array.from({ length: 20 }, (_, i) => file(`no-${i}.bin`, someBytes(60_000)))
    await expect(keep(vault, caseId, paths)).rejects.toMatchObject({ code: 'DiskFull' })
    expect(vault.ledger.head.size).toBe(size)
    expect(allExhibits(vault.reads)).toHaveLength(1)
    expect((await checkAll(vault)).problems).toEqual([])
    setRoom(vault, null)
    expect(await keep(vault, caseId, paths)).toHaveLength(20)
    expect(kept).toHaveProperty('kept')
    expect((await checkAll(vault)).checked.exhibits).toBe(21)
    await vault.lock()
  })

  test.each([
    ['in its first batch', 100],
    ['in a later batch', 20 * 32],
    ['at its last batch', 32 * 32 + 33],
  ])(
    'a big file that does not fit %s is not readable, is swept, and goes in when there is room',
    async (_where, pages) => {
      const { vault, caseId, file } = await belowApi()
      const bytes = someBytes(40 * MIB + 5)
      const path = file('big.bin', bytes)
      setRoom(vault, pages)
      // More often than the pool has slots, so that one that is not given back would be missed.
      for (let attempt = 0; attempt < 6; attempt++) {
        await expect(keep(vault, caseId, [path])).rejects.toMatchObject({ code: 'DiskFull' })
        expect(allExhibits(vault.reads)).toHaveLength(0)
        while (sweepChunks(vault));
        expect(chunkRows(vault)).toBe(0)
      }
      expect((await checkAll(vault)).problems).toEqual([])
      setRoom(vault, null)
      await keep(vault, caseId, [path])
      const [exhibit] = allExhibits(vault.reads)
      expect(Buffer.compare(readRange(vault, exhibit!, 0, bytes.length), bytes)).toBe(0)
      expect((await checkAll(vault)).problems).toEqual([])
      await vault.lock()
    },
  )

  test('an incident that does not fit is not recorded, and nothing of it is shown', async () => {
    const { vault, caseId } = await belowApi()
    setRoom(vault, 1)
    const payload = {
      incident: 'ab'.repeat(16),
      case: caseId,
      class: 'ordinary',
      fields: { words: 'x'.repeat(190_000) },
    }
    const write = () => vault.write([{ type: 'incident.recorded@1', payload }])
    expect(write).toThrow(expect.objectContaining({ code: 'DiskFull' }))
    expect(vault.reads.prepare('SELECT count(*) AS n FROM incidents').get()).toEqual({ n: 0 })
    setRoom(vault, null)
    expect(write()).toHaveLength(1)
    expect((await checkAll(vault)).problems).toEqual([])
    await vault.lock()
  })
})

describe.skipIf(cannotMount())('a full disk', () => {
  async function vaultOnDisk(sizeMib: number) {
    const disk = smallDisk(sizeMib)
    const host = testHost()
    const api = apiFor(host)
    const path = join(disk, 'notes.holdfast')
    await api.vault.create({ file: token(path), passphrase: PASSPHRASE, withRecovery: false })
    const { case: made } = await api.cases.save({ name: 'Millbrook', initials: 'AB' })
    return { disk, host, api, path, caseId: made.id }
  }

  test('during intake: what was kept stays, and freeing room lets it go on', async () => {
    const { file } = await tempVault()
    const { disk, host, api, path, caseId } = await vaultOnDisk(64)
    const first = someBytes(3 * MIB)
    await api.exhibits.add({ case: caseId, files: [token(file('first.bin', first))] })
    const big = token(file('big.bin', someBytes(36 * MIB)))
    const free = takeRoom(disk, 28)
    await expect(api.exhibits.add({ case: caseId, files: [big] })).rejects.toMatchObject({ code: 'DiskFull' })
    expect((await api.exhibits.inbox({ case: caseId })).exhibits).toHaveLength(1)
    free()
    await api.vault.maintain({})
    expect((await api.vault.check({})).problems).toEqual([])
    const { files } = await api.exhibits.add({ case: caseId, files: [big] })
    expect(files[0]).toHaveProperty('kept')
    expect((await api.vault.check({})).problems).toEqual([])
    await api.vault.lock({})
    const again = apiFor(host)
    await open(again, path)
    expect((await again.exhibits.inbox({ case: caseId })).exhibits).toHaveLength(2)
    await again.vault.lock({})
  })

  test('with not a byte left the vault locks, opens again once there is room, and is whole', async () => {
    const { file } = await tempVault()
    const { disk, host, api, path, caseId } = await vaultOnDisk(24)
    const small = Array.from({ length: 60 }, (_, i) => token(file(`${i}.bin`, someBytes(MIB))))
    const kept: number[] = []
    const addOneByOne = async () => {
      for (const one of small) {
        await api.exhibits.add({ case: caseId, files: [one] })
        kept.push(kept.length)
      }
    }
    await expect(addOneByOne()).rejects.toMatchObject({ code: 'DiskFull' })
    expect(kept.length).toBeGreaterThan(5)
    await api.vault.lock({}).catch((error: unknown) => expect(error).toMatchObject({ code: 'DiskFull' }))
    await expect(api.vault.status({})).rejects.toMatchObject({ code: 'VaultNotFound' })
    const { api: elsewhere } = await tempVault(host)
    await elsewhere.vault.lock({})
    const moved = join((await tempVault()).folder, 'moved.holdfast')
    ;(await import('node:fs')).copyFileSync(path, moved)
    expect(readdirSync(disk)).toEqual(['notes.holdfast'])
    const again = apiFor(host)
    expect((await open(again, moved)).readOnly).toBeNull()
    expect((await again.vault.check({})).problems).toEqual([])
    expect((await again.exhibits.inbox({ case: caseId })).exhibits).toHaveLength(kept.length)
    await again.vault.lock({})
  })

  test('while an exhibit is copied out: DiskFull, and no half file is left', async () => {
    const { api, caseId, file } = await tempVault()
    const bytes = someBytes(9 * MIB)
    const { files } = await api.exhibits.add({ case: caseId, files: [token(file('a.bin', bytes))] })
    const [first] = files
    if (first === undefined || !('kept' in first)) throw new Error('not kept')
    const disk = smallDisk(12)
    const free = takeRoom(disk, 6)
    const copy = { exhibit: first.kept.exhibit, to: token(join(disk, 'out.bin')) }
    await expect(api.exhibits.copy(copy)).rejects.toMatchObject({ code: 'DiskFull' })
    expect(readdirSync(disk)).toEqual(['taken'])
    free()
    await api.exhibits.copy(copy)
    expect(Buffer.compare(readFileSync(join(disk, 'out.bin')), bytes)).toBe(0)
  })

  test('during a backup: DiskFull, nothing is left of it, and the vault is whole', async () => {
    const { api, caseId, file } = await tempVault()
    await api.exhibits.add({ case: caseId, files: [token(file('a.bin', someBytes(9 * MIB)))] })
    const disk = smallDisk(16)
    const free = takeRoom(disk, 10)
    const to = token(join(disk, 'backup.holdfast'))
    await expect(api.vault.backup({ to })).rejects.toMatchObject({ code: 'DiskFull' })
    expect(readdirSync(disk)).toEqual(['taken'])
    expect((await api.vault.check({})).problems).toEqual([])
    free()
    expect((await api.vault.backup({ to })).checked.ok).toBe(true)
  })
})
