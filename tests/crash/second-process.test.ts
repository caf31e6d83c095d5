import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHILDREN } from '../support/crash-child.ts'
import { PASSPHRASE, someBytes, tempVault } from '../support/temp-vault.ts'
import { token } from '../support/vault-host.ts'

test('another process cannot open a vault that is open, whatever the first has done; afterwards it can', async () => {
  const { api, caseId, file, folder, path } = await tempVault()
  const elsewhere = (vault = path): unknown => {
    const args = [join(CHILDREN, 'second-child.ts'), vault, join(folder, 'state'), PASSPHRASE]
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  }
  const inUse = { opened: false, code: 'VaultInUse' }
  expect(elsewhere()).toEqual(inUse)
  const { files } = await api.exhibits.add({ case: caseId, files: [token(file('a.bin', someBytes(70_000)))] })
  const [first] = files
  if (first === undefined || !('kept' in first)) throw new Error('not kept')
  await api.exhibits.copy({ exhibit: first.kept.exhibit, to: token(join(folder, 'out.bin')) })
  await api.vault.check({})
  expect(elsewhere()).toEqual(inUse)
  const backup = join(folder, 'backup.holdfast')
  await api.vault.backup({ to: token(backup) })
  await api.exhibits.verify({ exhibit: first.kept.exhibit })
  expect(elsewhere()).toEqual(inUse)
  // The copy is another file: it opens, for reading only.
  expect(elsewhere(backup)).toEqual({ opened: false, code: 'IsACopy' })
  // Giving the vault itself as a file to keep reads it, and closing what was read must not drop the lock.
  await api.exhibits.add({ case: caseId, files: [token(path)] }).catch(() => undefined)
  expect(elsewhere()).toEqual(inUse)
  await api.vault.changePassphrase({ passphrase: PASSPHRASE })
  await api.vault.maintain({})
  expect(elsewhere()).toEqual(inUse)
  await api.cases.save({ name: 'Millbrook', reference: 'still here' })
  expect((await api.vault.check({})).problems).toEqual([])
  await api.vault.lock({})
  expect(elsewhere()).toEqual({ opened: true, code: null })
})
