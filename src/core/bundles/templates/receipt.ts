import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { counted } from './words.ts'
import { pagesWords } from './cover.ts'
import { dayWords } from './period.ts'
import { inForm } from './dates.ts'
import { html } from './html.ts'

const LINES = ['By (name, number)', 'Organisation', 'Date and time', 'Reference']

/** recipient.md section 6, "Receipt": nothing is filled in for the recipient. */
export function receipt({ content, pages, volumes }: TemplateContext, title: string): Html {
  return html`<section class="page" id="receipt">
    <h1>${title}</h1>
    <p style="margin-bottom:9mm">
      Received: bundle ${content.id} of ${inForm({ content }, dayWords(content.madeAt, content.zone))},
      ${pagesWords(pages.total, volumes)}, with ${counted(content.exhibits.length, 'file')}.
    </p>
    ${LINES.map((name) => html`<div class="receipt-line"><span>${name}</span><span class="rule"></span></div>`)}
    <div class="receipt-line">
      <span>How received</span
      ><span>in person &nbsp;/&nbsp; upload &nbsp;/&nbsp; e-mail &nbsp;/&nbsp; post</span>
    </div>
    <div class="receipt-line" style="margin-top:12mm"><span>Signature</span><span class="rule"></span></div>
    <div class="receipt-line">
      <span>Words of the checkpoint compared</span><span>yes &nbsp;/&nbsp; no</span>
    </div>
    <p>Please give the writer a copy or photograph of this page.</p>
  </section>`
}
