declare const brand: unique symbol
/** Markup that is safe to print: made by `html`, with every string in it escaped. */
export type Html = { readonly markup: string; readonly [brand]: 'Html' }

type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The one function that turns text into markup, in element content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!)
}

/** Every template that was used since the start: what the source says between its placeholders, and no value of any. */
const used = new Set<TemplateStringsArray>()

/** The words that are ours in whatever was made so far, whoever it was for: the fixed texts of the templates used. */
export const fixedTexts = (): readonly string[] =>
  [...used].flatMap((strings) => strings.map((part) => part.replaceAll(/<[^>]*>?|&\w+;/g, ' ')))

/** Markup from a template literal. Strings and numbers in it are escaped, null and false print nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  used.add(strings)
  const markup = strings.reduce((done, part, index) => done + markupOf(values[index - 1]) + part)
  return { markup } as Html
}

/** For markup that is ours and constant, such as the style sheet. Never for anything a person wrote. */
export function trustedMarkup(markup: string): Html {
  return { markup } as Html
}

function markupOf(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (isList(value)) return value.map(markupOf).join('')
  return value.markup
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value)
}
