import { isAppError } from '../../../src/contract/errors.ts'
import { folderApi, say } from './child-host.ts'

// Another process that tries to open a vault and to write to it. argv: vault, state folder, passphrase.
const [path = '', state = '', passphrase = ''] = process.argv.slice(2)
try {
  const api = folderApi(state)
  await api.vault.open({ file: path, secret: { kind: 'passphrase', passphrase } })
  await api.cases.save({ name: 'from elsewhere', initials: 'EX' })
  await api.vault.lock({})
  say({ opened: true, code: null })
} catch (error) {
  if (!isAppError(error)) throw error
  say({ opened: false, code: error.code })
}
