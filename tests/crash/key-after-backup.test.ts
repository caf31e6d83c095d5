import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiFor, open, PASSPHRASE, someBytes, tempVault } from '../support/temp-vault.ts'
import { token } from '../support/vault-host.ts'

// Closing the checked copy wipes the copy's key. It once wiped the open vault's as well: the next change of
// passphrase then wrapped 32 zeros, and the vault was lost.
test('after a backup a new passphrase, a new recovery code and new keys still open the vault', async () => {
  const { api, caseId, file, folder, path, host } = await tempVault()
  await api.exhibits.add({ case: caseId, files: [token(file('a.bin', someBytes(70_000)))] })
  await api.vault.backup({ to: token(join(folder, 'first.holdfast')) })
  await api.vault.changePassphrase({ passphrase: 'second' })
  const { code, ask } = await api.vault.prepareRecovery({})
  const groups = ask.map((number) => code.split('-')[number - 1]!)
  expect((await api.vault.confirmRecovery({ groups })).confirmed).toBe(true)
  await api.vault.lock({})
  const second = apiFor(host)
  await open(second, path, 'second')
  expect((await second.vault.check({})).problems).toEqual([])
  await second.vault.backup({ to: token(join(folder, 'another.holdfast')) })
  await second.vault.lock({})
  const recovered = apiFor(host)
  await recovered.vault.open({ file: token(path), secret: { kind: 'recovery', code } })
  await recovered.vault.backup({ to: token(join(folder, 'third.holdfast')) })
  await recovered.vault.replaceKeys({ passphrase: PASSPHRASE, withRecovery: false })
  await recovered.vault.backup({ to: token(join(folder, 'fourth.holdfast')) })
  await recovered.vault.changePassphrase({ passphrase: 'last' })
  await recovered.vault.lock({})
  const last = apiFor(host)
  await open(last, path, 'last')
  expect((await last.vault.check({})).problems).toEqual([])
  await last.vault.lock({})
})

test('after a restore a new passphrase opens the restored vault', async () => {
  const { api, folder, host } = await tempVault()
  const backup = join(folder, 'backup.holdfast')
  await api.vault.backup({ to: token(backup) })
  const copy = apiFor(host)
  await open(copy, backup)
  const restored = join(folder, 'restored.holdfast')
  await copy.vault.restore({ to: token(restored), reason: 'new laptop' })
  await copy.vault.changePassphrase({ passphrase: 'third' })
  await copy.vault.lock({})
  const after = apiFor(host)
  expect((await open(after, restored, 'third')).readOnly).toBeNull()
  await after.vault.lock({})
})
