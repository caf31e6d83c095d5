import type { SavedPage } from './frame-messages.ts'

/**
 * What runs, asks the network or takes the focus. The frame forbids it all; taken out it cannot be tried either, such
 * as an early connection, which no policy forbids. What is in a template is seen by nobody here, and may be drawn there.
 */
const TAKEN_OUT =
  'script, base, meta[http-equiv], link, iframe, frame, object, embed, portal, fencedframe, audio, video, source, track, template'
const LEFT_OUT_ATTRIBUTES =
  /^(on.*|autofocus|tabindex|contenteditable|accesskey|ping|srcset|srcdoc|action|formaction|background)$/i
const IMPORT = /@import[^;]*;?/gi
const ADDRESS = /url\(\s*(["']?)([^"')]+)\1\s*\)/gi

/** A saved page as a document that is only drawn: with the pictures and styles that were saved beside it, and no others. */
export function harmlessPage({ html, address, parts }: SavedPage): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const find = finder(address, parts)
  for (const link of page.querySelectorAll('link[rel~="stylesheet" i][href]')) {
    const sheet = find(link.getAttribute('href')!)
    if (sheet !== null) link.replaceWith(styleOf(page, sheet, find))
  }
  for (const element of page.querySelectorAll(TAKEN_OUT)) element.remove()
  for (const style of page.querySelectorAll('style')) style.textContent = withParts(style.textContent, find)
  for (const element of page.querySelectorAll('*')) tame(element, find)
  const doctype = page.doctype === null ? '' : '<!doctype html>'
  return doctype + page.documentElement.outerHTML
}

type Find = (address: string) => string | null

/** What was saved under an address, as a `data:` address. */
function finder(base: string | null, parts: SavedPage['parts']): Find {
  return (address) => {
    if (address.startsWith('data:')) return address
    const whole = URL.canParse(address, base ?? undefined)
      ? new URL(address, base ?? undefined).href
      : address
    return Object.hasOwn(parts, whole) ? parts[whole]! : null
  }
}

function tame(element: Element, find: Find): void {
  for (const name of element.getAttributeNames())
    if (LEFT_OUT_ATTRIBUTES.test(name)) element.removeAttribute(name)
  // A link leads nowhere here.
  for (const name of ['href', 'xlink:href']) {
    const to = element.getAttribute(name)
    if (to !== null && !to.startsWith('#')) element.removeAttribute(name)
  }
  const source = element.getAttribute('src')
  const found = source === null ? null : find(source)
  if (found === null) element.removeAttribute('src')
  else element.setAttribute('src', found)
  const style = element.getAttribute('style')
  if (style !== null) element.setAttribute('style', withParts(style, find))
}

function styleOf(page: Document, sheet: string, find: Find): HTMLStyleElement {
  const style = page.createElement('style')
  const base64 = sheet.slice(sheet.indexOf(',') + 1)
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0)!)
  style.textContent = withParts(new TextDecoder().decode(bytes), find)
  return style
}

/** What a style sheet names is what was saved, or an empty picture. */
const withParts = (css: string, find: Find): string =>
  css
    .replaceAll(IMPORT, '')
    .replaceAll(ADDRESS, (_whole, _quote: string, address: string) => `url("${find(address) ?? 'data:,'}")`)
