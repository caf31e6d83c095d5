import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { apiFor, benchHost, token, unlock } from '../host.ts'
import { answer, asked, forgetPeak, peakMb } from '../in-fresh-process.ts'
import { timeMs } from '../measurement.ts'

/** Every file of `folder` is kept. */
export type KeepAsk = { readonly vault: string; readonly folder: string }
export type KeepAnswer = {
  readonly ms: number
  readonly peakMb: number | null
  readonly unlockPeakMb: number | null
}

// Unlocks with the real password hash, then keeps the files, as a person's process does.
const ask = asked() as KeepAsk
const api = apiFor(benchHost())
await unlock(api, ask.vault)
const files = readdirSync(ask.folder).map((name) => token(join(ask.folder, name)))
const { cases } = await api.cases.list({})
const unlockPeakMb = peakMb()
forgetPeak()
const ms = await timeMs(() => api.exhibits.add({ case: cases[0]!.id, files }))
const peak = peakMb()
await api.vault.lock({})
answer({ ms, peakMb: peak, unlockPeakMb } satisfies KeepAnswer)
