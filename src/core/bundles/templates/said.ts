import type { FontPack } from '../fonts.ts'
import type { Html } from './html.ts'
import type { PrintedPart } from '../coverage.ts'
import { html } from './html.ts'
import { listed } from './words.ts'
import { languageOf } from '../fonts.ts'
import { splitByCoverage } from '../coverage.ts'

type CodePoint = Extract<PrintedPart, { readonly kind: 'codePoint' }>

/**
 * Prints what people wrote. Everything that did not come from this program goes through it: escaped, kept from
 * changing the direction of the text around it, and with nothing in it that cannot be seen.
 */
export type Said = {
  /** Inside a line. */
  line(text: string): Html
  /** Inside the line of a narrow column: an e-mail address is broken before its @ rather than inside a word. */
  account(text: string): Html
  /** A text of its own, line ends kept, in an element of this class. */
  block(text: string, className: 'words' | 'own' | 'line'): Html
  /** The code points that were printed as such since the last call, for the note that explains them. */
  takeCodePoints(): readonly CodePoint[]
}

export function createSaid(fonts: FontPack): Said {
  const met = new Map<number, CodePoint>()
  const parts = (text: string): Html => {
    const printed = splitByCoverage(fonts, text.toWellFormed())
    for (const part of printed) if (part.kind === 'codePoint') met.set(part.codePoint, part)
    return html`${printed.map(partMarkup)}`
  }
  return {
    line: (text) => html`<bdi dir="auto" ${language(text)}>${parts(text)}</bdi>`,
    account: (text) =>
      html`<bdi dir="auto" ${language(text)}
        >${text.split(/(?<=\S)(?=@\S)/u).map((part, index) => html`${index > 0 && html`<wbr />`}${parts(part)}`)}</bdi
      >`,
    block: (text, className) =>
      html`<div class="${className}" dir="auto" ${language(text)}>${parts(text)}</div>`,
    takeCodePoints: () => {
      const taken = [...met.values()]
      met.clear()
      return taken
    },
  }
}

function partMarkup(part: PrintedPart): Html {
  return part.kind === 'text' ? html`${part.text}` : html`<bdi class="seen" dir="ltr">${part.label}</bdi>`
}

function language(text: string): Html | null {
  const found = languageOf(text)
  return found ? html` lang="${found}"` : null
}

/** The note under a text in which code points stand; nothing where there are none. */
export function codePointNote(codePoints: readonly CodePoint[]): Html | null {
  if (codePoints.length === 0) return null
  const unseen = codePoints.filter(({ why }) => why === 'unseen').map(({ label }) => label)
  const noGlyph = codePoints.filter(({ why }) => why === 'noGlyph').map(({ label }) => label)
  return html`<p class="small after">
    In boxes, for characters that could not be printed as they are:
    ${unseen.length > 0 && `${listed(unseen)} ${unseen.length === 1 ? 'leaves no mark of its' : 'leave no mark of their'} own on paper. `}
    ${noGlyph.length > 0 && `For ${listed(noGlyph)} this document has no letter shape.`} The Unicode number is
    printed in its place.
  </p>`
}
