import type { BundleContent } from '../content.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { count, counted } from './words.ts'
import { continuesStatement } from './continues.ts'
import { coveredStatement, incidentsStatement, partsStatement } from './left-out.ts'
import { hasRecognisedText } from '../exhibit-view.ts'
import { html } from './html.ts'
import { outsideTime } from './outside.ts'

/** recipient.md section 4: a sentence is printed only where it is true of this bundle. */
export function scope(context: TemplateContext, title: string): Html {
  const { content, exhibits } = context
  const { log } = content
  return html`<section class="page" id="scope">
    <h1>${title}</h1>
    ${continuesStatement(context) ?? incidentsStatement(context)} ${partsStatement(context)}
    ${coveredStatement(context)} ${ownDetails(content)}
    <p>
      Private notes and correspondence with lawyers are never part of a bundle. This sentence is printed
      whether there are any or not.
    </p>
    <p>Other cases in the same record, and incidents of another time, are not counted here.</p>
    <h2 style="margin-top:8mm">How it was made</h2>
    <p>
      The files were kept when the writer added them; from then on any change to them would show. Whether a
      picture shows what was on the screen is for the writer to say.
    </p>
    <p>Times in the record log come from this computer’s clock. ${outsideTime(context)}</p>
    <p>
      The record log has ${counted(log.size, 'line')}. ${count(log.disclosed)}
      ${log.disclosed === 1 ? 'is' : 'are'} in this package.
      ${
        log.disclosed < log.size &&
        `The others are locks, checks, private notes and other matters;
      their number says nothing about what they hold.`
      }
    </p>
    ${
      exhibits.some(hasRecognisedText) &&
      html`<p>
        Text recognised in pictures is a machine’s help for searching. It is not evidence; look at the
        picture.
      </p>`
    }
    <p>
      Drafts are not kept. Corrections are: the earlier wording and its date stand in the incident’s history.
    </p>
  </section>`
}

const MOST_NAMED = 12

function ownDetails({ letThrough = [] }: BundleContent): Html | null {
  if (letThrough.length === 0) return null
  const such = 'such as the place where a picture was taken. The writer let them go with it.'
  if (letThrough.length === 1)
    return html`<p>The file ${letThrough[0]} carries details of its own, ${such}</p>`
  const files =
    letThrough.length > MOST_NAMED
      ? `${count(letThrough.length)} files`
      : `The files ${letThrough.join(', ')}`
  return html`<p>${files} carry details of their own, ${such}</p>`
}
