import { z } from 'zod'
import type { PageFonts } from '../ports/html-printer.ts'
import { evaluate } from './evaluate.ts'
import type { Page } from './page.ts'

/** Marks that a browser may draw without any letter of the text asking for them. */
const DRAWN_UNASKED = '•◦▪▸▾…‐‑–—“”‘’«»0123456789'

const Read = z.object({ letters: z.string(), lettersInOwnFonts: z.string() })

/**
 * Puts our fonts before all others but those that came with the page, so that it looks the same on every computer.
 * Out: how many of its characters are in none of our fonts.
 */
export async function fontPage(page: Page, fonts: PageFonts): Promise<number> {
  const { frameTree } = await page.call('Page.getFrameTree', {}, z.object({ frameTree: Frames }))
  const inner: number[] = []
  for (const frameId of drawnFrames(frameTree)) {
    const world = z.object({ executionContextId: z.number() })
    inner.push((await page.call('Page.createIsolatedWorld', { frameId }, world)).executionContextId)
  }
  let withoutGlyph = 0
  for (const context of [undefined, ...inner]) withoutGlyph += await fontFrame(page, fonts, context)
  return withoutGlyph
}

type Tree = {
  readonly frame: { readonly id: string; readonly url: string }
  readonly childFrames?: Tree[] | undefined
}
const Frames: z.ZodType<Tree> = z.object({
  frame: z.object({ id: z.string(), url: z.string() }),
  get childFrames() {
    return z.array(Frames).optional()
  },
})

/** Those that stand in the page itself: every other one is refused. */
function drawnFrames({ childFrames = [] }: Tree): readonly string[] {
  return childFrames.flatMap((child) => [
    ...(child.frame.url === 'about:srcdoc' ? [child.frame.id] : []),
    ...drawnFrames(child),
  ])
}

async function fontFrame(page: Page, fonts: PageFonts, context: number | undefined): Promise<number> {
  const { letters, lettersInOwnFonts } = await evaluate(page, COLLECT, Read, context)
  const all = `${letters}\n${lettersInOwnFonts}`
  const families = {
    '': fonts.familyFor(fonts.languageOf(all)),
    ja: fonts.familyFor('ja'),
    ko: fonts.familyFor('ko'),
    zh: fonts.familyFor(undefined),
  }
  const faces = fonts.css(`${all}\n${all.toUpperCase()}${DRAWN_UNASKED}`)
  await evaluate(page, applying(families, faces), z.boolean(), context)
  // Pictures drawn as letters have private characters, which only the font that came with them has.
  const elsewhere = lettersInOwnFonts.replace(/\p{Co}/gu, '')
  return fonts.countWithoutGlyph(letters) + fonts.countWithoutGlyph(elsewhere)
}

/**
 * A page can name its parts `style` or `fonts` and so hide what a browser calls that: everything is read from the
 * prototypes. It runs no script, so those are the browser's.
 */
const HELPERS = `
  const read = (type, name, thing) => Reflect.getOwnPropertyDescriptor(type.prototype, name).get.call(thing)
  const namesOf = (list) => list.match(/"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|[^,]+/g) ?? []
  const bare = (name) => name.trim().replace(/^["']|["']$/g, '').toLowerCase()
  const roots = [document]
  const elements = []
  for (const root of roots) {
    const type = root === document ? Document : DocumentFragment
    for (const element of type.prototype.querySelectorAll.call(root, '*')) {
      elements.push(element)
      const inner = read(Element, 'shadowRoot', element)
      if (inner) roots.push(inner)
    }
  }
  const own = new Set([...read(Document, 'fonts', document)].filter(({ status }) => status === 'loaded')
    .map(({ family }) => bare(family)))
  const ownOf = (family) => namesOf(family).map((name) => name.trim()).filter((name) => own.has(bare(name)))`

