import type { EarlierBundle, OutsideTime } from '../content.ts'
import { notLaterThan } from '../../when/not-later-than.ts'
import { dayWords } from './period.ts'
import { inForm, utcWords } from './dates.ts'
import { html, type Html } from './html.ts'
import { wordGroups } from './copy-words.ts'
import type { TemplateContext } from './context.ts'
import { count, counted } from './words.ts'

/** What somebody outside said of when the lines of the log were there; a sentence for the reader, never more than it is. */
export function outsideTime(context: TemplateContext): Html {
  const time = mostCovering(context.content.log.times ?? [])
  if (time === null) return html`No outside body has confirmed them.`
  return html`${byWhom(context, time)} No outside body has confirmed the times of the lines after those.`
}

/** The same for the page "How to check this bundle", with what it rests on. */
export function outsideTimeToCheck(context: TemplateContext): Html {
  const times = context.content.log.times ?? []
  const time = mostCovering(times)
  if (time === null) return html`<p><strong>Not later than.</strong> No outside time is in this package.</p>`
  const others = times.length > 1 && html` ${counted(times.length - 1, 'other time stamp')} in the package.`
  return html`<p>
    <strong>Not later than.</strong> ${byWhom(context, time)} The name is what its certificate says; nobody
    here vouches for it. The read-me shows how to check it.${others}
  </p>`
}

function byWhom(context: TemplateContext, time: OutsideTime): Html {
  const who = time.authority === '' ? 'a time service without a name' : context.say.line(time.authority)
  const lines = time.size === 1 ? 'The first line was' : `The first ${count(time.size)} lines were`
  return html`${lines} there not later than ${utcWords(context, notLaterThan(time))}, says ${who}.`
}

/** Of the stamps about the most lines, the earliest. */
function mostCovering(times: readonly OutsideTime[]): OutsideTime | null {
  const most = Math.max(...times.map(({ size }) => size))
  return times.find(({ size }) => size === most) ?? null
}

/** As many as fit the page; the others are in the package. */
const MOST_SHOWN = 2

/** What this recipient was given before, to be compared with what they hold. */
export function earlierBundles(context: TemplateContext): Html {
  const earlier = context.content.log.earlier ?? []
  if (earlier.length === 0) {
    return html`<p>
      <strong>Earlier.</strong> No checkpoint of an earlier bundle for this recipient is in this package.
    </p>`
  }
  const more = earlier.length - MOST_SHOWN
  return html`<p>
    <strong>Earlier.</strong> Made for the same recipient before:
    ${earlier.slice(-MOST_SHOWN).map((one, index) => html`${index > 0 && '; '}${earlierWords(context, one)}`)}${
      more > 0 && html`; and ${count(more)} before, whose checkpoints are in the package`
    }.
    Compare the words with those on what you hold.
  </p>`
}

function earlierWords({ content }: TemplateContext, { id, at, size, words }: EarlierBundle): Html {
  const day = inForm({ content }, dayWords(at, content.zone))
  return html`bundle ${id} of ${day}, ${counted(size, 'line')}: ${wordGroups(words)}`
}
