import type { BundleExhibit } from '../bundle-exhibit.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { exhibitBlock, seePage } from './context.ts'
import { utcWords } from './dates.ts'
import { html } from './html.ts'
import { logLine } from './words.ts'

/** A table this short is not broken over two pages. */
const LINES_KEPT_TOGETHER = 8

/** What happened to each exhibit since it was kept, line by line of the record log. */
export function custodyRecord(context: TemplateContext, title: string): Html {
  const { exhibits } = context.content
  return html`<section class="page custody" id="custody">
    <h1>${title}</h1>
    <p>
      The lines of the record log about each file that are in this package. Openings of a file and other
      bundles are not among them. “By” says what acted, as the log has it. Times come from this computer’s
      clock.
    </p>
    ${exhibits.length === 0 && html`<p>There are no files in this bundle.</p>`}
    ${exhibits.map((exhibit, index) => custodyOf(context, exhibit, index))}
  </section>`
}

function custodyOf(context: TemplateContext, exhibit: BundleExhibit, index: number): Html {
  const { say } = context
  const lines = exhibit.custody.map(
    (line) =>
      html`<tr>
        <td>${logLine(line.seq)}</td>
        <td>${utcWords(context, line.at)}</td>
        <td>
          ${say.line(line.what)}${line.purpose !== null && html`<div class="small">Purpose: ${say.line(line.purpose)}</div>`}
        </td>
        <td>${say.line(line.by)}</td>
      </tr>`,
  )
  return html`<div class="${lines.length <= LINES_KEPT_TOGETHER ? 'short' : 'long'}">
    <h2>Exhibit ${exhibit.label} <span class="small">(${seePage(context, exhibitBlock(index))})</span></h2>
    ${
      exhibit.redaction &&
      html`<p class="small">
        A redacted copy. The line that took in its original, ${logLine(exhibit.seq)}, is not in the package.
      </p>`
    }
    <table>
      <colgroup>
        <col style="width:14mm" />
        <col style="width:58mm" />
        <col />
        <col style="width:24mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Date and time</th>
          <th scope="col">What</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`
}
