import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOf, codesOf, lockedVaults, openFor, type LockedVault } from '../../support/locked-vault.ts'
import { apiFor, open, PASSPHRASE } from '../../support/temp-vault.ts'
import { testHost, token, type TestHost } from '../../support/vault-host.ts'

const locked = lockedVaults()

async function record(vault: LockedVault, host: TestHost, title: string, path = vault.path): Promise<void> {
  const api = apiFor(host)
  await open(api, path)
  await api.incidents.record({ case: vault.caseId, fields: { title } })
  await api.vault.lock({})
}

/** A copy of the file as somebody's sync program makes one: not a backup, and not marked as one. */
function copyAside(vault: LockedVault): string {
  const aside = join(vault.folder, 'aside')
  copyFileSync(vault.path, aside)
  return aside
}

describe('an older copy of the whole file', () => {
  test('where this computer saw the newer one: opens for reading, says so, logs nothing', async () => {
    const vault = await locked()
    const aside = copyAside(vault)
    await record(vault, vault.host, 'newer')
    copyFileSync(aside, vault.path)
    const before = readFileSync(vault.path)
    const { api, status } = await openFor(vault.host, vault.path)
    expect(status.readOnly).toBe('older-than-last-seen')
    expect(status.warnings.join()).toContain('has seen a newer state')
    expect((await api.incidents.get({ incident: vault.incident })).fields.title).toBe('Comment under video')
    const refused = [
      api.cases.save({ name: 'x' }),
      api.incidents.record({ case: vault.caseId, fields: { title: 'x' } }),
      api.exhibits.erase({ exhibit: vault.small, reason: 'x' }),
      api.vault.changePassphrase({ passphrase: 'x' }),
      api.vault.replaceKeys({ passphrase: 'x', withRecovery: false }),
      api.vault.prepareRecovery({}),
      api.ledger.checkpoint({ purpose: 'print' }),
    ]
    expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => 'OlderThanLastSeen'))
    expect((await api.vault.check({})).ok).toBe(true)
    await api.vault.lock({})
    expect(readFileSync(vault.path).equals(before)).toBe(true)
  })

  test('stays so on a second look, and the newer one put back opens as ever', async () => {
    const vault = await locked()
    const aside = copyAside(vault)
    await record(vault, vault.host, 'newer')
    const newer = readFileSync(vault.path)
    copyFileSync(aside, vault.path)
    for (let look = 0; look < 2; look++) {
      const api = apiFor(vault.host)
      expect((await open(api, vault.path)).readOnly).toBe('older-than-last-seen')
      await api.vault.lock({})
    }
    writeFileSync(vault.path, newer)
    expect((await openFor(vault.host, vault.path)).status.readOnly).toBeNull()
  })

  test('where nobody saw the newer one: opens, and only a checkpoint from outside tells', async () => {
    const vault = await locked()
    const aside = copyAside(vault)
    const { api } = await openFor(vault.host, vault.path)
    await api.incidents.record({ case: vault.caseId, fields: { title: 'newer' } })
    const { note, size } = await api.ledger.checkpoint({ purpose: 'print' })
    expect((await api.vault.check({ since: note })).since).toMatchObject({ size, isPrefix: true })
    await api.vault.lock({})
    const { api: elsewhere, status } = await openFor(testHost(), aside)
    expect(status.readOnly).toBeNull()
    expect((await elsewhere.vault.check({})).problems).toEqual([])
    const report = await elsewhere.vault.check({ since: note })
    expect(report.since?.isPrefix).toBe(false)
    expect(codesOf(report)).toEqual(['OlderThanLastSeen'])
  })
})

describe('a fork: two files that went on from one', () => {
  test('as long as or longer than what this computer saw: Forked, for reading only', async () => {
    const vault = await locked()
    const aside = copyAside(vault)
    await record(vault, vault.host, 'here')
    await record(vault, testHost(), 'there', aside)
    await record(vault, testHost(), 'there again', aside)
    const { api, status } = await openFor(vault.host, aside)
    expect(status.readOnly).toBe('forked')
    expect(status.warnings.join()).toContain('another history')
    expect(await codeOf(api.cases.save({ name: 'x' }))).toBe('Forked')
    expect(await codeOf(api.vault.changePassphrase({ passphrase: 'x' }))).toBe('Forked')
    await api.vault.lock({})
    expect((await openFor(vault.host, vault.path)).status.readOnly).toBeNull()
  })

  test('of the same length: Forked', async () => {
    const vault = await locked()
    const aside = copyAside(vault)
    await record(vault, vault.host, 'here')
    await record(vault, testHost(), 'there', aside)
    expect((await openFor(vault.host, aside)).status.readOnly).toBe('forked')
  })

  test('a checkpoint of the one tells at check of the other: Forked', async () => {
    const vault = await locked()
    const aside = copyAside(vault)
    const { api } = await openFor(vault.host, vault.path)
    const { note } = await api.ledger.checkpoint({ purpose: 'print' })
    for (const title of ['there', 'there again']) await record(vault, testHost(), title, aside)
    const { api: other } = await openFor(testHost(), aside)
    expect(codesOf(await other.vault.check({ since: note }))).toEqual(['Forked'])
  })

  test('may be gone on from as a log of its own that names the old one', async () => {
    const vault = await locked()
    const aside = copyAside(vault)
    await record(vault, vault.host, 'here')
    await record(vault, testHost(), 'there', aside)
    const { api, status } = await openFor(vault.host, aside)
    const restored = join(vault.folder, 'restored')
    const { continues, origin } = await api.vault.restore({ to: token(restored), reason: 'both were used' })
    expect(continues.origin).toBe(status.origin)
    expect(origin).not.toBe(status.origin)
    expect((await api.vault.status({})).readOnly).toBeNull()
    await api.vault.lock({})
    expect((await openFor(vault.host, restored)).status.readOnly).toBeNull()
  })
})

