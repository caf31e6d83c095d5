import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openChromiumPrinter } from '../../src/cli/chromium/printer.ts'
import { apiFor, benchHost, token, unlock } from '../host.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { timeMs } from '../measurement.ts'

/** Every photograph in `folder` is kept in the vault, ten to an incident, and handed over as a package in `into`. */
export type SealAsk = { readonly vault: string; readonly folder: string; readonly into: string }
export type SealAnswer = { readonly ms: number; readonly pages: number }

const PER_INCIDENT = 10

const ask = asked() as SealAsk
const api = apiFor(benchHost({ openPrinter: () => openChromiumPrinter() }))
await unlock(api, ask.vault)
const { cases } = await api.cases.list({})
const caseId = cases[0]!.id
const paths = readdirSync(ask.folder).map((name) => token(join(ask.folder, name)))
const { files } = await api.exhibits.add({ case: caseId, files: paths })
const kept = files.flatMap((file) => ('kept' in file ? [file.kept.exhibit] : []))
for (let from = 0; from < kept.length; from += PER_INCIDENT) {
  const exhibits = kept.slice(from, from + PER_INCIDENT)
  const fields = { title: 'Photographs', words: 'What was written beside them.' }
  await api.incidents.record({ case: caseId, fields, exhibits })
}
let pages = 0
const ms = await timeMs(async () => {
  const handover = { recipient: 'Practice manager', purpose: 'Bench', to: token(ask.into) }
  pages = (await api.bundles.seal({ case: caseId, ...handover })).pages
})
await api.vault.lock({})
answer({ ms, pages } satisfies SealAnswer)
