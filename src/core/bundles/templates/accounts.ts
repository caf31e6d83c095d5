import type { AccountFields } from '../../../contract/accounts.ts'
import type { BundleAccount, BundleAccounts, BundleHow } from '../bundle-accounts.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { capital } from './file-kinds.ts'
import { listed } from './words.ts'
import { coveredLines } from './left-out.ts'
import { html } from './html.ts'
import { incidentBlock, isForCourt, joinList, pageNumber } from './context.ts'
import { beforeWords, howWords, saidWords } from './known-how.ts'
import { personPart, recordWords } from './behind-accounts.ts'
import { timeWords, whenWords } from './dates.ts'

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
      Only accounts that the writer linked with incidents in this bundle are here. A link that was taken back
      and not made again is not given; this sentence is printed whether there are any or not.
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
          <strong>Looks like ${numbered('account', looksLike)}, and is logged as another.</strong>
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
      ${all.length === 1 ? 'Incident' : 'Incidents'} ${joinList(links)}: ${howWords(context, how.how)}
    </div>
    <div class="small">
      ${capital(saidWords(context, how.at, lines))}.${how.before.map((one) => beforeWords(context, one))}
    </div>`
}

function nobodyNamed(accounts: readonly BundleAccount[]): Html | null {
  const alone = accounts.filter(({ people }) => people.length === 0).map(({ number }) => number)
  if (alone.length === 0) return null
  return html`<p>The writer names nobody behind ${numbered('account', alone)}.</p>`
}
