import type { Block } from './document.ts'
import type { FontPack } from '../fonts.ts'
import type { BundleContent, EarlierPlace } from '../content.ts'
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

/** A bundle in more than one PDF, and which of them is printed. */
export type Volumes = {
  /** From 1. */
  readonly here: number
  /** What each holds, in page order; every one behind the first begins with its opening page. */
  readonly parts: readonly (readonly Block[])[]
  readonly numberOf: ReadonlyMap<string, number>
}

/** What every template is given. */
export type TemplateContext = {
  readonly content: BundleContent
  readonly copy: Copy
  /** Of the whole bundle, without the opening pages of volumes. */
  readonly blocks: readonly Block[]
  /** Absent where the bundle is one PDF. */
  readonly volumes?: Volumes | undefined
  readonly exhibits: readonly ExhibitView[]
  /** Whether the filing copy has a picture smaller than its file. */
  readonly shrinks: boolean
  readonly pages: PageNumbers
  readonly fonts: FontPack
  readonly say: Said
}

export const incidentBlock = (number: number): string => `incident-${number}`
export const exhibitBlock = (index: number): string => `exhibit-${index + 1}`

/** Where a block lies that is not in the PDF that is printed: in words, and short for a column. Null where it is in it. */
export function elsewhere(
  context: TemplateContext,
  block: string,
): { readonly words: string; readonly short: string } | null {
  const { volumes } = context
  const earlier = earlierPlace(context, block)
  if (earlier) return earlierWords(earlier)
  const volume = volumes?.numberOf.get(block)
  if (volume === undefined || volume === volumes?.here) return null
  return { words: `volume ${volume}`, short: `vol. ${volume}` }
}

/** Of a bundle handed over before: `bundle HF-7K3Q-1, volume 2`. */
export function earlierWords({ bundle, volume }: EarlierPlace): {
  readonly words: string
  readonly short: string
} {
  const short = volume === null ? bundle : `${bundle}, vol. ${volume}`
  return { words: volume === null ? `bundle ${bundle}` : `bundle ${bundle}, volume ${volume}`, short }
}

/** An incident that is not here and was handed over before. */
function earlierPlace({ content, blocks }: TemplateContext, block: string): EarlierPlace | undefined {
  const number = content.continues && /^incident-(\d+)$/.exec(block)?.[1]
  if (!number || blocks.some(({ id }) => id === block)) return undefined
  return content.continues?.incidents.get(Number(number))
}

const firstPageOf = (context: TemplateContext, block: string): string =>
  earlierPlace(context, block)?.page ?? context.pages.firstPage(block)

/** `page 9`, linked; `page 412 of volume 2`. */
export function seePage(context: TemplateContext, block: string): Html {
  const other = elsewhere(context, block)
  const page = html`<a class="see" href="#${block}">page&nbsp;${firstPageOf(context, block)}</a>`
  return other ? html`${page} of ${other.words}` : page
}

const numberLink = (context: TemplateContext, block: string, number: string): Html => {
  const other = elsewhere(context, block)
  const link = html`<a class="see" href="#${block}">${number}</a>`
  return other ? html`${link} <span class="elsewhere">(${other.short})</span>` : link
}

/** A linked page number alone; `412 (vol. 2)`. */
export const pageNumber = (context: TemplateContext, block: string): Html =>
  numberLink(context, block, firstPageOf(context, block))

/** `9`, or `9–12`, linked to the first. */
export function pageSpan(context: TemplateContext, block: string): Html {
  const first = context.pages.firstPage(block)
  const last = context.pages.lastPage(block)
  return numberLink(context, block, last !== first ? `${first}–${last}` : first)
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
