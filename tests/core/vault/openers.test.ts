import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { incidentDrafts, openCore } from '../../support/core-vault.ts'
import { codeOf, codesOf, lockedVaults, openFor, readAll, unlockCode } from '../../support/locked-vault.ts'
import { editFile, flipColumn } from '../../support/raw-vault.ts'
import { writeFromAnotherProcess } from '../../support/second-process.ts'
import { apiFor, open, PASSPHRASE, tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const locked = lockedVaults()

describe('a second opener', () => {
  test('in another process is refused after the first has opened, read, backed up, checked and restored', async () => {
    const vault = await locked()
    const intrude = () => writeFromAnotherProcess(vault.path, PASSPHRASE, vault.caseId)
    const { api, status } = await openFor(vault.host, vault.path)
    expect(intrude()).toBe('VaultInUse')
    await readAll(api, vault)
    expect(intrude()).toBe('VaultInUse')
    await api.vault.backup({ to: token(join(vault.folder, 'backup')) })
    expect(intrude()).toBe('VaultInUse')
    await api.exhibits.verify({ exhibit: vault.large })
    expect((await api.vault.check({})).ok).toBe(true)
    expect(intrude()).toBe('VaultInUse')
    await api.vault.changePassphrase({ passphrase: PASSPHRASE })
    await api.vault.maintain({})
    expect(intrude()).toBe('VaultInUse')
    expect((await api.vault.status({})).entries).toBeGreaterThan(status.entries)
    await api.vault.lock({})
    expect(intrude()).toBe('done')
    const { api: after } = await openFor(testHost(), vault.path)
    expect((await after.vault.check({})).problems).toEqual([])
  })

  test('in another process is refused a vault that was just made', async () => {
    const { api, path, caseId } = await tempVault()
    expect(writeFromAnotherProcess(path, PASSPHRASE, caseId)).toBe('VaultInUse')
    await api.vault.lock({})
    expect(writeFromAnotherProcess(path, PASSPHRASE, caseId)).toBe('done')
  })

  test('is refused by name whatever passphrase it tries', async () => {
    const vault = await locked()
    await openFor(vault.host, vault.path)
    expect(writeFromAnotherProcess(vault.path, 'not the passphrase', vault.caseId)).toBe('VaultInUse')
  })

  test('is refused while a file is open for reading only, and gets in afterwards', async () => {
    const vault = await locked()
    chmodSync(vault.path, 0o444)
    const { api } = await openFor(vault.host, vault.path)
    chmodSync(vault.path, 0o644)
    expect(writeFromAnotherProcess(vault.path, PASSPHRASE, vault.caseId)).toBe('VaultInUse')
    await api.vault.lock({})
    expect(writeFromAnotherProcess(vault.path, PASSPHRASE, vault.caseId)).toBe('done')
  })
})

describe('a file that cannot be written', () => {
  test('opens for reading, says so, logs nothing and stays as it was, for root too', async () => {
    const vault = await locked()
    chmodSync(vault.path, 0o444)
    const before = { bytes: readFileSync(vault.path), modifiedMs: statSync(vault.path).mtimeMs }
    const { api, status } = await openFor(vault.host, vault.path)
    expect(status.readOnly).toBe('file')
    expect(status.warnings.join()).toContain('cannot be written')
    await readAll(api, vault)
    const report = await api.vault.check({})
    expect({ ok: report.ok, logged: report.logged }).toEqual({ ok: true, logged: false })
    expect((await api.exhibits.verify({ exhibit: vault.small })).unchanged).toBe(true)
    expect(await api.vault.maintain({})).toEqual({ swept: 0, snapshot: false })
    expect(await codeOf(api.cases.save({ name: 'x' }))).toBe('ReadOnly')
    expect(await codeOf(api.vault.changePassphrase({ passphrase: 'x' }))).toBe('ReadOnly')
    expect(await codeOf(api.exhibits.add({ case: vault.caseId, files: [token(vault.path)] }))).toBe(
      'ReadOnly',
    )
    expect(await codeOf(api.vault.restore({ to: token(join(vault.folder, 'r')), reason: 'x' }))).toBe(
      'NotACopy',
    )
    expect((await api.vault.status({})).entries).toBe(status.entries)
    await api.vault.lock({})
    expect(readFileSync(vault.path).equals(before.bytes)).toBe(true)
    expect(statSync(vault.path).mtimeMs).toBe(before.modifiedMs)
    expect(vault.host.deviceMemory.records.size).toBe(0)
    expect(readdirSync(vault.folder).toSorted()).toEqual(
      [vault.small, vault.large, 'notes.holdfast'].toSorted(),
    )
  })

  test('can be backed up: the backup is marked, checked and opens', async () => {
    const vault = await locked()
    chmodSync(vault.path, 0o444)
    const { api } = await openFor(vault.host, vault.path)
    const backup = join(vault.folder, 'backup')
    expect((await api.vault.backup({ to: token(backup) })).checked.ok).toBe(true)
    expect((await openFor(testHost(), backup)).status.readOnly).toBe('copy')
  })

  test.skipIf(process.getuid?.() !== 0)(
    'nor read: CannotRead (tried as a user who is not root)',
    async () => {
      const vault = await locked()
      chmodSync(vault.folder, 0o755)
      chmodSync(vault.path, 0)
      const script = `
      const { openVault } = await import(${JSON.stringify(new URL('../../../src/core/vault/recognise.ts', import.meta.url).href)}).then(({ checkFileKind }) => ({ openVault: checkFileKind }))
      try { openVault(process.argv[1]); console.log('read') } catch (error) { console.log(error.code) }`
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script, vault.path], {
        encoding: 'utf8',
        uid: 65534,
        gid: 65534,
      })
      expect(stdout.trim()).toBe('CannotRead')
    },
  )
})

