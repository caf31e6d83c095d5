import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../support/say.ts'
import { apiFor, PASSPHRASE, tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

async function withCode() {
  const vault = await tempVault()
  const { code, ask } = await vault.api.vault.prepareRecovery({})
  const groups = ask.map((number) => code.split('-')[number - 1]!)
  return { ...vault, code, groups }
}

describe('practising with a recovery code', () => {
  test('says whether it opens this vault, and changes nothing', async () => {
    const { api, code, groups } = await withCode()
    expect(await codeOf(api.vault.practiseRecovery({ code }))).toBe('WrongRecoveryCode')
    await api.vault.confirmRecovery({ groups })
    const before = (await api.vault.status({})).entries
    expect(await api.vault.practiseRecovery({ code: code.toLowerCase() })).toEqual({ fits: true })
    const other = (await (await withCode()).api.vault.prepareRecovery({})).code
    expect(await codeOf(api.vault.practiseRecovery({ code: other }))).toBe('WrongRecoveryCode')
    expect((await api.vault.status({})).entries).toBe(before)
  })
})

describe('when the recovery code was set up', () => {
  test('is the time it was typed back, also after the passphrase was changed', async () => {
    const { api, groups, host, reopen } = await withCode()
    const since = async (from = api) => (await from.vault.recoveryStatus({})).since
    expect(await since()).toBeNull()
    const at = new Date(host.clock.nowMs()).toISOString()
    await api.vault.confirmRecovery({ groups })
    expect(await since()).toBe(at)
    await api.vault.changePassphrase({ passphrase: PASSPHRASE })
    expect(await since(await reopen())).toBe(at)
  })

  test('is the time of the new keys where those came with a code, and unknown where they did not', async () => {
    const { api, groups } = await withCode()
    await api.vault.confirmRecovery({ groups })
    await api.vault.replaceKeys({ passphrase: PASSPHRASE, withRecovery: false })
    expect(await api.vault.recoveryStatus({})).toEqual({ since: null })
    await api.vault.replaceKeys({ passphrase: PASSPHRASE, withRecovery: true })
    expect((await api.vault.recoveryStatus({})).since).not.toBeNull()
  })
})

describe('a recovery code in a file', () => {
  test('is written only while it is prepared, over nothing, and read back without a vault', async () => {
    const { api, code, folder } = await withCode()
    const path = join(folder, 'code.txt')
    await api.vault.saveRecovery({ to: token(path) })
    expect(readFileSync(path, 'utf8')).toContain(code)
    expect(await codeOf(api.vault.saveRecovery({ to: token(path) }))).toBe('CannotWrite')
    const read = await apiFor(testHost()).vault.readRecovery({ file: token(path) })
    expect(read).toEqual({ groups: code.split('-'), wrong: [], isWhole: true })
    const none = await tempVault()
    expect(await codeOf(none.api.vault.saveRecovery({ to: token(join(folder, 'no')) }))).toBe('InvalidInput')
  })

  test('is found among other words, and a file without one is not taken for one', async () => {
    const { code, folder } = await withCode()
    const api = apiFor(testHost())
    const path = join(folder, 'note.txt')
    writeFileSync(path, `My code, for the safe:\n${code.replaceAll('-', ' ')}\nthanks`)
    expect((await api.vault.readRecovery({ file: token(path) })).isWhole).toBe(true)
    writeFileSync(path, 'Buy milk.')
    expect((await api.vault.readRecovery({ file: token(path) })).isWhole).toBe(false)
    expect(await codeOf(api.vault.readRecovery({ file: token(join(folder, 'gone')) }))).toBe('CannotRead')
  })
})
