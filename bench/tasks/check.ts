import { apiFor, benchHost, unlock } from '../host.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { timeMs } from '../measurement.ts'

const ask = asked() as { readonly vault: string }
const api = apiFor(benchHost())
await unlock(api, ask.vault)
const ms = await timeMs(async () => {
  const { ok, checked } = await api.vault.check({})
  if (!ok || checked.exhibits === 0) throw new Error('the check failed')
})
await api.vault.lock({})
answer({ ms })