describe('a copy of the file taken in the middle of a write', () => {
  /** Copies the vault, with its journal or without, when the pages of a write are on the disk and not committed. */
  async function copyMidWrite(withJournal: boolean) {
    const vault = await locked()
    const { vault: opened } = await openCore(vault)
    const size = opened.ledger.size
    opened.db.pragma('cache_size = 5')
    const copy = join(vault.folder, 'copy')
    const drafts = incidentDrafts(opened, vault.caseId, 2000)
    opened.write(drafts, () => {
      copyFileSync(vault.path, copy)
      if (withJournal) copyFileSync(`${vault.path}-journal`, `${copy}-journal`)
    })
    await opened.lock()
    return { vault: { ...vault, path: copy, host: testHost() }, size }
  }

  test('without its journal: a named error, never half a write', async () => {
    const { vault } = await copyMidWrite(false)
    expect(await unlockCode(vault)).toBe('CopiedWhileInUse')
  })

  test('with its journal: opens as before the write', async () => {
    const { vault, size } = await copyMidWrite(true)
    const { api, status } = await openFor(vault.host, vault.path)
    expect(status.entries).toBe(size + 1)
    expect((await api.vault.check({})).problems).toEqual([])
  })
})

describe('a backup', () => {
  test('is never written over a file, leaves nothing when it fails, and is not made of a damaged vault', async () => {
    const vault = await locked()
    flipColumn(vault.path, 'chunks', 'box', `exhibit = x'${vault.large}' AND position = 1`, 9)
    const { api } = await openFor(vault.host, vault.path)
    const backup = join(vault.folder, 'backup')
    expect(await codeOf(api.vault.backup({ to: token(vault.path) }))).toBe('VaultExists')
    expect(await codeOf(api.vault.backup({ to: token(backup) }))).toBe('DamagedFile')
    expect(readdirSync(vault.folder).filter((name) => name.startsWith('backup'))).toEqual([])
  })

  test('that is damaged is named like a vault that is, and is not restored', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const backup = join(vault.folder, 'backup')
    await api.vault.backup({ to: token(backup) })
    const cut = join(vault.folder, 'cut')
    copyFileSync(backup, cut)
    editFile(cut, (bytes) => bytes.subarray(0, -1))
    expect(await unlockCode({ ...vault, path: cut, host: testHost() })).toBe('DamagedFile')
    const flipped = join(vault.folder, 'flipped')
    copyFileSync(backup, flipped)
    flipColumn(flipped, 'entries', 'box', 'seq = 2', 50)
    expect(await unlockCode({ ...vault, path: flipped, host: testHost() })).toBe('DamagedEntry')
    flipColumn(backup, 'chunks', 'box', `exhibit = x'${vault.small}'`, 50)
    const { api: copy } = await openFor(testHost(), backup)
    expect(codesOf(await copy.vault.check({}))).toEqual(['DamagedExhibit'])
  })

  test('marked as a vault again by somebody without the key: DamagedHeader', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const backup = join(vault.folder, 'backup')
    await api.vault.backup({ to: token(backup) })
    await api.vault.lock({})
    for (const copy of [0, 1]) flipColumn(backup, 'header', 'mac', `copy = ${copy}`, 0)
    expect(await unlockCode({ ...vault, path: backup })).toBe('DamagedHeader')
  })

  test('is not made of a vault that can be written: restoring that is NotACopy, nothing is written', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const to = join(vault.folder, 'restored')
    expect(await codeOf(api.vault.restore({ to: token(to), reason: 'x' }))).toBe('NotACopy')
    expect(readdirSync(vault.folder)).not.toContain('restored')
    expect((await api.vault.status({})).readOnly).toBeNull()
  })

  test('is restored beside nothing: VaultExists where a file is', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const backup = join(vault.folder, 'backup')
    await api.vault.backup({ to: token(backup) })
    const { api: copy } = await openFor(testHost(), backup)
    const bytes = readFileSync(vault.path)
    expect(await codeOf(copy.vault.restore({ to: token(vault.path), reason: 'x' }))).toBe('VaultExists')
    expect(readFileSync(vault.path).equals(bytes)).toBe(true)
    expect((await copy.vault.status({})).readOnly).toBe('copy')
  })

  test('and the vault it was made of stay apart in the memory of this computer', async () => {
    const vault = await locked()
    const { api } = await openFor(vault.host, vault.path)
    const backup = join(vault.folder, 'backup')
    await api.vault.backup({ to: token(backup) })
    await api.vault.lock({})
    const copy = apiFor(vault.host)
    await open(copy, backup)
    await copy.vault.restore({ to: token(join(vault.folder, 'restored')), reason: 'new laptop' })
    await copy.vault.lock({})
    expect((await openFor(vault.host, vault.path)).status.readOnly).toBeNull()
    expect((await openFor(vault.host, join(vault.folder, 'restored'))).status.readOnly).toBeNull()
  })
})
