import type { BundleIncident } from '../bundle-incident.ts'
import type { Block } from './document.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { capital } from './file-kinds.ts'
import { elsewhere, exhibitBlock, incidentBlock, pageSpan, pageNumber } from './context.ts'
import { html } from './html.ts'
import { exhibitTitle, incidentTitle } from './index-page.ts'
import { handedOverBefore } from './continues.ts'
import { volumesTable } from './volumes-table.ts'
import { happenedWords } from './dates.ts'

/**
 * The index of a bundle for a court: every section and every document, in page order, with its pages. Only an incident
 * has a date here: when a file was made is not known.
 */
export function courtIndex(context: TemplateContext, title: string): Html {
  const letters = [...new Set(context.blocks.map(({ letter }) => letter))]
  return html`<section class="page" id="index">
    <h1>${title}</h1>
    ${volumesTable(context, 'Volumes')}
    <table class="court-index">
      <colgroup>
        <col style="width:20mm" />
        <col />
        <col style="width:46mm" />
        <col style="width:26mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Document</th>
          <th scope="col">Date of the incident</th>
          <th scope="col" class="num">Pages</th>
        </tr>
      </thead>
      ${letters.map((letter) => sectionRows(context, letter))}
    </table>
    ${handedOverBefore(context)}
  </section>`
}

function sectionRows(context: TemplateContext, letter: string): Html {
  const blocks = context.blocks.filter((block) => block.letter === letter)
  const [first, last] = [blocks[0]!, blocks.at(-1)!]
  const from = context.pages.firstPage(first.id)
  const to = context.pages.lastPage(last.id)
  const other = volumeSpan(context, first.id, last.id)
  return html`<tbody>
    <tr class="section-row">
      <th scope="rowgroup">${letter}</th>
      <th colspan="2"><a href="#${first.id}">${first.sectionTitle ?? first.section}</a></th>
      <th class="num">
        <a class="see" href="#${first.id}">${from === to ? from : `${from}–${to}`}</a
        >${other && html` <span class="elsewhere">(${other})</span>`}
      </th>
    </tr>
    ${blocks.map((block) => documentRow(context, block, blocks.length))}
  </tbody>`
}

/** `vol. 2–4`; null where the section is all in this volume, or begins in it. */
function volumeSpan(context: TemplateContext, first: string, last: string): string | null {
  const begins = elsewhere(context, first)
  const to = context.volumes?.numberOf.get(last)
  if (!begins) return null
  return to === context.volumes?.numberOf.get(first) ? begins.short : `${begins.short}–${to}`
}

function documentRow(context: TemplateContext, block: Block, blocksInSection: number): Html | null {
  const index = context.exhibits.findIndex((_, at) => exhibitBlock(at) === block.id)
  if (index >= 0) return exhibitRow(context, context.exhibits[index]!, block.id)
  const incident = context.content.incidents.find(({ number }) => incidentBlock(number) === block.id)
  if (incident) return incidentRow(context, incident, block.id)
  // A section that is one document has said everything in its own row.
  return blocksInSection === 1
    ? null
    : indexRow('', html`<a href="#${block.id}">${block.section}</a>`, '', pageSpan(context, block.id))
}

const indexRow = (number: Html | string, what: Html, date: string, pages: Html): Html =>
  html`<tr>
    <td>${number}</td>
    <td>${what}</td>
    <td>${date}</td>
    <td class="num">${pages}</td>
  </tr>`

function incidentRow(context: TemplateContext, incident: BundleIncident, block: string): Html {
  const { fields, number, channel } = incident
  const what = html`<a href="#${block}">${incidentTitle(context, fields.title, channel)}</a>`
  return indexRow(String(number), what, dateOf(context, incident), pageSpan(context, block))
}

function exhibitRow(context: TemplateContext, view: ExhibitView, block: string): Html {
  const { exhibit } = view
  const to = exhibit.incidentNumbers.map(
    (number, index) =>
      html`${index > 0 && ', '}incident ${number}, page ${pageNumber(context, incidentBlock(number))}`,
  )
  const label = html`<a class="see nowrap" href="#${block}">${exhibit.label}</a>`
  const what = html`<a href="#${block}">${exhibitTitle(context, view)}</a>
    ${to.length > 0 && html`<div class="small">${to}</div>`}`
  return indexRow(label, what, '', pageSpan(context, block))
}

const dateOf = (context: TemplateContext, { fields }: BundleIncident): string =>
  capital(happenedWords(context, fields))
