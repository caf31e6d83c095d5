import type { BundleIncident } from '../bundle-incident.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import type { When } from '../../../contract/when.ts'
import { actionWhen, actionWords } from './actions.ts'
import { capital } from './file-kinds.ts'
import { channelWords, classWords, counted, listed, logLine, relationWords } from './words.ts'
import { correctionList } from './corrected.ts'
import { daysLater } from '../../when/days-later.ts'
import { timeWords, utcWords, whenWords } from './dates.ts'
import { html } from './html.ts'
import { incidentBlock, isForCourt, seePage } from './context.ts'
import { incidentTitle } from './index-page.ts'
import { coveredLines } from './left-out.ts'
import { labelLinks } from './chronology.ts'
import { row } from './row.ts'

/** recipient.md section 5, "Incident page": a heading is printed only where it is filled. */
export function incidentPage(
  context: TemplateContext,
  incident: BundleIncident,
  heading: string | null,
): Html {
  const { fields } = incident
  return html`<section class="page" id="${incidentBlock(incident.number)}">
    ${heading !== null && html`<h1>${heading}</h1>`}
    <h2 class="incident-title">
      <span class="eyebrow"
        >Incident ${incident.number} ${incident.channel && ` · ${channelWords(incident.channel)}`}</span
      >
      ${incidentTitle(context, fields.title, incident.channel)}
    </h2>
    ${fields.threat === true && html`<p><span class="threat">Marked as a threat by the writer</span></p>`}
    <dl class="rows">${shortFacts(context, incident)}</dl>
    ${quotedWords(context, fields.words)} ${ownText(context, 'What the writer saw or heard', fields.saw)}
    ${ownText(context, 'What the writer was told, and by whom', fields.told)}
    ${ownText(context, 'Effect, in the writer’s words', fields.effect)}
    ${ownText(context, 'Others affected', fields.affected)} ${ownText(context, 'Witnesses', fields.witnesses)}
    ${ownText(context, 'Personal details', fields.private)}
    <dl class="rows record">${recordFacts(context, incident)}</dl>
  </section>`
}

function shortFacts(context: TemplateContext, { fields }: BundleIncident): Html {
  const { say } = context
  return html` ${whenFact(context, 'When', fields.happened)}
  ${whenFact(context, 'Published', fields.published)} ${whenFact(context, 'First seen', fields.firstSeen)}
  ${fact('Where', fields.place !== undefined && say.line(fields.place))}
  ${fact('Platform', fields.platform !== undefined && say.line(fields.platform))}
  ${fact('Address', fields.url !== undefined && say.line(fields.url))}
  ${fact('Account', fields.account !== undefined && say.line(fields.account))}`
}

function fact(name: string, value: Html | string | false): Html | null {
  return value === false ? null : row(name, value)
}

function whenFact(context: TemplateContext, name: string, when: When | undefined): Html | null {
  if (!when) return null
  const isMoment = when.fromAt !== undefined && (when.kind === 'exact' || when.kind === 'minute')
  return fact(
    name,
    html`${capital(whenWords(context, when))}
    ${when.fromAt !== undefined && html`<div class="small">${isMoment && `${utcWords(context, when.fromAt)}. `}Time zone: ${when.zone}</div>`}`,
  )
}

/** The words themselves, apart from everything the writer says about them. */
function quotedWords(context: TemplateContext, words: string | undefined): Html | null {
  if (words === undefined || words === '') return null
  return html`<h3>Exact words</h3>
    ${context.say.block(words, 'words')}`
}

function ownText(context: TemplateContext, heading: string, text: string | undefined): Html | null {
  if (text === undefined || text === '') return null
  return html`<h3>${heading}</h3>
    ${context.say.block(text, 'own')}`
}

const REPLY_WORDS = {
  yes: 'The writer replied.',
  no: 'The writer did not reply.',
  'not-said': false,
} as const

function recordFacts(context: TemplateContext, incident: BundleIncident): Html {
  const { fields, related, corrections, withheld } = incident
  const files = incident.exhibitsLeftOut ?? 0
  const left = [
    ...withheld.filter((name) => name !== 'privileged').map(classWords),
    ...(files > 0 ? [counted(files, 'file')] : []),
  ]
  return html` ${fact('Reply', fields.replied !== undefined && REPLY_WORDS[fields.replied])}
  ${fact('Steps taken', stepsTaken(context, incident))}
  ${fact('Exhibits', incident.exhibitLabels.length > 0 && labelLinks(context, incident.exhibitLabels))}
  ${fact(
    'See also',
    related.length > 0 &&
      html`${related.map(
        (other) =>
          html`<div>
            ${relationWords(other.relation)} incident ${other.number}
            (${seePage(context, incidentBlock(other.number))})
          </div>`,
      )}`,
  )}
  ${fact('Left out here', left.length > 0 && `${capital(listed(left))}.`)}
  ${fact('Covered here', hasCovered(incident) && coveredWords(context, incident))}
  ${fact('Logged', loggedWords(context, incident))}
  ${fact('Corrected', corrections.length > 0 && correctionList(context, corrections))}`
}

function stepsTaken(context: TemplateContext, { number }: BundleIncident): Html | false {
  const about = context.content.actions.filter(({ incidentNumbers }) => incidentNumbers.includes(number))
  if (about.length === 0) return false
  return html`${about.map(
      (action) => html`<div>${capital(actionWhen(context, action))}: ${actionWords(context, action)}</div>`,
    )}
    <div class="small">What came of them: ${seePage(context, 'actions')}.</div>`
}

function loggedWords(context: TemplateContext, { loggedAt, fields, seq }: BundleIncident): Html {
  const { content } = context
  const later = fields.happened ? daysLater(fields.happened, loggedAt, content.zone) : null
  return html`${timeWords(context, loggedAt)}${later && `, ${later}`}
  ${!isForCourt(context) && html`<span class="quiet">(line ${logLine(seq)} of the record log)</span>`}`
}

/** Also where only an earlier wording holds the words. */
const hasCovered = ({ covered, linesCovered }: BundleIncident): boolean =>
  (covered ?? []).length + (linesCovered ?? []).length > 0

function coveredWords(context: TemplateContext, { covered, linesCovered }: BundleIncident): Html {
  const lines = (linesCovered ?? []).map(logLine)
  const [line, hold, are] = lines.length === 1 ? ['Line', 'holds', 'is'] : ['Lines', 'hold', 'are']
  const given = `${line} ${listed(lines)} of the record log ${hold} words that are covered and ${are} not in the package.`
  const kept = 'Wordings that hold words that are covered are kept and are not in the package.'
  return html`${coveredLines(context, covered ?? [])}
  ${lines.length > 0 && html`<div class="quiet">${isForCourt(context) ? kept : given}</div>`}`
}
