import type { BundleAction } from '../bundle-action.ts'
import type { BundleIncident } from '../bundle-incident.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { actionWhen, actionWords } from './actions.ts'
import { blockOfLabel, earlierWords, elsewhere, incidentBlock, pageNumber } from './context.ts'
import { happenedWords } from './dates.ts'
import { capital } from './file-kinds.ts'
import { channelWords } from './words.ts'
import { html } from './html.ts'
import { incidentTitle } from './index-page.ts'

/** recipient.md section 5, "Chronology": one row per incident, in the bundle's date order. */
export function chronology(context: TemplateContext, title: string): Html {
  return html`<section class="page" id="chronology">
    <h1>${title}</h1>
    <table>
      <colgroup>
        <col style="width:11mm" />
        <col style="width:38mm" />
        <col />
        <col style="width:42mm" />
        <col style="width:20mm" />
        <col style="width:13mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Date and time</th>
          <th scope="col">What happened</th>
          <th scope="col">Kind and account</th>
          <th scope="col">Exhibits</th>
          <th scope="col" class="num">Page</th>
        </tr>
      </thead>
      <tbody>
        ${rowsInOrder(context)}
      </tbody>
    </table>
  </section>`
}

/** Incidents in the bundle's order, and the steps between them by their date. */
function rowsInOrder(context: TemplateContext): readonly Html[] {
  const { incidents, actions } = context.content
  const waiting = actions.filter(({ fields }) => fields.happened?.fromAt !== undefined)
  const rows = incidents.flatMap((incident) => {
    const from = incident.fields.happened?.fromAt
    const earlier = waiting.filter(({ fields }) => from === undefined || fields.happened!.fromAt! < from)
    waiting.splice(0, earlier.length)
    return [...earlier.map((action) => stepRow(context, action)), chronologyRow(context, incident)]
  })
  return [...rows, ...waiting.map((action) => stepRow(context, action))]
}

function stepRow(context: TemplateContext, action: BundleAction): Html {
  return html`<tr>
    <td></td>
    <td>${capital(actionWhen(context, action))}</td>
    <td colspan="3"><em>Step taken: ${actionWords(context, action)}</em></td>
    <td class="num">${pageNumber(context, 'actions')}</td>
  </tr>`
}

function chronologyRow(context: TemplateContext, incident: BundleIncident): Html {
  const { fields, channel } = incident
  const block = incidentBlock(incident.number)
  return html`<tr>
    <td>${incident.number}</td>
    <td>${capital(happenedWords(context, fields))}</td>
    <td>
      <a href="#${block}">${incidentTitle(context, fields.title, channel)}</a> ${
        fields.threat === true &&
        html`<div>
          <span class="small"><strong>Marked as a threat</strong></span>
        </div>`
      }
    </td>
    <td>
      ${channel ? channelWords(channel) : ''}
      ${fields.account !== undefined && html`<div class="small">${context.say.account(fields.account)}</div>`}
    </td>
    <td>${labelLinks(context, incident.exhibitLabels, 'alone')}</td>
    <td class="num">${pageNumber(context, block)}</td>
  </tr>`
}

/** Labels, each linked to its sheet; or, where there is room, with the page of one that is in another PDF. */
export function labelLinks(
  context: TemplateContext,
  labels: readonly string[],
  how: 'alone' | 'with page' = 'with page',
): Html {
  return html`${labels.map((label, index) => {
    const block = blockOfLabel(context, label)
    const text = html`<span class="nowrap">${label}</span>`
    const other = how === 'with page' && block !== null && elsewhere(context, block)
    const where =
      other && html` <span class="elsewhere">(page ${context.pages.firstPage(block)}, ${other.short})</span>`
    const earlier = block === null ? context.content.continues?.exhibits.get(label) : undefined
    const before =
      earlier &&
      how === 'with page' &&
      html` <span class="elsewhere">(page ${earlier.page} of ${earlierWords(earlier).words})</span>`
    const link = block ? html`<a class="see" href="#${block}">${text}</a>` : text
    return html`${index > 0 && ', '}${link}${where}${before}`
  })}`
}
