import type { Html } from '../templates/html.ts'
import type { DraftContext } from './document.ts'
import type { DraftIncident } from './content.ts'
import { classWords, channelWords, counted, listed } from '../templates/words.ts'
import { capital } from '../templates/file-kinds.ts'
import { html } from '../templates/html.ts'
import { timeWords, whenWords } from '../templates/dates.ts'
import { blank, filledIn, labelOf, line } from './blanks.ts'
import { endings } from './endings.ts'

/** The statement: its form from the jurisdiction, every word about what happened from the record. court.md section 1.3. */
export function statement(context: DraftContext): Html {
  const { content } = context
  const { form } = content
  const paragraphs = createNumbers()
  const ending = html`${endings(context, form.endings)}
    <div class="signing-block">${form.signing.map(line)}</div>`
  return html`<section class="page draft-body" id="statement">
    ${corner(context)} ${form.heading && courtHeading(context)}
    <h1 class="draft-title">${form.title}</h1>
    ${form.particulars.map((words) => html`<p>${filledIn(words)}</p>`)} ${form.declarationFirst && ending}
    ${form.opening.map((words) => paragraphs.next(filledIn(words)))}
    ${content.incidents.map((incident) => incidentParagraphs(context, incident, paragraphs))}
    ${!form.declarationFirst && ending}
  </section>`
}

function corner({ content: { form, exhibits } }: DraftContext): Html | null {
  if (form.corner === null) return null
  const labels = exhibits.flatMap(({ label }) => (label === null ? [] : [label]))
  const known = labels.length === exhibits.length && labels.length > 0
  return html`<dl class="corner">
    ${form.corner.map(
      ({ label, fill }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>
            ${fill === null ? (known ? listed(labels) : blank('initials and number of each')) : blank(fill)}
          </dd>
        </div>`,
    )}
  </dl>`
}

function courtHeading({ content, say }: DraftContext): Html {
  const { profile, reference } = content
  const [first, second] = profile.heading?.parties ?? ['', '']
  const court = profile.heading?.court ?? ''
  return html`<div class="draft-heading">
    <p>${court === '' ? 'In the' : court} ${blank('court')}</p>
    <p>${profile.referenceWord} ${reference === null ? blank('number') : blankNumber(say.line(reference))}</p>
    <p>Between ${blank(first)} and ${blank(second)}</p>
  </div>`
}

/** The number in the case may be the police's or the court's. */
const blankNumber = (known: Html): Html =>
  html`${blank('number')} <span class="hint">(in the record: ${known})</span>`

export type Numbers = { next(words: Html): Html; readonly last: number }

/** Paragraph numbers that run on. */
export function createNumbers(): Numbers {
  let last = 0
  return {
    next(words) {
      last += 1
      return html`<div class="para">
        <span class="para-number">${last}.</span>
        <div class="para-text">${words}</div>
      </div>`
    },
    get last() {
      return last
    },
  }
}

function incidentParagraphs(context: DraftContext, incident: DraftIncident, numbers: Numbers): Html {
  const first = numbers.last + 1
  const body = bodyOf(context, incident).map((words) => numbers.next(words))
  const to = numbers.last
  const which = to === first ? `Paragraph ${first} is` : `Paragraphs ${first} to ${to} are`
  return html`<div class="draft-incident">
    <h2>${incidentHeading(context, incident)}</h2>
    ${body}
    <p class="from-record">
      ${which} from the record: incident ${incident.number}, logged ${timeWords(context, incident.loggedAt)}.
      ${leftOut(incident)}
    </p>
  </div>`
}

function incidentHeading(context: DraftContext, { fields }: DraftIncident): Html {
  const when =
    fields.happened === undefined ? blank('when') : html`${capital(whenWords(context, fields.happened))}`
  const where = fields.place ?? fields.platform
  return html`${when}${where !== undefined && html`, ${context.say.line(where)}`}
  ${fields.title !== undefined && html`<span class="quiet"> · ${context.say.line(fields.title)}</span>`}`
}

/** The person's own words, each under the name of the field it was written in; nothing is joined into a story. */
function bodyOf({ content, say }: DraftContext, { fields, exhibits }: DraftIncident): readonly Html[] {
  const named = (name: string, text: string | undefined): readonly Html[] =>
    text === undefined ? [] : [html`${name}: ${say.block(text, 'own')}`]
  const { channel, account, saw, words, told, effect, affected, witnesses } = fields
  return [
    ...(channel === undefined && account === undefined
      ? []
      : [
          html`${channel !== undefined && html`Kind: ${channelWords(channel)}. `}
          ${account !== undefined && html`Account: ${say.line(account)}.`}`,
        ]),
    saw === undefined ? blank('what I saw or heard, in my own words') : say.block(saw, 'own'),
    ...(words === undefined ? [] : [html`The words were: ${say.block(words, 'words')}`]),
    ...(told === undefined
      ? []
      : [html`What I was told: ${say.block(told, 'own')} Source: ${blank('who told me, and when')}`]),
    ...named('Effect', effect),
    ...named('Others affected', affected),
    ...named('Witnesses', witnesses),
    ...exhibits.map((exhibit) => filledIn(content.form.reference, labelOf(exhibit))),
  ]
}

function leftOut({ withheld }: DraftIncident): string {
  const classes = withheld.filter((name) => name !== 'privileged').map(classWords)
  return classes.length === 0 ? '' : `Not taken over: ${listed(classes)}.`
}

/** `14 incidents`, for the first page. */
export const incidentsWords = ({ content }: DraftContext): string =>
  counted(content.incidents.length, 'incident')
