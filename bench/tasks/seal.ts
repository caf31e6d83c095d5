import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openChromiumPrinter } from '../../src/cli/chromium/printer.ts'
import type { CaseId } from '../../src/contract/ids.ts'
import { apiFor, benchHost, token, unlock, type Api } from '../host.ts'
import { answer, asked, forgetPeak, peakMb } from '../in-fresh-process.ts'
import { timeMs, type Step } from '../measurement.ts'

/** Every photograph in `folder` is kept in the vault, ten to an incident, and all of it handed over as a package in `into`. */
export type SealAsk = { readonly vault: string; readonly folder: string | null; readonly into: string }
export type SealAnswer = {
  readonly ms: number
  readonly pages: number
  readonly peakMb: number | null
  readonly steps: readonly Step[]
}

const PER_INCIDENT = 10

const ask = asked() as SealAsk
const api = apiFor(benchHost({ openPrinter: () => openChromiumPrinter() }))
await unlock(api, ask.vault)
const { cases } = await api.cases.list({})
const caseId = cases[0]!.id
if (ask.folder !== null) await keepPhotos(api, caseId, ask.folder)
// What unlocking and keeping took is measured elsewhere.
forgetPeak()
let pages = 0
const steps: Step[] = []
let step = { what: 'choosing', fromMs: performance.now() }
const begin = (what: string): void => {
  const now = performance.now()
  steps.push({ what: step.what, ms: Math.round(now - step.fromMs), peakMb: peakMb() })
  forgetPeak()
  step = { what, fromMs: now }
}
const progress = (_done: number, _total: number, what: string): void => {
  if (step.what !== what) begin(what)
}
const ms = await timeMs(async () => {
  const handover = { recipient: 'Practice manager', purpose: 'Bench', to: token(ask.into) }
  pages = (await api.bundles.seal({ case: caseId, ...handover }, { progress })).pages
})
begin('end')
await api.vault.lock({})
const peaks = steps.flatMap((one) => (one.peakMb === null ? [] : [one.peakMb]))
const peak = peaks.length === 0 ? null : Math.max(...peaks)
answer({ ms, pages, peakMb: peak, steps } satisfies SealAnswer)

async function keepPhotos(api: Api, caseId: CaseId, folder: string): Promise<void> {
  const paths = readdirSync(folder).map((name) => token(join(folder, name)))
  const { files } = await api.exhibits.add({ case: caseId, files: paths })
  const kept = files.flatMap((file) => ('kept' in file ? [file.kept.exhibit] : []))
  for (let from = 0; from < kept.length; from += PER_INCIDENT) {
    const exhibits = kept.slice(from, from + PER_INCIDENT)
    const fields = { title: 'Photographs', words: 'What was written beside them.' }
    await api.incidents.record({ case: caseId, fields, exhibits })
  }
}
