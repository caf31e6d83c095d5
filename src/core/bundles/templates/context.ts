import type { FontPack } from '../fonts.ts'
import type { BundleContent } from '../content.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { Html } from './html.ts'
import type { Said } from './said.ts'
import { html } from './html.ts'

/** The page numbers that are printed. Before the first print they are not known and stand in as zeros. */
export type PageNumbers = {
  /** The first page of a block, counted from 1. */
  firstPage(block: string): number
  lastPage(block: string): number
  readonly total: number
}

/** What every template is given. */
export type TemplateContext = {
  readonly content: BundleContent
  readonly exhibits: readonly ExhibitView[]
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
  return html`<a class="see" href="#${block}">${last > first ? `${first}–${last}` : first}</a>`
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
