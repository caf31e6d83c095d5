import { z } from 'zod'
import type { PageFonts } from '../ports/html-printer.ts'
import { evaluate } from './evaluate.ts'
import type { Page } from './page.ts'

/**
 * Puts a drawing into the page's picture, with our fonts in it: a picture sees no font of the page round it. Out: how
 * many of its characters are in none of them. Throws `PrintFailed` for one that is not well formed.
 */
export async function placeDrawing(page: Page, bytes: Uint8Array, fonts: PageFonts): Promise<number> {
  const source = JSON.stringify(Buffer.from(bytes).toString('base64'))
  const { text, ownFonts } = await evaluate(
    page,
    `(${READ})(${source})`,
    z.object({ text: z.string(), ownFonts: z.boolean() }),
  )
  const family = fonts.familyFor(fonts.languageOf(text))
  // One that brought fonts keeps its own words about them; ours are then only what the rest falls back to.
  const rule = ownFonts ? `svg{font-family:${family}}` : `*{font-family:${family}!important}`
  const css = JSON.stringify(`${fonts.css(text)}\n${rule}`)
  await evaluate(page, `(${PLACE})(${source}, ${css})`, z.boolean())
  return fonts.countWithoutGlyph(ownFonts ? text.replace(/\p{Co}/gu, '') : text)
}

/** A parsed document runs nothing and loads nothing. Entities are resolved in it, so its text is what is drawn. */
const PARSE = `const bytes = Uint8Array.fromBase64(source)
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const named = /^[^<]*<\\?xml[^>]*encoding\\s*=\\s*["']([\\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8'
  const charset = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : named
  const drawing = new DOMParser().parseFromString(new TextDecoder(charset).decode(bytes), 'image/svg+xml')
  if (drawing.querySelector('parsererror')) throw new Error('not well formed')`

const READ = `(source) => {
  ${PARSE}
  const styles = [...drawing.querySelectorAll('style')].map((style) => style.textContent)
  for (const one of drawing.querySelectorAll('style, script, title, desc, metadata')) one.remove()
  return { text: drawing.documentElement.textContent, ownFonts: styles.some((style) => /@font-face/i.test(style)) }
}`

const PLACE = `async (source, css) => {
  ${PARSE}
  const style = drawing.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = css
  drawing.documentElement.append(style)
  const picture = document.querySelector('img')
  picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(drawing))
  await picture.decode()
  return true
}`
