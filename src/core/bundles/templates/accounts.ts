import type { AccountFields } from '../../../contract/accounts.ts'
import type { KnownHow } from '../../../contract/known-how.ts'
import type { BundleAccount, BundleAccounts, BundleHow, BundlePerson, SaidOfLink } from '../content.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { capital } from './file-kinds.ts'
import { correctionList } from './corrected.ts'
import { counted, listed, logLine } from './words.ts'
import { coveredLines } from './left-out.ts'
import { html } from './html.ts'
import { incidentBlock, isForCourt, joinList, pageNumber } from './context.ts'
import { timeWords, whenWords } from './dates.ts'

const BASIS_WORDS: Readonly<Record<KnownHow['basis'], string>> = {
  named: 'named there',
  'said-so': 'they said so themselves',
  'same-contact': 'the same number, address or link',
  'same-content': 'the same words or pictures',
  recognised: 'recognised by the writer',
  told: 'told by somebody',
  other: 'for another reason',
}
const SURE_WORDS: Readonly<Record<KnownHow['confidence'], string>> = {
  sure: 'sure',
  likely: 'fairly sure',
  'not-sure': 'not sure',
}

const NOTHING: BundleAccounts = { accounts: [], people: [] }

/**
 * The accounts seen in the incidents of this bundle, and who the writer takes to be behind them. Every sentence says
 * whose words it is: none of it is a finding.
 */
export function accountsAndPeople(context: TemplateContext, title: string): Html {
  const { accounts, people } = context.content.accounts ?? NOTHING
  return html`<section class="page" id="accounts">
    <h1>${title}</h1>
    <p>
      This is the writer’s own statement: in which incidents they saw an account, who they take to be behind
      it, how they know and how sure they are. It is not a
      finding${!isForCourt(context) && ', and nothing in this package can check it'}.
    </p>
    <p>
      Only accounts that the writer linked with incidents in this bundle are here. Links that were taken back
      are not given; this sentence is printed whether there are any or not.
    </p>
    <h2>The accounts</h2>
    ${accountTable(context, accounts)}
    <h2>Who the writer takes to be behind them</h2>
    ${people.map((person) => personPart(context, person, accounts))} ${nobodyNamed(accounts)}
  </section>`
}

function accountTable(context: TemplateContext, accounts: readonly BundleAccount[]): Html {
  return html`<table>
    <colgroup>
      <col style="width:19mm" />
      <col />
      <col style="width:74mm" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">Account</th>
        <th scope="col">As it appears</th>
        <th scope="col">Seen in, and how the writer knows</th>
      </tr>
    </thead>
    <tbody>
      ${accounts.map((account) => accountRow(context, account))}
    </tbody>
  </table>`
}

/** More than this many lines do not fit on what may be left of a page. */
const MANY_INCIDENTS = 30

function accountRow(context: TemplateContext, account: BundleAccount): Html {
  const { number, fields, looksLike, incidents, corrections, covered } = account
  return html`<tr class="${incidents.length > MANY_INCIDENTS || corrections.length > 2 ? 'long' : 'short'}">
    <td>${number}</td>
    <td>
      ${asItAppears(context, fields)}
      ${
        looksLike.length > 0 &&
        html`<div>
          <strong>Looks like ${numbered('account', looksLike)}, and is another.</strong>
        </div>`
      }
      <div class="small">${recordWords(context, account)}</div>
      ${covered.length > 0 && html`<div class="small">Covered here: ${coveredLines(context, covered)}</div>`}
    </td>
    <td>${groupsOf(context, incidents).map((group) => groupWords(context, group))}</td>
  </tr>`
}

/** The handle in a face that tells l, I and 1 apart, each value kept from turning the text around it. */
function asItAppears(context: TemplateContext, fields: AccountFields): Html {
  const { say } = context
  const { platform, handle, displayName, url, contact, firstSeen } = fields
  const exact = (text: string): Html => html`<span class="handle">${say.line(text)}</span>`
  const lines: readonly (Html | false)[] = [
    handle !== undefined && exact(handle),
    displayName !== undefined && html`Shown as: ${say.line(displayName)}`,
    platform !== undefined && html`Site or app: ${say.line(platform)}`,
    contact !== undefined && html`Number or address: ${exact(contact)}`,
    url !== undefined && html`Link: ${exact(url)}`,
    firstSeen !== undefined && html`First seen by the writer: ${whenWords(context, firstSeen)}`,
  ]
  return html`${lines.map((line) => line && html`<div>${line}</div>`)}`
}

const numbered = (word: string, numbers: readonly number[]): string =>
  `${word}${numbers.length === 1 ? '' : 's'} ${listed(numbers.map(String))}`

type Group = { readonly how: BundleHow; readonly all: BundleAccount['incidents'] }

/** Incidents of which the same is said in the same words. */
function groupsOf(context: TemplateContext, incidents: BundleAccount['incidents']): readonly Group[] {
  const alike = Map.groupBy(incidents, ({ how: { at, how, before } }) =>
    JSON.stringify([timeWords(context, at), how, before.map((one) => [one.seq, one.how])]),
  )
  return [...alike.values()].map((all) => ({ how: all[0]!.how, all }))
}

