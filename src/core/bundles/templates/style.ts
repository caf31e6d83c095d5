import type { PageSize } from '../../ports/html-printer.ts'
import { HANDLE_FAMILY } from '../font-files.ts'

/** Page margins of everything Chromium prints. The foot of each page is drawn inside the bottom one. */
export const MARGINS_MM = { top: 22, right: 20, bottom: 27, left: 20 } as const

/** Nearly the whole height between the margins, so that the band stands at the foot of the cover. */
const COVER_HEIGHT = { A4: '240mm', Letter: '222mm' } as const

/** The style sheet for one paper and font stack, with no type smaller than `smallestPt`. */
export function styleFor(page: PageSize, families: string, smallestPt: number): string {
  const sheet = STYLE.replace('FAMILIES', families)
    .replace('HANDLES', `'${HANDLE_FAMILY}', ${families}`)
    .replace('COVER_HEIGHT', COVER_HEIGHT[page])
  return sheet.replaceAll(
    /(font: 400 |font-size: )([\d.]+)pt/g,
    (_, property: string, size: string) => `${property}${Math.max(Number(size), smallestPt)}pt`,
  )
}

/** The look of the bundle: one calm type, black on white, readable on a monochrome printer. */
const STYLE = `
html { font: 400 10.5pt/1.45 FAMILIES; color: #161616; font-variant-numeric: lining-nums; }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.page { break-before: page; }
.page.first { break-before: auto; }
h1, h2, h3 { font-weight: 700; line-height: 1.25; break-after: avoid; margin: 0; }
h1 { font-size: 18pt; margin-bottom: 6mm; }
h2 { font-size: 14pt; margin: 0 0 4mm; }
h3 { font-size: 10.5pt; margin: 5mm 0 1mm; }
p { margin: 0 0 2.6mm; orphans: 3; widows: 3; max-width: 165mm; }
ul { margin: 0 0 3mm; padding-left: 5mm; }
li { margin-bottom: 1.4mm; }
a { color: inherit; text-decoration: none; }
a.see { color: #12385f; }
.small { font-size: 9pt; color: #3a3a3a; }
p.after { margin-top: 4mm; }
.quiet { color: #505050; }
.num { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
.digits { font-variant-numeric: tabular-nums lining-nums; font-size: 7.6pt; }
.nowrap { white-space: nowrap; overflow-wrap: normal; }
.elsewhere { font-size: 9pt; color: #505050; }
td.num .elsewhere, th.num .elsewhere { display: block; font-weight: 400; white-space: normal; }
.start td.num .elsewhere { display: inline; }
.blank { display: inline-block; border-bottom: 0.6pt solid #444; min-width: 45mm; }
.code { display: block; font-size: 9pt; background: #f3f3f1; border: 0.5pt solid #d3d3cf; padding: 1.5mm 2.5mm;
  margin: 0 0 1.2mm; max-width: 165mm; break-inside: avoid; }
.note { white-space: pre-wrap; }
bdi { unicode-bidi: isolate; }
.handle { font-family: HANDLES; }
.seen { border: 0.4pt solid #777; border-radius: 1pt; padding: 0 0.6mm; font-size: 8.2pt; white-space: nowrap; }

table { width: 100%; border-collapse: collapse; margin: 0 0 5mm; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
th { font-weight: 700; font-size: 8.5pt; text-align: left; vertical-align: bottom; padding: 1mm 2mm 1.2mm 0;
  border-bottom: 1pt solid #161616; color: #161616; }
th.num { text-align: right; }
td { vertical-align: top; padding: 1.5mm 2mm 1.5mm 0; border-bottom: 0.4pt solid #bdbdbd; }
th:last-child, td:last-child { padding-right: 0; }

dl.rows { display: grid; grid-template-columns: 37mm 1fr; gap: 0; margin: 0 0 5mm; }
dl.rows > div { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; padding: 1.3mm 0; }
dl.rows dt { color: #505050; padding-right: 3mm; }
dl.rows dd { margin: 0; min-width: 0; }

.cover-head { display: grid; grid-template-columns: 1fr 66mm; gap: 4mm; margin-bottom: 6mm; }
.cover-head h1 { font-size: 24pt; letter-spacing: 0.01em; margin: 0 0 1.5mm; line-height: 1.15; }
.cover-head .for { font-size: 13pt; margin: 0; }
.cover-head .kind { text-align: right; font-size: 9pt; max-width: none; color: #3a3a3a; padding-top: 2mm; }
.cover-head .kind strong { display: block; font-size: 11pt; color: #161616; }
.cover { min-height: COVER_HEIGHT; display: flex; flex-direction: column; }
.cover dl.rows { border-top: 1pt solid #161616; padding-top: 2mm; margin-bottom: 4mm; }
.cover dl.rows > div { padding: 0.8mm 0; }
.start { border-top: 0.4pt solid #bdbdbd; padding-top: 2.5mm; margin-bottom: 4mm;
  display: grid; grid-template-columns: 37mm 1fr; }
.start .head { color: #505050; }
.start table { margin: 0; width: auto; justify-self: start; table-layout: auto; }
.start td { border: 0; line-height: 1.35; padding: 0.25mm 4mm 0.45mm 0; }
.at-foot { margin-top: auto; }
.band { border-top: 1pt solid #161616; padding-top: 2.5mm; display: grid; height: 39mm;
  grid-template-columns: 1fr 30mm; gap: 6mm; }
.band .id { font-weight: 700; }
.band p { margin: 0 0 1.4mm; }
.qr { display: block; }
.copies { display: grid; break-inside: avoid; }
.copies > div { grid-area: 1 / 1; min-width: 0; }
.copies > .unseen { visibility: hidden; }
.court-head { display: grid; grid-template-columns: 1fr auto; gap: 8mm; margin-bottom: 8mm; }
.court-name { font-size: 14pt; font-weight: 700; margin: 0; }
.court-name .blank { min-width: 70mm; }
.court-number { text-align: right; margin: 0; max-width: 80mm; }
.copy-line { text-align: center; font-size: 9pt; color: #3a3a3a; margin: 0 0 4mm; }
.court h1 { text-align: center; border-top: 1pt solid #161616; padding-top: 4mm; margin: 0 0 2mm; }
.court .for { text-align: center; font-size: 13pt; margin: 0 0 4mm; max-width: none; }
.court dl.rows { border-bottom: 1pt solid #161616; padding-bottom: 2mm; }
.parties { margin: 0 0 5mm; }
.parties p { max-width: none; }
.parties .party { display: grid; grid-template-columns: 1fr 40mm; align-items: end; }
.parties .party .blank { min-width: 90mm; }
.parties .role { text-align: right; }
.parties .and { text-align: center; margin: 3mm auto; }
.court-index .section-row th { font-size: 10.5pt; border-bottom: 0.6pt solid #161616; padding-top: 4mm; }
.court-index .section-row { break-after: avoid; }
.commands { margin: 0 0 2.6mm; }
.commands p { margin: 0 0 1.2mm; }
#method { font-size: 10pt; line-height: 1.4; }
#method h3 { margin-top: 2.8mm; font-size: 10pt; }
#method p, #method li { max-width: none; margin-bottom: 0.8mm; }
#method ul { margin-bottom: 2mm; }
.checkpoint { display: grid; grid-template-columns: 1fr 36mm; gap: 6mm; break-inside: avoid; }
.checkpoint h3 { margin-top: 0; }
.check { font-size: 9.3pt; line-height: 1.34; }
.check p, .check .code { max-width: none; }
.check p { margin-bottom: 1.5mm; }
.check h1 { margin-bottom: 3mm; }

.words { border-left: 2.4pt solid #161616; background: #f3f3f1; padding: 2.5mm 4mm; margin: 0 0 3mm;
  white-space: pre-wrap; unicode-bidi: plaintext; box-decoration-break: clone; }
.own { white-space: pre-wrap; unicode-bidi: plaintext; margin: 0 0 2mm; max-width: 165mm; }
.threat { border: 0.8pt solid #161616; padding: 0.2mm 1.6mm; font-size: 9pt; font-weight: 700; white-space: nowrap; }
.facts { margin: 0 0 2mm; }
.facts h3 { margin: 0; font-weight: 400; color: #505050; font-size: 10.5pt; line-height: 1.45; }
.fact { display: grid; grid-template-columns: 37mm 1fr; padding: 1.2mm 0; }
.fact > div { min-width: 0; }
.block > h3 { margin-top: 4mm; }
.incident-title { border-bottom: 1pt solid #161616; padding-bottom: 2mm; margin-bottom: 3mm; }
.incident-title .eyebrow { font-size: 9pt; font-weight: 400; color: #505050; display: block; margin-bottom: 0.5mm; }

.sheet h2 { font-size: 30pt; margin: 6mm 0 4mm; }
.sheet .referred { margin-bottom: 4mm; }
.sheet .signing { border: 0.6pt solid #444; height: 24mm; padding: 1.2mm 2mm; margin: 0 0 7mm; font-size: 8pt;
  color: #505050; width: 92mm; }
.honest { border: 0.8pt solid #161616; padding: 4mm 5mm; margin: 4mm 0; }
.honest p:last-child { margin: 0; }
.stills { display: flex; flex-wrap: wrap; gap: 4mm; margin: 0 0 4mm; }
.still { margin: 0; break-inside: avoid; }
.still img { max-width: 52mm; max-height: 60mm; border: 0.4pt solid #bdbdbd; display: block; }
.shown { border-top: 0.4pt solid #bdbdbd; padding-top: 3mm; max-width: 165mm; }
.shown p { margin-bottom: 1.4mm; }
.exhibit-text { break-before: page; }
.exhibit-text .line { font-size: 9.5pt; line-height: 1.4; white-space: pre-wrap; unicode-bidi: plaintext; min-height: 1.4em; }
.exhibit-text .begins { font-size: 9pt; color: #505050; border-bottom: 0.4pt solid #bdbdbd; padding-bottom: 1.5mm;
  margin-bottom: 3mm; max-width: none; }
.left-out { font-size: 9pt; border: 0.5pt solid #777; padding: 0.8mm 2mm; margin: 1mm 0; display: inline-block; }

.short { break-inside: avoid; }
.leads { break-after: avoid; }
.custody table { font-size: 9.5pt; }
.custody h2 { font-size: 12pt; margin: 6mm 0 1mm; }
.receipt-line { display: grid; grid-template-columns: 45mm 1fr; align-items: end; margin: 0 0 6.5mm; }
.receipt-line .rule { border-bottom: 0.6pt solid #444; height: 6mm; }
`
