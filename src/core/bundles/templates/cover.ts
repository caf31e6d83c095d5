import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { count, counted, labelSpan } from './words.ts'
import { formatInstant } from '../../when/format.ts'
import { html } from './html.ts'
import { incidentBlock, pageNumber, seePages } from './context.ts'
import { periodOf } from './period.ts'

/** One line of "Start here": a block and what it is called there. */
export type StartLine = { readonly block: string; readonly title: string }

/** recipient.md section 2, without what needs the seal inside the PDF. */
export function cover(context: TemplateContext, startLines: readonly StartLine[]): Html {
  const { content, say } = context
  return html`<section class="page first cover" id="cover">
    <div class="cover-head">
      <div>
        <h1>EVIDENCE BUNDLE</h1>
        <p class="for">for ${say.line(content.recipient)}</p>
      </div>
      <div class="kind">
        <strong>Evidence bundle</strong>its list of files is signed by the recording software
      </div>
    </div>
    <dl class="rows">${rows(context)}</dl>
    <div class="start">
      <div class="head">Start here</div>
      <table role="presentation">
        ${startLines.map((line) => startRow(context, line))}
      </table>
    </div>
    <p class="small">
      Reading and printing this file change nothing. Saving it again or “print to PDF” makes a different file.
      The exhibits’ files are in the folder “data” of the package.
    </p>
    <p class="small">
      Prepared by the writer with Holdfast ${content.appVersion} on
      ${formatInstant(content.madeAt, content.zone)}. The writer chose what is in it. Not legal advice. A
      court’s own directions come first.
    </p>
    ${band(context)}
  </section>`
}

function startRow(context: TemplateContext, { block, title }: StartLine): Html {
  return html`<tr>
    <td>page</td>
    <td class="num">${pageNumber(context, block)}</td>
    <td><a href="#${block}">${title}</a></td>
  </tr>`
}

function rows(context: TemplateContext): Html {
  const { content, say } = context
  const period = periodOf(content)
  return html` <div>
      <dt>From</dt>
      <dd>
        ${content.from === '' ? blank() : say.line(content.from)}
        ${content.exhibits.length > 0 && html` <span class="quiet">(exhibits are marked ${say.line(content.initials)})</span>`}
      </dd>
    </div>
    <div>
      <dt>Reference</dt>
      <dd>${content.reference ? say.line(content.reference) : blank()}</dd>
    </div>
    ${
      content.purpose !== '' &&
      html`<div>
        <dt>Purpose</dt>
        <dd>${say.line(content.purpose)}</dd>
      </div>`
    }
    ${
      period &&
      html`<div>
        <dt>Period</dt>
        <dd>${period.words}</dd>
      </div>`
    }
    <div>
      <dt>In this bundle</dt>
      <dd>${inThisBundle(context)}</dd>
    </div>
    ${threatRow(context)} ${quoteRow(context)}`
}

const blank = (): Html => html`<span class="blank">&nbsp;</span>`

function inThisBundle({ content, pages }: TemplateContext): string {
  const labels = content.exhibits.map(({ label }) => label)
  const files = `${counted(labels.length, 'file')}${labels.length > 0 ? ` (${labels.length === 1 ? 'exhibit' : 'exhibits'} ${labelSpan(labels)})` : ''}`
  return [counted(content.incidents.length, 'incident'), files, `${count(pages.total)} pages`].join(' · ')
}

function threatRow(context: TemplateContext): Html | null {
  const threats = context.content.incidents.filter(({ fields }) => fields.threat === true)
  if (threats.length === 0) return null
  const blocks = threats.map(({ number }) => incidentBlock(number))
  return html`<div>
    <dt>Marked as threats</dt>
    <dd>${counted(threats.length, 'incident')}: ${seePages(context, blocks)}</dd>
  </div>`
}

function quoteRow({ content, pages }: TemplateContext): Html | null {
  const quoting = content.incidents.filter(({ fields }) => fields.words !== undefined)
  const last = content.incidents.at(-1)
  if (quoting.length === 0 || !last) return null
  const from = pages.firstPage(incidentBlock(content.incidents[0]!.number))
  const to = pages.lastPage(incidentBlock(last.number))
  const where = from === to ? `Page ${from} quotes` : `Pages ${from} to ${to} quote`
  const what = quoting.some(({ fields }) => fields.threat === true)
    ? 'abusive and threatening words'
    : 'words exactly as they reached the writer; some may be abusive'
  return html`<div>
    <dt>Please note</dt>
    <dd>${where} ${what}.</dd>
  </div>`
}

/** The twelve words, in three groups of four. */
export function wordGroups(words: readonly string[]): Html {
  const groups = Array.from({ length: Math.ceil(words.length / 4) }, (_, group) =>
    words.slice(group * 4, group * 4 + 4),
  )
  return html`${groups.map((group, index) => html`${index > 0 && ' · '}<span class="nowrap">${group.join(' ')}</span>`)}`
}

function band({ content }: TemplateContext): Html {
  return html`<div class="band">
    <div class="id">${content.id}</div>
    <p>${wordGroups(content.log.words)}</p>
  </div>`
}
