import { apiFor, benchHost, timedKdf, unlock } from '../host.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { timeMs } from '../measurement.ts'

export type UnlockAnswer = { readonly beyondHashMs: number }

const { vault } = asked() as { readonly vault: string }
const kdf = timedKdf()
const api = apiFor(benchHost({ kdf }))
const ms = await timeMs(() => unlock(api, vault))
await api.vault.lock({})
answer({ beyondHashMs: ms - kdf.tookMs() } satisfies UnlockAnswer)