describe('a checkpoint to compare with', () => {
  test('of the log that a restored vault continues still counts, up to where the backup was made', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const early = await api.ledger.checkpoint({ purpose: 'print' })
    const backup = join(vault.folder, 'backup')
    await api.vault.backup({ to: token(backup) })
    for (const title of ['a', 'b', 'c']) await api.incidents.record({ case: vault.caseId, fields: { title } })
    const late = await api.ledger.checkpoint({ purpose: 'print' })
    const { api: copy } = await openFor(testHost(), backup)
    await copy.vault.restore({ to: token(join(vault.folder, 'restored')), reason: 'new laptop' })
    for (const title of ['d', 'e', 'f', 'g', 'h'])
      await copy.incidents.record({ case: vault.caseId, fields: { title } })
    expect((await copy.vault.check({ since: early.note })).since).toEqual({
      size: early.size,
      root: early.root,
      isPrefix: true,
    })
    expect(codesOf(await copy.vault.check({ since: late.note }))).toEqual(['OlderThanLastSeen'])
    const own = await copy.ledger.checkpoint({ purpose: 'print' })
    expect((await copy.vault.check({ since: own.note })).problems).toEqual([])
    expect(codesOf(await api.vault.check({ since: own.note }))).toEqual(['CheckpointMismatch'])
  })

  test('of another vault: CheckpointMismatch; with another root or no signature of ours: CheckpointMismatch; no checkpoint: NotACheckpoint', async () => {
    const vault = await locked()
    const foreign = await lockedVaults()()
    const { api } = await openFor(vault.host, vault.path)
    const { api: other } = await openFor(foreign.host, foreign.path)
    const { note } = await other.ledger.checkpoint({ purpose: 'print' })
    expect(codesOf(await api.vault.check({ since: note }))).toEqual(['CheckpointMismatch'])
    const own = (await api.ledger.checkpoint({ purpose: 'print' })).note
    const lines = own.split('\n')
    lines[2] = `${'A'.repeat(43)}=`
    expect(await codeOf(api.vault.check({ since: lines.join('\n') }))).toBe('CheckpointMismatch')
    for (const text of ['', 'x', own.slice(0, -20), own.replace('\n', '')])
      expect(await codeOf(api.vault.check({ since: text })), text).toBe('NotACheckpoint')
  })
})

describe("this computer's record of a vault", () => {
  test.each([
    ['empty', () => new Uint8Array(0)],
    ['cut', (record: Uint8Array) => record.subarray(0, 30)],
    ['flipped', (record: Uint8Array) => record.map((byte, at) => (at === 40 ? byte ^ 1 : byte))],
    ['of another vault', () => new Uint8Array(120).fill(7)],
  ])('that is %s keeps nobody out, is said, and is written anew', async (_what, damage) => {
    const vault = await locked()
    await record(vault, vault.host, 'seen')
    const [name, record_] = [...vault.host.deviceMemory.records][0]!
    vault.host.deviceMemory.write(name, damage(record_))
    const api = apiFor(vault.host)
    const status = await open(api, vault.path)
    expect(status.readOnly).toBeNull()
    expect(status.warnings.join()).toContain('cannot be read')
    await api.vault.lock({})
    const { status: next } = await openFor(vault.host, vault.path)
    expect(next.warnings.join()).not.toContain('cannot be read')
  })

  test('says nothing that can be read: no size, no root, no vault id', async () => {
    const vault = await locked()
    const api = apiFor(vault.host)
    const { root, vault: id } = await open(api, vault.path)
    await api.vault.lock({})
    expect(vault.host.deviceMemory.records.size).toBe(1)
    for (const [name, bytes] of vault.host.deviceMemory.records) {
      const text = name + Buffer.from(bytes).toString('latin1')
      for (const telling of [root, id, 'size', 'generation']) expect(text).not.toContain(telling)
    }
  })

  test('goes on after a change of passphrase and of keys', async () => {
    const vault = await locked()
    const api = apiFor(vault.host)
    await open(api, vault.path)
    await api.vault.replaceKeys({ passphrase: PASSPHRASE, withRecovery: false })
    await api.vault.lock({})
    const { status } = await openFor(vault.host, vault.path)
    expect(status.warnings.join()).not.toContain('cannot be read')
    expect(status.readOnly).toBeNull()
  })
})
