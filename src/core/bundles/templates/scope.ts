import type { OwnDetail } from '../../../contract/own-details.ts'
import type { BundleContent } from '../content.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { count, counted } from './words.ts'
import { continuesStatement } from './continues.ts'
import { coveredStatement, incidentsStatement, namesStatement, partsStatement } from './left-out.ts'
import { hasRecognisedText } from '../exhibit-view.ts'
import { dayWords } from './period.ts'
import { inForm } from './dates.ts'
import { html } from './html.ts'
import { seePage } from './context.ts'
import { outsideTime } from './outside.ts'

/** recipient.md section 4: a sentence is printed only where it is true of this bundle. */
export function scope(context: TemplateContext, title: string): Html {
  const { content, exhibits } = context
  const { log } = content
  return html`<section class="page" id="scope">
    <h1>${title}</h1>
    ${continuesStatement(context) ?? incidentsStatement(context)} ${partsStatement(context)}
    ${namesStatement(content)} ${coveredStatement(context)} ${accountsStatement(context)}
    ${ownDetails(content)}
    <p>
      Private notes and correspondence with lawyers are never part of a bundle. This sentence is printed
      whether there are any or not.
    </p>
    <p>Other cases in the same record, and incidents of another time, are not counted here.</p>
    <h2 style="margin-top:8mm">How it was made</h2>
    <p>
      The files were kept when the writer added them; a change made to one since would show against the record
      log. Whether a picture shows what was on the screen is for the writer to say.
    </p>
    <p>Times in the record log come from this computer’s clock. ${outsideTime(context)}</p>
    <p>
      The record log has ${counted(log.size, 'line')}. ${count(log.disclosed)}
      ${log.disclosed === 1 ? 'is' : 'are'} in this package.
      ${
        log.disclosed < log.size &&
        `The others are of these kinds: parts that are not given, names of files, other bundles, openings, locks,
        checks, private notes and other matters; their number says nothing about what they hold.`
      }
      ${
        log.startedAt !== undefined &&
        `Its first line is of ${inForm(context, dayWords(log.startedAt, content.zone))}.`
      }
    </p>
    ${
      exhibits.some(hasRecognisedText) &&
      html`<p>
        Text recognised in pictures is a machine’s help for searching. It is not evidence; look at the
        picture.
      </p>`
    }
    <p>Drafts are not kept. Corrections are: each is noted on the page of what it corrects.</p>
  </section>`
}

/** Only where they were asked for: a bundle without them says nothing of them. */
function accountsStatement(context: TemplateContext): Html | null {
  const { accounts } = context.content
  if (accounts === undefined) return null
  if (accounts.accounts.length === 0)
    return html`<p>The writer has linked no account with an incident in this bundle.</p>`
  return html`<p>
    Accounts that the writer linked with incidents in this bundle, and who they take to be behind them, are on
    ${seePage(context, 'accounts')}. It is the writer’s own statement, and not a finding.
  </p>`
}

const MOST_NAMED = 12

const DETAIL_WORDS: Readonly<Record<OwnDetail, string>> = {
  place: 'where it was taken',
  device: 'what it was made with',
  person: 'an owner, author or account',
  thumbnail: 'a small picture of itself',
}

/** What files say of themselves, by kind; what they say is in the files. */
function ownDetails({ letThrough = [] }: BundleContent): Html | null {
  if (letThrough.length === 0) return null
  if (letThrough.length > MOST_NAMED) {
    const kinds = [...new Set(letThrough.flatMap(({ details }) => details))].map((kind) => DETAIL_WORDS[kind])
    return html`<p>
      ${count(letThrough.length)} files carry details of their own (${kinds.join('; ')}). The writer let them
      go with them.
    </p>`
  }
  const files = letThrough.map(
    ({ label, details }) => `${label} (${details.map((kind) => DETAIL_WORDS[kind]).join('; ')})`,
  )
  return html`<p>
    Files that carry details of their own: ${files.join(', ')}. The writer let them go with them.
  </p>`
}
