import type { BundleContent } from '../content.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { DISCLOSURE_CLASSES } from '../../../contract/records.ts'
import { classWords, count, counted } from './words.ts'
import { html } from './html.ts'
import { periodOf } from './period.ts'

/** recipient.md section 4: a sentence is printed only where it is true of this bundle. */
export function scope({ content }: TemplateContext, title: string): Html {
  const { log } = content
  return html`<section class="page" id="scope">
    <h1>${title}</h1>
    ${chosen(content).map((sentence) => html`<p>${sentence}</p>`)} ${withheld(content)}
    <p>
      Private notes and correspondence with lawyers are never part of a bundle. This sentence is printed
      whether there are any or not.
    </p>
    <p>Other cases in the same record are not counted here.</p>
    <h2 style="margin-top:8mm">How it was made</h2>
    <p>
      The files were kept when the writer added them; from then on any change to them would show. Whether a
      picture shows what was on the screen is for the writer to say.
    </p>
    <p>Times in the record log come from this computer’s clock. No outside body has confirmed them.</p>
    <p>
      The record log has ${counted(log.size, 'line')}. ${count(log.disclosed)}
      ${log.disclosed === 1 ? 'is' : 'are'} in this package.
      ${
        log.disclosed < log.size &&
        `The others are locks, checks, private notes and other matters;
      their number says nothing about what they hold.`
      }
    </p>
    <p>
      Drafts are not kept. Corrections are: the earlier wording and its date stand in the incident’s history.
    </p>
  </section>`
}

function chosen(content: BundleContent): readonly string[] {
  const included = content.incidents.length
  const all = content.scope.incidentsInCase
  const period = periodOf(content)
  const when = period ? ` ${included === 1 ? 'It is' : 'They are'} from ${period.words}.` : ''
  if (all <= included) {
    const whole =
      included === 1
        ? 'The one incident recorded in this case is'
        : `All ${count(included)} incidents recorded in this case are`
    return [`${whole} in this bundle.${when}`]
  }
  const left = all - included
  return [
    `The writer chose ${count(included)} of the ${count(all)} incidents recorded in this case.${when}`,
    left === 1
      ? '1 incident is not included. It is recorded and can be asked for.'
      : `${count(left)} incidents are not included. They are recorded and can be asked for.`,
  ]
}

function withheld(content: BundleContent): Html | null {
  const parts = DISCLOSURE_CLASSES.filter((name) => name !== 'privileged').flatMap((name) => {
    const incidents = content.scope.withheld[name] ?? 0
    return incidents > 0 ? [`${classWords(name)} (${counted(incidents, 'incident')})`] : []
  })
  if (parts.length === 0) return null
  return html`<p>Left out of the incidents that are included: ${parts.join('; ')}.</p>`
}
