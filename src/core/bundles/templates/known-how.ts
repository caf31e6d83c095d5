import type { KnownHow } from '../../../contract/known-how.ts'
import type { BundleHow, SaidOfLink } from '../bundle-accounts.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { timeWords } from './dates.ts'
import { html } from './html.ts'
import { isForCourt } from './context.ts'
import { listed, logLine } from './words.ts'
import { quotedEnd } from './quoted.ts'

export const BASIS_WORDS: Readonly<Record<KnownHow['basis'], string>> = {
  named: 'named there',
  'said-so': 'they said so themselves',
  'same-contact': 'the same number, address or link',
  'same-content': 'the same words or pictures',
  recognised: 'recognised by the writer',
  told: 'told by somebody',
  other: 'for another reason',
}
/** In the words of the form that was answered. */
export const SURE_WORDS: Readonly<Record<KnownHow['confidence'], string>> = {
  sure: 'sure',
  likely: 'likely',
  'not-sure': 'not sure',
}

/** `named there; likely; in the writer’s words: “…”.`: the end of a sentence. */
export function howWords(context: TemplateContext, { basis, confidence, words = '' }: KnownHow): Html {
  const own = words.trim() === '' ? '.' : html`; in the writer’s words: ${quotedEnd(context, words)}`
  return html`${BASIS_WORDS[basis]}; ${SURE_WORDS[confidence]}${own}`
}

/** `said 12 March 2026, 10:15 (lines 0042 and 0043)`; a court is told of no lines. */
export function saidWords(context: TemplateContext, at: BundleHow['at'], lines: readonly number[]): string {
  const said = `said ${timeWords(context, at)}`
  if (isForCourt(context) || lines.length === 0) return said
  const numbers = lines.toSorted((one, other) => one - other).map(logLine)
  return `${said} (${lines.length === 1 ? 'line' : 'lines'} ${listed(numbers)})`
}

/** What was said of a link before what stands now, taking it back among it. */
export function beforeWords(context: TemplateContext, { at, seq, isLineGiven, how }: SaidOfLink): Html {
  const when = saidWords(context, at, isLineGiven ? [seq] : [])
  return html` <div>Before, ${when}: ${how === null ? 'taken back.' : howWords(context, how)}</div> `
}