function groupWords(context: TemplateContext, { how, all }: Group): Html {
  const links = all.map(({ number }) => html`${number} (page ${pageNumber(context, incidentBlock(number))})`)
  const lines = all.filter(({ how: { isLineGiven } }) => isLineGiven).map(({ how: { seq } }) => seq)
  return html`<div>
      ${all.length === 1 ? 'Incident' : 'Incidents'} ${joinList(links)}: ${howWords(context, how.how)}.
    </div>
    <div class="small">
      ${capital(saidWords(context, how.at, lines))}.${how.before.map((one) => beforeWords(context, one))}
    </div>`
}

/** `named there; fairly sure; in the writer’s words: “…”`. */
function howWords({ say }: TemplateContext, { basis, confidence, words = '' }: KnownHow): Html {
  return html`${BASIS_WORDS[basis]};
  ${SURE_WORDS[confidence]}${words.trim() !== '' && html`; in the writer’s words: “${say.line(words)}”`}`
}

/** `said 12 March 2026, 10:15 (lines 0042 and 0043)`; a court is told of no lines. */
function saidWords(context: TemplateContext, at: BundleHow['at'], lines: readonly number[]): string {
  const said = `said ${timeWords(context, at)}`
  if (isForCourt(context) || lines.length === 0) return said
  return `${said} (${lines.length === 1 ? 'line' : 'lines'} ${listed(lines.map(logLine))})`
}

function beforeWords(context: TemplateContext, { at, seq, isLineGiven, how }: SaidOfLink): Html {
  const when = saidWords(context, at, isLineGiven ? [seq] : [])
  return html` <div>Before, ${when}: ${how === null ? 'taken back' : howWords(context, how)}.</div> `
}

function recordWords(context: TemplateContext, record: BundleAccount | BundlePerson): Html {
  const { loggedAt, corrections, seq, isLineGiven } = record
  const line = isForCourt(context) || !isLineGiven ? '' : ` (line ${logLine(seq)} of the record log)`
  return html`Logged ${timeWords(context, loggedAt)}${line}.
  ${
    corrections.length > 0 &&
    html`<div>Added to or corrected:</div>
      ${correctionList(context, corrections)}`
  }`
}

function personPart(
  context: TemplateContext,
  person: BundlePerson,
  accounts: readonly BundleAccount[],
): Html {
  const theirs = accounts.flatMap((account) => {
    const how = account.people.find(({ number }) => number === person.number)?.how
    return how === undefined ? [] : [{ account, how }]
  })
  const { say } = context
  return html`<h3>
      Person ${person.number}: ${person.name === null ? 'name not known' : say.line(person.name)}
    </h3>
    <p>
      ${
        theirs.length === 1
          ? 'The writer takes this person to be behind one account:'
          : `The writer takes these ${counted(theirs.length, 'account')} to be one person:`
      }
    </p>
    <table>
      <colgroup>
        <col style="width:19mm" />
        <col style="width:56mm" />
        <col />
        <col style="width:22mm" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">As it appears</th>
          <th scope="col">How the writer knows</th>
          <th scope="col">How sure</th>
        </tr>
      </thead>
      <tbody>
        ${theirs.map(({ account, how }) => behindRow(context, account, how))}
      </tbody>
    </table>
    ${
      person.described !== null &&
      html`<p>How the writer describes them:</p>
        ${say.block(person.described, 'own')}`
    }
    <div class="small">${recordWords(context, person)}${heldBack(context, person)}</div>
    ${person.covered.length > 0 && html`<div class="small">Covered here: ${coveredLines(context, person.covered)}</div>`}`
}

function behindRow(context: TemplateContext, { number, fields }: BundleAccount, said: BundleHow): Html {
  const { how, at, seq, isLineGiven, before } = said
  const { say } = context
  const { words = '' } = how
  return html`<tr>
    <td>${number}</td>
    <td>${shortName(context, fields)}</td>
    <td>
      ${capital(BASIS_WORDS[how.basis])}${words.trim() !== '' && html`: “${say.line(words)}”`}
      <div class="small">
        ${capital(saidWords(context, at, isLineGiven ? [seq] : []))}.${before.map((one) => beforeWords(context, one))}
      </div>
    </td>
    <td>${capital(SURE_WORDS[how.confidence])}</td>
  </tr>`
}

/** One name and where it is used. */
function shortName({ say }: TemplateContext, fields: AccountFields): Html {
  const { handle, contact, displayName, url, platform } = fields
  const exact = [handle, contact].find((part) => part !== undefined && part.trim() !== '')
  const other = [displayName, url].find((part) => part !== undefined && part.trim() !== '')
  const name =
    exact === undefined
      ? say.line(other ?? 'without a name')
      : html`<span class="handle">${say.line(exact)}</span>`
  return html`${name}${platform !== undefined && html`<div class="small">${say.line(platform)}</div>`}`
}

/** Notes stand in the same line as a name where both were written at once. */
function heldBack(context: TemplateContext, { isLineGiven }: BundlePerson): Html | null {
  if (isLineGiven || isForCourt(context)) return null
  return html`<div>
    The line of the record log is not in the package: it holds something that is not given, and a line can
    only be given whole.
  </div>`
}

function nobodyNamed(accounts: readonly BundleAccount[]): Html | null {
  const alone = accounts.filter(({ people }) => people.length === 0).map(({ number }) => number)
  if (alone.length === 0) return null
  return html`<p>The writer names nobody behind ${numbered('account', alone)}.</p>`
}
