import type { ExhibitView } from '../exhibit-view.ts'
import type { BundleAction } from '../bundle-action.ts'
import type { BundleIncident } from '../bundle-incident.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { actionWhen, actionWords } from './actions.ts'
import { channelCounts, counted, DATE_NOT_KNOWN, listed } from './words.ts'
import { distinctDays, periodOf, periodWithDays } from './period.ts'
import { whenWords } from './dates.ts'
import { html } from './html.ts'
import { incidentBlock, seePage, seePages } from './context.ts'
import { row } from './row.ts'

/** A longer answer stands with its step only, so that this stays one page. */
const MOST_OUTCOME_LETTERS = 90

/** recipient.md section 3: counts and quotations, nothing the person did not enter. */
export function glance(context: TemplateContext, title: string): Html {
  const { content, say } = context
  return html`<section class="page" id="glance">
    <h1>${title}</h1>
    <dl class="rows">
      ${content.from !== '' && row('From', say.line(content.from))}
      ${content.howToReach !== undefined && row('How to reach me', say.block(content.howToReach, 'own'))}
      ${accountsRow(context)} ${whenRow(context)} ${row('How many', howMany(context))} ${threatsRow(context)}
      ${lastRow(context)} ${reportedRow(context)} ${repliesRow(context)} ${affectedRow(context)}
      ${row('Files', filesWords(context))}
      ${content.askedFor !== undefined && row('Asked for', say.block(content.askedFor, 'own'))}
    </dl>
  </section>`
}

function accountsRow(context: TemplateContext): Html | null {
  const { content, say } = context
  const accounts = [
    ...new Set(
      content.incidents.flatMap(({ fields: { account, platform } }) =>
        account ? [platform === undefined ? account : `${account} (${platform})`] : [],
      ),
    ),
  ]
  if (accounts.length === 0) return null
  const list = accounts.map((account, index) => html`${index > 0 && ' · '}${say.line(account)}`)
  return row('Accounts', html`${list}. ${whoIsBehind(context)}`)
}

/** Nothing where accounts were not asked for: the writer may have said it, and it is not given. */
function whoIsBehind(context: TemplateContext): Html | null {
  const { accounts } = context.content
  if (accounts === undefined) return null
  const says =
    accounts.people.length > 0
      ? html`Who the writer takes to be behind accounts: ${seePage(context, 'accounts')}.`
      : 'Who is behind them: the writer does not say.'
  return html`<span class="quiet">${says}</span>`
}

function whenRow({ content }: TemplateContext): Html | null {
  const period = periodOf(content)
  if (!period) return null
  const days = distinctDays(content)
  return row('When', `${periodWithDays(period)}${days > 1 ? `, on at least ${days} different days` : ''}.`)
}

function howMany({ content }: TemplateContext): string {
  const kinds = channelCounts(content.incidents.map(({ channel }) => channel))
  return `${counted(content.incidents.length, 'incident')}${kinds === '' ? '.' : `: ${kinds}`}`
}

function threatsRow(context: TemplateContext): Html | null {
  const threats = context.content.incidents.filter(({ fields }) => fields.threat === true)
  if (threats.length === 0) return null
  const parts = threats.map(
    (incident) => html`${whenOf(context, incident)} (${seePage(context, incidentBlock(incident.number))})`,
  )
  return row('Marked as threats', html`${parts.map((part, index) => html`${index > 0 && ' · '}${part}`)}`)
}

function whenOf(context: TemplateContext, { fields }: BundleIncident): string {
  return fields.happened ? whenWords(context, fields.happened) : DATE_NOT_KNOWN
}

function lastRow(context: TemplateContext): Html | null {
  const last = context.content.incidents.findLast(({ fields }) => fields.happened?.fromAt !== undefined)
  if (!last) return null
  const title = last.fields.title === undefined ? null : html`: “${context.say.line(last.fields.title)}”`
  return row(
    'Last one',
    html`${whenOf(context, last)}${title} (${seePage(context, incidentBlock(last.number))})`,
  )
}

