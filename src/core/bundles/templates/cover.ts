import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { copyWords, masterBand, whereTheOtherIs } from './copy-words.ts'
import { count, counted, DATE_NOT_KNOWN, labelSpan } from './words.ts'
import { html } from './html.ts'
import { continuesRow } from './continues.ts'
import { volumeRow } from './volumes-table.ts'
import { exhibitBlock, incidentBlock, pageNumber, seePage, seePages } from './context.ts'
import { momentWords, whenWords } from './dates.ts'
import { periodOf } from './period.ts'
import { row } from './row.ts'

/** recipient.md section 2. */
export function cover(context: TemplateContext): Html {
  const { content, say } = context
  return html`<section class="page first cover" id="cover">
    <div class="cover-head">
      <div>
        <h1>EVIDENCE BUNDLE</h1>
        <p class="for">for ${say.line(content.recipient)}</p>
      </div>
      ${copyWords(context)}
    </div>
    <dl class="rows">${rows(context)}</dl>
    <div class="start">
      <div class="head">Start here</div>
      <table role="presentation">
        ${startLines(context)}
      </table>
    </div>
    <p class="small">
      Reading and printing this file change nothing. Saving it again or “print to PDF” makes a different file.
      The exhibits’ files are in the folder “data” of the package.
    </p>
    ${whereTheOtherIs(context)}
    <p class="small">
      Prepared by the writer with Holdfast ${content.appVersion} on ${momentWords(context, content.madeAt)}.
      The writer chose what is in it. Not legal advice. A court’s own directions come first.
    </p>
    ${masterBand(context)}
  </section>`
}

/** The parts behind this page, each with its first page. */
function startLines(context: TemplateContext): readonly Html[] {
  const parts = context.blocks.slice(1).filter(({ startsSection }) => startsSection)
  return parts.map(
    ({ id, section }) =>
      html`<tr>
        <td>page</td>
        <td class="num">${pageNumber(context, id)}</td>
        <td><a href="#${id}">${section}</a></td>
      </tr>`,
  )
}

export const blank = (): Html => html`<span class="blank">&nbsp;</span>`

function rows(context: TemplateContext): Html {
  const { content, say } = context
  const period = periodOf(content)
  const marked = html` <span class="quiet">(exhibits are marked ${say.line(content.initials)})</span>`
  const from = content.from === '' ? blank() : say.line(content.from)
  return html`${row('From', html`${from}${content.exhibits.length > 0 && marked}`)}
  ${row(content.profile.referenceWord, content.reference === null ? blank() : say.line(content.reference))}
  ${content.purpose !== '' && row('Purpose', say.line(content.purpose))}
  ${period && row('Period', period.words)} ${row('In this bundle', inThisBundle(context))}
  ${volumeRow(context)} ${continuesRow(context)} ${reportedBefore(context)} ${threatRow(context)}
  ${quoteRow(context)}`
}

/** The cover is one page. */
const MOST_REPORTS = 3

/** What the police were told before, with the number they gave. */
function reportedBefore(context: TemplateContext): Html | null {
  const reports = context.content.actions.filter(({ fields }) => fields.kind === 'police')
  if (reports.length === 0) return null
  const parts = reports.slice(-MOST_REPORTS).map(({ fields }) => {
    const { to, reference } = fields
    const rest = [to, reference].filter((part) => part !== undefined)
    const when = fields.happened ? whenWords(context, fields.happened) : DATE_NOT_KNOWN
    return html`<div>${when}${rest.map((part) => html`, ${context.say.line(part)}`)}</div>`
  })
  const more = reports.length - MOST_REPORTS
  const rest =
    more > 0 && html`<div>and ${counted(more, 'time')} before, ${seePage(context, 'actions')}</div>`
  return row('Reported before', html`${parts}${rest}`)
}

/** `3 incidents · 8 files (exhibits AB1 to AB8) · 38 pages`. */
export function inThisBundle({ content, pages, volumes }: TemplateContext): string {
  const labels = content.exhibits.map(({ label }) => label)
  const files = `${counted(labels.length, 'file')}${labels.length > 0 ? ` (${labels.length === 1 ? 'exhibit' : 'exhibits'} ${labelSpan(labels)})` : ''}`
  return [counted(content.incidents.length, 'incident'), files, pagesWords(pages.total, volumes)].join(' · ')
}

/** `38 pages`, `700 pages in 2 volumes`. */
export const pagesWords = (total: number, volumes: TemplateContext['volumes']): string =>
  `${count(total)} pages${volumes ? ` in ${counted(volumes.parts.length, 'volume')}` : ''}`

function threatRow(context: TemplateContext): Html | null {
  const threats = context.content.incidents.filter(({ fields }) => fields.threat === true)
  if (threats.length === 0) return null
  const blocks = threats.map(({ number }) => incidentBlock(number))
  return row('Marked as threats', html`${counted(threats.length, 'incident')}: ${seePages(context, blocks)}`)
}

/** Which pages quote words that may hurt, so that nobody meets them unwarned. */
export function quoteRow({ content, pages, exhibits }: TemplateContext): Html | null {
  const quoting = content.incidents.filter(({ fields }) => fields.words !== undefined)
  const last = content.incidents.at(-1)
  if (quoting.length === 0 || !last) return null
  const from = pages.firstPage(incidentBlock(content.incidents[0]!.number))
  const to = pages.lastPage(incidentBlock(last.number))
  const where = from === to ? `Page ${from} quotes` : `Pages ${from} to ${to} quote`
  const what = quoting.some(({ fields }) => fields.threat === true)
    ? 'abusive and threatening words'
    : 'words exactly as they reached the writer; some may be abusive'
  const shown = exhibits.length === 0 ? '' : `; ${exhibitPages({ pages, exhibits })} may show more of them`
  return row('Please note', `${where} ${what}${shown}.`)
}

function exhibitPages({ pages, exhibits }: Pick<TemplateContext, 'pages' | 'exhibits'>): string {
  const from = pages.firstPage(exhibitBlock(0))
  const to = pages.lastPage(exhibitBlock(exhibits.length - 1))
  return from === to ? `page ${from}` : `pages ${from} to ${to}`
}
