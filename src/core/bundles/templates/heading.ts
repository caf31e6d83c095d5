import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { copyLine, masterBand, whereTheOtherIs } from './copy-words.ts'
import { blank, inThisBundle, quoteRow } from './cover.ts'
import { row } from './row.ts'
import { html } from './html.ts'
import { continuesRow } from './continues.ts'
import { volumeRow } from './volumes-table.ts'
import { inForm } from './dates.ts'
import { dayWords, periodOf } from './period.ts'
import { labelSpan } from './words.ts'
import { theirNumber } from '../their-number.ts'

/** The first page for a court: its own heading, what the bundle is, and nothing about software. court.md sections 1 and 5. */
export function courtHeading(context: TemplateContext): Html {
  const { content, say } = context
  const heading = content.profile.heading ?? { court: '', parties: ['', ''] as const }
  return html`<section class="page first cover court" id="heading">
    <div class="court-head">
      <p class="court-name">${courtName(context)}</p>
      <p class="court-number">${content.profile.referenceWord} ${courtNumber(context)}</p>
    </div>
    ${parties(context, heading.parties)}
    <h1>
      EVIDENCE
      BUNDLE${content.filing?.bundleName !== undefined && html` ${say.line(content.filing.bundleName)}`}
    </h1>
    ${content.exhibits.length > 0 && html`<p class="for">Exhibits ${labelSpan(content.exhibits.map(({ label }) => label))}</p>`}
    ${copyLine(context)}
    <dl class="rows">${rows(context)}</dl>
    ${whereTheOtherIs(context)}
    <p class="small">
      The writer chose what is in it. Not legal advice. The court’s own directions come first.
    </p>
    ${masterBand(context)}
  </section>`
}

/** `In the` and the court that was given; a line to write it on otherwise. Never the recipient, who may be a person. */
export function courtName({ content, say }: TemplateContext): Html {
  const given = content.filing?.court
  if (given === undefined) return html`In the ${blank()}`
  const before = content.profile.heading?.court ?? ''
  const isThere = given.toLowerCase().startsWith(`${before.toLowerCase()} `)
  return html`${before !== '' && !isThere && html`${before} `}${say.line(given)}`
}

function courtNumber({ content, say }: TemplateContext): Html {
  const number = theirNumber(content)
  return number === null ? blank() : html`<strong>${say.line(number)}</strong>`
}

function parties({ content, say }: TemplateContext, roles: readonly [string, string]): Html {
  const names = content.filing?.parties
  const party = (index: 0 | 1): Html =>
    html`<div class="party">
      <span>${names ? html`<strong>${say.line(names[index])}</strong>` : blank()}</span>
      <span class="role">${roles[index]}</span>
    </div>`
  return html`<div class="parties">
    ${party(0)}
    <p class="and">and</p>
    ${party(1)}
  </div>`
}

function rows(context: TemplateContext): Html {
  const { content, say } = context
  const period = periodOf(content)
  return html`${row('Prepared by', content.from === '' ? blank() : say.line(content.from))}
  ${row('Prepared on', inForm(context, dayWords(content.madeAt, content.zone)))}
  ${row('Hearing', content.filing?.hearing === undefined ? blank() : say.line(content.filing.hearing))}
  ${period && row('Period', period.words)} ${row('In this bundle', inThisBundle(context))}
  ${volumeRow(context)} ${continuesRow(context)} ${quoteRow(context)}`
}
