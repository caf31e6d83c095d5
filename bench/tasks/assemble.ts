import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openChromiumPrinter } from '../../src/cli/chromium/printer.ts'
import { loadFontPack } from '../../src/core/bundles/fonts.ts'
import { prepareBundlePdf } from '../../src/core/bundles/pdf/make-pdf.ts'
import { bundleContent, exhibitOf, incidentOf } from '../../tests/support/bundle-content.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { timeMs } from '../measurement.ts'

/** Every photograph in `folder` goes into one bundle, ten to an incident; the PDF is written to `out`. */
export type AssembleAsk = { readonly folder: string; readonly out: string }
/** `ms`: reading the photographs, and all that is done once the pages are printed and counted. */
export type AssembleAnswer = { readonly ms: number; readonly printingMs: number; readonly pages: number }

const PER_INCIDENT = 10

const ask = asked() as AssembleAsk
const exhibits = readdirSync(ask.folder).map((name, place) => {
  const path = join(ask.folder, name)
  const readBytes = () => Promise.resolve(readFileSync(path))
  const incidentNumbers = [Math.floor(place / PER_INCIDENT) + 1]
  return exhibitOf(`AB${place + 1}`, '.jpg', 'image/jpeg', readFileSync(path), { incidentNumbers, readBytes })
})
const incidents = Array.from({ length: exhibits.length / PER_INCIDENT }, (_, place) => {
  const shown = exhibits.slice(place * PER_INCIDENT, (place + 1) * PER_INCIDENT)
  const fields = { title: `Photographs ${place + 1}`, words: 'What was written beside them.' }
  return incidentOf(place + 1, fields, { exhibitLabels: shown.map((exhibit) => exhibit.label) })
})
const content = bundleContent({ exhibits, incidents })
const fonts = loadFontPack(resolve(import.meta.dirname, '../../node_modules'))
const printer = await openChromiumPrinter()
const startedMs = performance.now()
let readMs = 0
const progress = (_done: number, _total: number, what: string): void => {
  if (what === 'exhibits') readMs = performance.now() - startedMs
}
const prepared = await prepareBundlePdf(content, { printer, fonts, progress })
const preparedMs = performance.now() - startedMs
let pages = 0
const makeMs = await timeMs(async () => {
  const made = await prepared.make('master')
  writeFileSync(ask.out, made.pdfBytes)
  pages = made.pages
})
await printer.close()
answer({ ms: readMs + makeMs, printingMs: preparedMs - readMs, pages } satisfies AssembleAnswer)
