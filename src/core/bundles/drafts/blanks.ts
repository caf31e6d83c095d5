import type { Html } from '../templates/html.ts'
import { html } from '../templates/html.ts'
import type { DraftExhibit } from './content.ts'

/** A place the person has to fill in, with what belongs there in small type. */
export const blank = (hint: string): Html =>
  html`<span class="fill"><span class="room">&nbsp;</span><span class="hint">[${hint}]</span></span>`

/** A line to sign or write on. */
export const line = (label: string): Html =>
  html`<div class="sign-line"><span class="sign-label">${label}</span>${blank(' ')}</div>`

/** Words of a form: `[[hint]]` is a blank, `{label}` what is given. */
export function filledIn(words: string, label: Html | null = null): Html {
  const parts = words.split(/(\[\[.+?\]\]|\{label\})/)
  return html`${parts.map((part) => {
    if (part === '{label}') return label
    return part.startsWith('[[') ? blank(part.slice(2, -2)) : part
  })}`
}

/** The label in bold; a file that has not gone out in any bundle has none yet. */
export function labelOf({ label, number }: DraftExhibit): Html {
  return label === null
    ? blank(`label; given in the first bundle it goes out in; file ${number} of the record`)
    : html`<strong>${label}</strong>`
}
