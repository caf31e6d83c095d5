import { spawnSync } from 'node:child_process'
import { linkSync, symlinkSync } from 'node:fs'
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
