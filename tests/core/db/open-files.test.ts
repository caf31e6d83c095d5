import { spawnSync } from 'node:child_process'
import { linkSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apiFor, open, tempVault } from '../../support/temp-vault.ts'
import { token } from '../../support/vault-host.ts'

const TRY_TO_WRITE = `
  const Database = require('better-sqlite3')
  try {
    new Database(process.argv[1], { timeout: 0 }).exec('CREATE TABLE intruder (x)')
    console.log('in')
  } catch (error) { console.log(error.code) }`

const anotherProcess = (path: string): string =>
  spawnSync(process.execPath, ['-e', TRY_TO_WRITE, path], { encoding: 'utf8' }).stdout.trim()

describe('the files of a vault', () => {
  test('can be read by nobody but their owner: vault, journal, backup and restored vault', async () => {
    const { api, host, path, folder } = await tempVault()
    const modes = (name: string) => statSync(name).mode & 0o777
    expect(modes(path)).toBe(0o600)
    expect(modes(`${path}-journal`)).toBe(0o600)
    const backup = join(folder, 'backup.holdfast')
    await api.vault.backup({ to: token(backup) })
    expect(modes(backup)).toBe(0o600)
    const copy = apiFor(host)
    await open(copy, backup)
    const restored = join(folder, 'restored.holdfast')
    await copy.vault.restore({ to: token(restored), reason: 'a test' })
    expect(modes(restored)).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
    await copy.vault.lock({})
  })
})

describe('the file of an open vault', () => {
  test('is refused as evidence, under its own name and any other, and stays locked', async () => {
    const { api, caseId, path, folder } = await tempVault()
    linkSync(path, join(folder, 'hard'))
    symlinkSync(path, join(folder, 'soft'))
    const files = [path, join(folder, 'hard'), join(folder, 'soft')].map(token)
    const { files: outcomes } = await api.exhibits.add({ case: caseId, files })
    expect(outcomes.map((outcome) => 'error' in outcome && outcome.error.code)).toEqual(
      Array(3).fill('CannotRead'),
    )
    expect(anotherProcess(path)).toBe('SQLITE_BUSY')
  })

  test('is never written over by a copy that is taken out', async () => {
    const { api, caseId, path, file } = await tempVault()
    const { files } = await api.exhibits.add({ case: caseId, files: [token(file('a.txt', 'words'))] })
    const [first] = files
    if (first === undefined || !('kept' in first)) throw new Error('not kept')
    const copy = api.exhibits.copy({ exhibit: first.kept.exhibit, to: token(path) })
    await expect(copy).rejects.toMatchObject({ code: 'CannotWrite' })
    expect((await api.vault.check({})).ok).toBe(true)
  })

  test('is not opened a second time in the same process, and stays locked', async () => {
    const { host, path } = await tempVault()
    await expect(open(apiFor(host), path)).rejects.toMatchObject({ code: 'VaultInUse' })
    expect(anotherProcess(path)).toBe('SQLITE_BUSY')
  })

  test('the other process gets in once the vault is locked: the detector works', async () => {
    const { api, path } = await tempVault()
    await api.vault.lock({})
    expect(anotherProcess(path)).toBe('in')
  })
})
