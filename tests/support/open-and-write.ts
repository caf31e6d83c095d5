import { contract } from '../../src/contract/index.ts'
import { isAppError } from '../../src/contract/errors.ts'
import { createHandlers } from '../../src/core/handlers.ts'
import { createClient } from '../../src/core/router.ts'
import { testHost, token } from './vault-host.ts'

// A whole second program: opens the vault named on its command line and records something in it.
const [path = '', passphrase = '', caseId = ''] = process.argv.slice(2)
const api = createClient(contract, createHandlers(testHost()))
try {
  await api.vault.open({ file: token(path), secret: { kind: 'passphrase', passphrase } })
  await api.incidents.record({ case: caseId, fields: { title: 'from another process' } })
  await api.vault.lock({})
  process.stdout.write('done\n')
} catch (error) {
  if (!isAppError(error)) throw error
  process.stdout.write(`${error.code}\n`)
}
