import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOf, record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { token } from '../../support/vault-host.ts'

describe('a backup', () => {
  test('counts from when it was made and read whole; what was recorded since is counted', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await record(api, caseId, { title: 'before' })
    expect(await api.vault.backupStatus({})).toEqual({ checkedAt: null, incidentsSince: 1 })
    await api.vault.backup({ to: token(join(vault.folder, 'b.holdfast')) })
    const made = await api.vault.backupStatus({})
    expect(made.checkedAt).toMatch(/^\d{4}-/)
    expect(made.incidentsSince).toBe(0)
    await record(api, caseId, { title: 'after' })
    const again = await vault.reopen()
    expect(await again.vault.backupStatus({})).toEqual({ checkedAt: made.checkedAt, incidentsSince: 1 })
  })

  test('that could not be made does not count', async () => {
    const vault = await tempVault()
    const there = join(vault.folder, 'there.holdfast')
    copyFileSync(vault.path, there)
    expect(await codeOf(vault.api.vault.backup({ to: token(there) }))).toBe('VaultExists')
    expect((await vault.api.vault.backupStatus({})).checkedAt).toBeNull()
  })
})

describe('practising to restore', () => {
  test('reads all of a backup and says that this vault went on from it, and changes nothing in it', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await record(api, caseId, { title: 'before' })
    const path = join(vault.folder, 'b.holdfast')
    await api.vault.backup({ to: token(path) })
    await record(api, caseId, { title: 'after' })
    const before = readFileSync(path)
    const compared = await api.vault.compareBackup({ file: token(path) })
    expect(compared).toMatchObject({ relation: 'part', checked: { ok: true } })
    expect(compared.copiedAt).toMatch(/^\d{4}-/)
    expect(compared.linesHere).toBeGreaterThan(compared.lines)
    expect(readFileSync(path).equals(before)).toBe(true)
    expect((await api.vault.backupStatus({})).incidentsSince).toBe(1)
  })

  test('refuses a backup of another vault, and this vault itself', async () => {
    const [vault, other] = [await tempVault(), await tempVault()]
    const path = join(other.folder, 'b.holdfast')
    await other.api.vault.backup({ to: token(path) })
    expect(await codeOf(vault.api.vault.compareBackup({ file: token(path) }))).toBe('ForeignBackup')
    expect(await codeOf(vault.api.vault.compareBackup({ file: token(vault.path) }))).toBe('VaultInUse')
  })

  test('says that there is no such file, and then nothing counts', async () => {
    const vault = await tempVault()
    const nowhere = token(join(vault.folder, 'no.holdfast'))
    expect(await codeOf(vault.api.vault.compareBackup({ file: nowhere }))).toBe('VaultNotFound')
    expect((await vault.api.vault.backupStatus({})).checkedAt).toBeNull()
  })
})
