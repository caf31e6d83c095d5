import type { AccountFields } from '../../../contract/accounts.ts'
import type { BundleAccount, BundleHow, BundlePerson } from '../bundle-accounts.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { BASIS_WORDS, beforeWords, saidWords, SURE_WORDS } from './known-how.ts'
import { capital } from './file-kinds.ts'
import { correctionList } from './corrected.ts'
import { counted, logLine } from './words.ts'
import { coveredLines } from './left-out.ts'
import { html } from './html.ts'
import { isForCourt } from './context.ts'
import { timeWords } from './dates.ts'

/** Somebody, with every account that the writer links with them. */
export function personPart(
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
    <p class="leads">
      ${
        theirs.length === 1
          ? 'The writer links one account with this person:'
          : `The writer links these ${counted(theirs.length, 'account')} with this person:`
      }
    </p>
    <table>
      <colgroup>
        <col style="width:19mm" />
        <col style="width:62mm" />
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

/** When it was logged, in which line, and every correction of it. */
export function recordWords(context: TemplateContext, record: BundleAccount | BundlePerson): Html {
  const { loggedAt, corrections, seq, isLineGiven } = record
  const line = isForCourt(context) || !isLineGiven ? '' : ` (line ${logLine(seq)} of the record log)`
  return html`Logged ${timeWords(context, loggedAt)}${line}.
  ${
    corrections.length > 0 &&
    html`<div>Added to or corrected:</div>
      ${correctionList(context, corrections)}`
  }`
}
