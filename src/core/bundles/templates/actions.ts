import { ACTION_WORDS } from '../../actions/rules.ts'
import type { BundleAction } from '../bundle-action.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { capital } from './file-kinds.ts'
import { correctionList } from './corrected.ts'
import { DATE_NOT_KNOWN, logLine } from './words.ts'
import { timeWords, whenWords } from './dates.ts'
import { coveredLines } from './left-out.ts'
import { html } from './html.ts'
import { incidentBlock, isForCourt, seePage } from './context.ts'

/** `Reported, to YouTube, reference 4711`. */
export function actionWords({ say }: TemplateContext, { fields }: BundleAction): Html {
  return html`${ACTION_WORDS[fields.kind]}${fields.to !== undefined && html`: ${say.line(fields.to)}`}${
    fields.reference !== undefined && html`, reference ${say.line(fields.reference)}`
  }`
}

/** When a step was taken, never more precise than it is known. */
export const actionWhen = (context: TemplateContext, { fields }: BundleAction): string =>
  fields.happened ? whenWords(context, fields.happened) : DATE_NOT_KNOWN

/** Every step with its reference and what came of it, in the order they were taken. */
export function actionsTaken(context: TemplateContext, title: string): Html {
  return html`<section class="page" id="actions">
    <h1>${title}</h1>
    <table>
      <colgroup>
        <col style="width:38mm" />
        <col />
        <col style="width:50mm" />
        <col style="width:26mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Date and time</th>
          <th scope="col">What was done</th>
          <th scope="col">What came of it</th>
          <th scope="col">About</th>
        </tr>
      </thead>
      <tbody>
        ${context.content.actions.map((action) => actionRow(context, action))}
      </tbody>
    </table>
  </section>`
}

function actionRow(context: TemplateContext, action: BundleAction): Html {
  const { fields, incidentNumbers } = action
  const { say } = context
  return html`<tr>
    <td>${capital(actionWhen(context, action))}</td>
    <td>
      ${actionWords(context, action)} ${fields.said !== undefined && say.block(fields.said, 'own')}
      <div class="small">${recordWords(context, action)}</div>
      ${(action.covered ?? []).length > 0 && html`<div class="small">Covered here: ${coveredLines(context, action.covered ?? [])}</div>`}
    </td>
    <td>${fields.outcome === undefined ? 'No answer is written down.' : say.block(fields.outcome, 'own')}</td>
    <td>
      ${
        incidentNumbers.length === 0
          ? 'the matter as a whole'
          : incidentNumbers.map(
              (number) => html`<div>incident ${number} (${seePage(context, incidentBlock(number))})</div>`,
            )
      }
    </td>
  </tr>`
}

function recordWords(context: TemplateContext, { loggedAt, corrections, seq }: BundleAction): Html {
  const line = isForCourt(context) ? null : html` (line ${logLine(seq)} of the record log)`
  return html`Logged
  ${timeWords(context, loggedAt)}${line}${
    corrections.length > 0 &&
    html`
      <div>Added to or corrected:</div>
      ${correctionList(context, corrections)}
    `
  }`
}
