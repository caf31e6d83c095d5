import type { Html } from '../templates/html.ts'
import type { Sourced } from '../bundle-profile.ts'
import type { DraftContext } from './document.ts'
import { Temporal } from 'temporal-polyfill'
import { html } from '../templates/html.ts'
import { inForm } from '../templates/dates.ts'
import { dayInWords } from '../../when/english.ts'

const READ_WORDS = {
  'at-source': 'read at the source',
  'second-hand': 'quoted from pages that repeat it',
  'general-knowledge': 'general knowledge, not looked up',
} as const satisfies Record<Sourced['read'], string>

/** Where a legal text comes from and how old it is. */
export function sourceWords(context: DraftContext, { source, read, asAt }: Omit<Sourced, 'says'>): string {
  const day = inForm(context, dayInWords(Temporal.PlainDate.from(asAt)))
  return `${source}; ${READ_WORDS[read]}; as at ${day}`
}

/** What the statement ends with, word for word; where there are two, one is to be struck out. */
export function endings(context: DraftContext, names: readonly string[]): Html {
  const texts = names.map((name) => context.content.wording.get(name)!)
  return html`${texts.length > 1 && html`<p class="from-record">One of these two; strike out the other.</p>`}
  ${texts.map(
    (wording) =>
      html`<div class="ending">
        <p class="ending-text">${wording.text}</p>
        <p class="from-record">
          ${wording.jurisdiction}: ${wording.use}. ${sourceWords(context, wording)}.
          ${wording.note !== null && ` ${wording.note}`}
        </p>
      </div>`,
  )}`
}
