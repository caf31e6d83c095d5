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

/** Markup from a template literal. Strings and numbers in it are escaped, null and false print nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
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