/** The letters that are seen, by whether a font that came with the page is asked to draw them. */
const COLLECT = `(() => {
  ${HELPERS}
  const found = { letters: [], lettersInOwnFonts: [] }
  const put = (family, text) => found[ownOf(family).length > 0 ? 'lettersInOwnFonts' : 'letters'].push(text)
  const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE', 'HEAD'])
  for (const element of elements) {
    const tag = read(Element, 'tagName', element).toUpperCase()
    if (SILENT.has(tag) || !Element.prototype.checkVisibility.call(element)) continue
    const style = getComputedStyle(element)
    const texts = [...read(Node, 'childNodes', element)].filter((node) => node.nodeType === 3 || node.nodeType === 4)
    if (texts.length > 0) put(style.fontFamily, texts.map((node) => node.data).join(''))
    for (const name of ['value', 'placeholder', 'alt', 'label'])
      if (Element.prototype.hasAttribute.call(element, name))
        put(style.fontFamily, Element.prototype.getAttribute.call(element, name))
    for (const pseudo of ['::before', '::after', '::marker']) {
      const { content, fontFamily } = getComputedStyle(element, pseudo)
      if (/["']/.test(content)) put(fontFamily, content)
    }
  }
  return { letters: found.letters.join('\\n'), lettersInOwnFonts: found.lettersInOwnFonts.join('\\n') }
})()`

/** All is read before anything is set: what is set on an element changes those inside it. */
function applying(families: Readonly<Record<string, string>>, faces: string): string {
  return `(async () => {
  ${HELPERS}
  const families = ${JSON.stringify(families)}
  const ours = (family, element) => {
    const language = Element.prototype.closest.call(element, '[lang]')
    const lang = language === null ? '' : Element.prototype.getAttribute.call(language, 'lang').slice(0, 2).toLowerCase()
    return [...ownOf(family), families[lang] ?? families['']].join(', ')
  }
  const wanted = elements.map((element) => {
    const { fontFamily } = getComputedStyle(element)
    // What names no font of its own takes the element's.
    const pseudo = ['before', 'after', 'first-letter', 'first-line', 'marker']
      .map((name) => ({ name, family: getComputedStyle(element, '::' + name).fontFamily }))
      .filter((one) => one.family !== fontFamily)
      .map(({ name, family }) => ({ name, family: ours(family, element) }))
    return { element, family: ours(fontFamily, element), pseudo }
  })
  const rules = new Map()
  for (const { element, family, pseudo } of wanted) {
    const type = [HTMLElement, SVGElement, MathMLElement].find((one) => element instanceof one)
    if (type) read(type, 'style', element).setProperty('font-family', family, 'important')
    for (const one of pseudo) {
      const rule = one.name + '{' + one.family
      if (!rules.has(rule)) rules.set(rule, { ...one, mark: 'data-holdfast-' + rules.size })
      Element.prototype.setAttribute.call(element, rules.get(rule).mark, '')
    }
  }
  const sheet = new CSSStyleSheet()
  // In place of a frame that was refused the browser draws words of its own. A single letter of a formula it draws as
  // another character, a slanted one, that our fonts have not.
  const OTHERWISE = 'iframe:not([srcdoc]), frame, embed { visibility: hidden !important } ' +
    'mi { text-transform: none !important }'
  // In a layer, because what is important there comes before what is important outside one.
  const pseudoRules = [...rules.values()]
    .map(({ name, family, mark }) => '[' + mark + ']::' + name + '{font-family:' + family + '!important}').join('')
  sheet.replaceSync('@layer{' + pseudoRules + '}' + OTHERWISE)
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  // Given as bytes: the page's own policy can forbid fonts by address.
  const listed = new CSSStyleSheet()
  listed.replaceSync(${JSON.stringify(faces)})
  const faces = [...listed.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map(({ style }) => {
    const data = Uint8Array.fromBase64(/base64,([^"')]+)/.exec(style.getPropertyValue('src'))[1])
    return new FontFace(bare(style.getPropertyValue('font-family')), data, {
      style: style.getPropertyValue('font-style'),
      weight: style.getPropertyValue('font-weight'),
      unicodeRange: style.getPropertyValue('unicode-range') || 'U+0-10FFFF',
    })
  })
  // Where one of ours cannot be used this fails: its letters would be missing without a word.
  for (const face of await Promise.all(faces.map((one) => one.load()))) read(Document, 'fonts', document).add(face)
  return true
})()`
}
