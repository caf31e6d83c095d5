import type { ExhibitView } from '../exhibit-view.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { channelWords } from './words.ts'
import { plainKind, small } from './file-kinds.ts'
import { exhibitBlock, incidentBlock, pageNumber, pageSpan } from './context.ts'
import { happenedWords } from './dates.ts'
import { html } from './html.ts'
import { handedOverBefore } from './continues.ts'
import { volumesTable } from './volumes-table.ts'

/** A list this short is not broken over two pages. */
const ROWS_KEPT_TOGETHER = 20

/** Every incident and every exhibit with its page. */
export function indexPage(context: TemplateContext, title: string): Html {
  return html`<section class="page" id="index">
    <h1>${title}</h1>
    ${volumesTable(context, 'Volumes')} ${incidents(context)} ${exhibits(context)}
    ${handedOverBefore(context)}
  </section>`
}

function incidents(context: TemplateContext): Html | null {
  if (context.content.incidents.length === 0) return null
  const rows = context.content.incidents.map((incident) => {
    const block = incidentBlock(incident.number)
    const when = happenedWords(context, incident.fields)
    return html`<tr>
      <td class="num">${incident.number}</td>
      <td>
        <a href="#${block}">${incidentTitle(context, incident.fields.title, incident.channel)}</a>
        <div class="small">${when}</div>
      </td>
      <td class="num">${pageNumber(context, block)}</td>
    </tr>`
  })
  return html`<h2>Incidents</h2>
    <table>
      <colgroup>
        <col style="width:10mm" />
        <col />
        <col style="width:14mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" class="num">No.</th>
          <th scope="col">Incident</th>
          <th scope="col" class="num">Page</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
}

function exhibits(context: TemplateContext): Html | null {
  if (context.exhibits.length === 0) return null
  const rows = context.exhibits.map((view, index) => {
    const { exhibit } = view
    const block = exhibitBlock(index)
    const belongs = exhibit.incidentNumbers.map(
      (number, at) => html`${at > 0 && ', '}<a class="see" href="#${incidentBlock(number)}">${number}</a>`,
    )
    return html`<tr>
      <td class="nowrap"><a class="see" href="#${block}">${exhibit.label}</a></td>
      <td>
        ${exhibitTitle(context, view)}${exhibit.originalName !== null && html`<div class="small">${context.say.line(exhibit.originalName)}</div>`}
      </td>
      <td class="num">${belongs}</td>
      <td class="num">${pageSpan(context, block)}</td>
    </tr>`
  })
  return html`<div class="${rows.length <= ROWS_KEPT_TOGETHER ? 'short' : 'long'}">
    <h2>Exhibits</h2>
    <table>
      <colgroup>
        <col style="width:20mm" />
        <col />
        <col style="width:24mm" />
        <col style="width:20mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Exhibit</th>
          <th scope="col">What it is</th>
          <th scope="col" class="num">Incident</th>
          <th scope="col" class="num">Pages</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

/** The writer's title, or what can be said without one. */
export function incidentTitle(
  context: TemplateContext,
  title: string | undefined,
  channel: Parameters<typeof channelWords>[0] | null,
): Html | string {
  if (title !== undefined && title.trim() !== '') return context.say.line(title)
  return channel ? `${channelWords(channel)}, without a title` : 'Without a title'
}

/** An exhibit by what it is about: the title of the first incident it belongs to, and what kind of file it is. */
export function exhibitTitle(context: TemplateContext, view: ExhibitView): Html | string {
  const { incidentNumbers } = view.exhibit
  const [first] = context.content.incidents.filter(({ number }) => incidentNumbers.includes(number))
  if (first === undefined) return plainKind(view)
  return html`${incidentTitle(context, first.fields.title, first.channel)}: ${small(plainKind(view))}`
}