const REPORTS: ReadonlySet<string> = new Set([
  'reported',
  'police',
  'data-protection',
  'employer',
  'regulator',
])

/** Who was told, and whether an answer came: `YouTube, 28 February 2026: “no breach found”`. */
function reportedRow(context: TemplateContext): Html | null {
  const reports = context.content.actions.filter(({ fields }) => REPORTS.has(fields.kind))
  if (reports.length === 0) return null
  const parts = reports.map(
    (action) =>
      html`<div>
        ${reportWords(context, action)}, ${actionWhen(context, action)}${answerWords(context, action)}
      </div>`,
  )
  return row(
    'Reported',
    html`${parts}
      <div class="small">See ${seePage(context, 'actions')}.</div>`,
  )
}

/** The row says that it was reported. */
function reportWords(context: TemplateContext, action: BundleAction): Html {
  const { kind, to, reference } = action.fields
  if (kind !== 'reported' || to === undefined) return actionWords(context, action)
  return html`${context.say.line(to)}${reference !== undefined && html`, reference ${context.say.line(reference)}`}`
}

function answerWords({ say }: TemplateContext, { fields }: BundleAction): Html | string {
  if (fields.outcome === undefined) return ': no answer is written down'
  return fields.outcome.length > MOST_OUTCOME_LETTERS ? ': answered' : html`: “${say.line(fields.outcome)}”`
}

function repliesRow(context: TemplateContext): Html | null {
  const { incidents } = context.content
  const yes = incidents.filter(({ fields }) => fields.replied === 'yes')
  const no = incidents.filter(({ fields }) => fields.replied === 'no')
  if (yes.length > 0) {
    const pages = seePages(
      context,
      yes.map(({ number }) => incidentBlock(number)),
    )
    const rest = incidents.length - yes.length - no.length
    const others = `not to ${no.length}${rest > 0 ? `; for ${rest} it is not said` : ''}`
    return row('Replies', html`The writer replied to ${yes.length} (${pages}), ${others}.`)
  }
  if (no.length === 0) return null
  const all = no.length === incidents.length
  return row(
    'Replies',
    all
      ? 'The writer did not reply to any of them.'
      : `The writer did not reply to ${no.length} of ${incidents.length}; for the others it is not said.`,
  )
}

function affectedRow(context: TemplateContext): Html | null {
  const { incidents } = context.content
  const affected = incidents.filter(({ fields }) => fields.affected !== undefined)
  if (affected.length === 0) return null
  const blocks = affected.map(({ number }) => incidentBlock(number))
  return row('Others affected', html`See ${seePages(context, blocks)}.`)
}

const some = (number: number, word: string): string => (number > 0 ? counted(number, word) : '')

const isPdfFile = ({ showing }: ExhibitView): boolean =>
  showing.kind === 'pdf' && showing.drawnBy === undefined

const isDrawnPage = ({ showing }: ExhibitView): boolean =>
  showing.kind === 'pdf' && showing.drawnBy !== undefined

function filesWords({ content, exhibits }: TemplateContext): string {
  const of = (...kinds: readonly string[]): number =>
    exhibits.filter(({ showing }) => kinds.includes(showing.kind)).length
  const unseen = of('named')
  const shown = [
    some(of('picture', 'decoded-picture', 'pictures'), 'picture'),
    some(exhibits.filter(isPdfFile).length, 'PDF'),
    some(exhibits.filter(isDrawnPage).length, 'web page'),
    some(of('text'), 'text'),
    some(of('recording'), 'recording'),
    unseen > 0 ? `${unseen} not shown on paper` : '',
  ].filter((part) => part !== '')
  return `${counted(content.exhibits.length, 'file')}${shown.length > 0 ? `: ${listed(shown)}` : ''}.`
}
