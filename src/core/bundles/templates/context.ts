import type { Block } from './document.ts'
import type { FontPack } from '../fonts.ts'
import type { BundleContent } from '../content.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { Html } from './html.ts'
import type { Said } from './said.ts'
import { html } from './html.ts'

/** The page numbers as they are stamped, `9` or `C4`. Before the first print they are not known. */
export type PageNumbers = {
  firstPage(block: string): string
  lastPage(block: string): string
  readonly total: number
}

/** The two PDFs of one bundle: the one that is sealed, and the plain one that a court files. */
export type Copy = 'master' | 'filing'

/** What every template is given. */
export type TemplateContext = {
  readonly content: BundleContent
  readonly copy: Copy
  readonly blocks: readonly Block[]
  readonly exhibits: readonly ExhibitView[]
  /** Whether the filing copy has a picture smaller than its file. */
  readonly shrinks: boolean
  readonly pages: PageNumbers
  readonly fonts: FontPack
  readonly say: Said
}

export const incidentBlock = (number: number): string => `incident-${number}`
export const exhibitBlock = (index: number): string => `exhibit-${index + 1}`

/** `page 9`, linked. */
export function seePage(context: TemplateContext, block: string): Html {
  return html`<a class="see" href="#${block}">page&nbsp;${context.pages.firstPage(block)}</a>`
}

/** A linked page number alone. */
export function pageNumber(context: TemplateContext, block: string): Html {
  return html`<a class="see" href="#${block}">${context.pages.firstPage(block)}</a>`
}

/** `9`, or `9–12`, linked to the first. */
export function pageSpan(context: TemplateContext, block: string): Html {
  const first = context.pages.firstPage(block)
  const last = context.pages.lastPage(block)
  return html`<a class="see" href="#${block}">${last !== first ? `${first}–${last}` : first}</a>`
}

/** `pages 9, 14 and 21`, each linked. */
export function seePages(context: TemplateContext, blocks: readonly string[]): Html {
  const links = blocks.map((block) => pageNumber(context, block))
  return html`${blocks.length === 1 ? 'page' : 'pages'}&nbsp;${joinList(links)}`
}

/** `a, b and c`. */
export function joinList(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => html`${separator(index, parts.length)}${part}`)}`
}

function separator(index: number, length: number): string {
  if (index === 0) return ''
  return index === length - 1 ? ' and ' : ', '
}

/** The block of the exhibit with this label; null when it is not in the bundle. */
export function blockOfLabel(context: TemplateContext, label: string): string | null {
  const index = context.exhibits.findIndex(({ exhibit }) => exhibit.label === label)
  return index < 0 ? null : exhibitBlock(index)
}

export const hasBlock = ({ blocks }: TemplateContext, id: string): boolean =>
  blocks.some((block) => block.id === id)

/** For a court nothing is said about software before the last section. */
export const isForCourt = ({ content }: TemplateContext): boolean => content.profile.heading !== null

/**
 * What the two copies say differently. Both are set, the other one unseen and without a word in the PDF, so that
 * each takes the room of the larger and the copies have the same pages. Without links.
 */
export function eachCopy({ copy }: TemplateContext, says: Readonly<Record<Copy, Html | null>>): Html {
  const other = copy === 'master' ? 'filing' : 'master'
  return html`<div class="copies">
    <div>${says[copy]}</div>
    ${says[other] && html`<div class="unseen" aria-hidden="true">${says[other]}</div>`}
  </div>`
}
