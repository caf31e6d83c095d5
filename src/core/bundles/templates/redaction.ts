import type { CoveredArea } from '../../../contract/disclosure.ts'
import type { BundleExhibit, Redaction } from '../bundle-exhibit.ts'
import type { TemplateContext } from './context.ts'
import { pixels } from './file-kinds.ts'
import { html, type Html } from './html.ts'
import { coveredPlaces } from './left-out.ts'
import { classWords, count, counted, logLine } from './words.ts'

/** recipient.md section 5: a redacted copy never gives the hash or the size of its original. */
export function originalWords(seq: number, { leafHash }: Redaction): Html {
  return html`The original is named by its line in the record log: ${logLine(seq)}.
    <div class="small">Its leaf hash:</div>
    <span class="digits">${leafHash}</span>`
}

export function redactedWords(exhibit: BundleExhibit): readonly string[] {
  if (exhibit.redaction === undefined) return []
  return [`This is a redacted copy: ${coveredPlaces(exhibit)} covered. The original is kept.`]
}

/** Each covered part with its kind, and why if the writer said so. */
export function redactionList(context: TemplateContext, { areas, words }: Redaction): Html {
  const rows = [
    ...areas.map((area) => ({ where: areaWords(area), class: area.class, why: area.why ?? null })),
    ...words.map((one) => ({ where: counted(one.times, 'place'), class: one.class, why: one.why })),
  ]
  return html`<h3>What is covered</h3>
    <table class="covered">
      <colgroup>
        <col style="width:10mm" />
        <col style="width:78mm" />
        <col style="width:42mm" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Where</th>
          <th scope="col">Kind</th>
          <th scope="col">Why, in the writer’s words</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, index) =>
            html`<tr>
              <td>${index + 1}</td>
              <td>${row.where}</td>
              <td>${classWords(row.class)}</td>
              <td>${row.why === null ? 'not said' : context.say.line(row.why)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

const areaWords = ({ x, y, width, height }: CoveredArea): string =>
  `${pixels(width, height)}, ${count(x)} from the left, ${count(y)} from the top`
