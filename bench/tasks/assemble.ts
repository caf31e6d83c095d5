import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openChromiumPrinter } from '../../src/cli/chromium/printer.ts'
import { loadFontPack } from '../../src/core/bundles/fonts.ts'
import { makeBundlePdf } from '../../src/core/bundles/pdf/make-pdf.ts'
import { bundleContent, exhibitOf, incidentOf } from '../../tests/support/bundle-content.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { timeMs } from '../measurement.ts'

/** Every photograph in `folder` goes into one bundle, ten to an incident; the PDF is written to `out`. */
export type AssembleAsk = { readonly folder: string; readonly out: string }
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
const chromium = await openChromiumPrinter()
let printingMs = 0
const printer: typeof chromium = {
  ...chromium,
  print: async (request) => {
    const startedMs = performance.now()
    const printed = await chromium.print(request)
    printingMs += performance.now() - startedMs
    return printed
  },
}
let pages = 0
const ms = await timeMs(async () => {
  const made = await makeBundlePdf(content, { printer, fonts })
  writeFileSync(ask.out, made.pdfBytes)
  pages = made.pages
})
await chromium.close()
answer({ ms: ms - printingMs, printingMs, pages } satisfies AssembleAnswer)
