import type { BundleContent } from '../content.ts'
import type { BundlePart, BundleSection } from '../bundle-profile.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { accountsAndPeople } from './accounts.ts'
import { actionsTaken } from './actions.ts'
import { chronology } from './chronology.ts'
import { codePointNote } from './said.ts'
import { courtHeading } from './heading.ts'
import { courtIndex } from './court-index.ts'
import { cover } from './cover.ts'
import { custodyRecord } from './custody.ts'
import { dayWords } from './period.ts'
import { inForm } from './dates.ts'
import { exhibitBlock, incidentBlock } from './context.ts'
import { exhibitSheet } from './exhibit.ts'
import { fileList } from './files.ts'
import { glance } from './glance.ts'
import { howToCheck } from './checking.ts'
import { html, trustedMarkup } from './html.ts'
import { incidentPage } from './incident.ts'
import { indexPage } from './index-page.ts'
import { insertedPages } from '../exhibit-view.ts'
import { methodAndLimits } from './method.ts'
import { receipt } from './receipt.ts'
import { scope } from './scope.ts'
import { styleFor } from './style.ts'

/** A stretch of pages that begins on a page of its own and that links and bookmarks can name. */
export type Block = {
  readonly id: string
  /** The letter of the bundle's section it belongs to: `A`, `B` … */
  readonly letter: string
  /** The name of that section where it has more than one part. */
  readonly sectionTitle: string | null
  /** What stands at the top of its pages after the first. */
  readonly section: string
  readonly bookmark: string
  /** A part of the bundle, or an incident or exhibit inside the part of that name. */
  readonly level: 'section' | 'part'
  /** For an incident or exhibit: whether the part's heading stands on its first page. */
  readonly startsSection: boolean
  readonly exhibitLabel: string | null
  /** Pages that are put in behind what is printed of this block. */
  readonly insertedPages: number
  readonly print: (context: TemplateContext) => Html
}

/** Both from 1. */
export type VolumeNumber = { readonly number: number; readonly of: number }

type Place = Pick<Block, 'letter' | 'sectionTitle' | 'section'>
type PagePart = Exclude<BundlePart, 'incidents' | 'exhibits'>

const PAGES: Readonly<Record<PagePart, (context: TemplateContext, title: string) => Html>> = {
  cover,
  heading: courtHeading,
  glance,
  scope,
  index: (context, title) =>
    context.content.profile.heading ? courtIndex(context, title) : indexPage(context, title),
  chronology,
  accounts: accountsAndPeople,
  actions: actionsTaken,
  custody: custodyRecord,
  files: fileList,
  check: howToCheck,
  method: methodAndLimits,
  receipt,
}

/** All blocks of a bundle in page order, as its profile has them. A section with nothing in it is not there. */
export function blocksOf(content: BundleContent, exhibits: readonly ExhibitView[]): readonly Block[] {
  const sizes: Partial<Record<BundlePart, number>> = {
    incidents: content.incidents.length,
    exhibits: exhibits.length,
    actions: content.actions.length,
    accounts: content.accounts?.accounts.length ?? 0,
  }
  const isFilled = (part: BundlePart): boolean => sizes[part] !== 0
  const sections = content.profile.sections
    .map(({ title, parts }): BundleSection => ({ title, parts: parts.filter(({ part }) => isFilled(part)) }))
    .filter(({ parts }) => parts.length > 0)
  // In a bundle that continues one, a section has its letter whether or not those before it are there.
  const letterOf = (index: number, parts: BundleSection['parts']): number =>
    content.continues === undefined
      ? index
      : content.profile.sections.findIndex((section) =>
          section.parts.some(({ part }) => part === parts[0]?.part),
        )
  return sections.flatMap(({ title, parts }, index) => {
    const letter = String.fromCodePoint(0x41 + letterOf(index, parts))
    const sectionTitle = parts.length === 1 ? null : title
    return parts.flatMap((one) =>
      partBlocks(content, exhibits, one.part, { letter, sectionTitle, section: one.title }),
    )
  })
}

function partBlocks(
  content: BundleContent,
  exhibits: readonly ExhibitView[],
  part: BundlePart,
  place: Place,
): readonly Block[] {
  if (part === 'incidents') return incidentBlocks(content, place)
  if (part === 'exhibits') return exhibitBlocks(exhibits, place)
  const print = PAGES[part]
  return [pageBlock(part, place, (context) => print(context, place.section))]
}

function pageBlock(id: string, place: Place, print: Block['print']): Block {
  return {
    ...place,
    id,
    bookmark: place.section,
    level: 'section',
    startsSection: true,
    exhibitLabel: null,
    insertedPages: 0,
    print,
  }
}

function incidentBlocks(content: BundleContent, place: Place): readonly Block[] {
  return content.incidents.map((incident, index) => ({
    ...pageBlock(incidentBlock(incident.number), place, (context) =>
      incidentPage(context, incident, index === 0 ? place.section : null),
    ),
    level: 'part',
    startsSection: index === 0,
    bookmark: `Incident ${incident.number}${incident.fields.title ? ` · ${incident.fields.title}` : ''}`,
  }))
}

function exhibitBlocks(exhibits: readonly ExhibitView[], place: Place): readonly Block[] {
  return exhibits.map((view, index) => ({
    ...pageBlock(exhibitBlock(index), place, (context) =>
      exhibitSheet(context, view, index, index === 0 ? place.section : null),
    ),
    level: 'part',
    startsSection: index === 0,
    bookmark: `Exhibit ${view.exhibit.label}`,
    exhibitLabel: view.exhibit.label,
    insertedPages: insertedPages(view),
  }))
}

/** The PDF's title, as readers show it. */
export function bundleTitle(content: BundleContent, volume?: VolumeNumber): string {
  const which = volume && volume.of > 1 ? `, volume ${volume.number} of ${volume.of}` : ''
  return `Evidence bundle ${content.id}${which}, ${inForm({ content }, dayWords(content.madeAt, content.zone))}`
}

/** A link to what is not in this PDF would lead nowhere: its words stay. Links do not nest, and no text has markup. */
function withoutDeadLinks(markup: string, here: ReadonlySet<string>): string {
  return markup.replaceAll(
    /<a\b[^>]*href="#([^"]*)"[^>]*>([\s\S]*?)<\/a>/g,
    (link, target: string, words: string) => (here.has(target) ? link : `<span>${words}</span>`),
  )
}

/** The whole document, or one volume of it, as HTML. The same context always gives the same text. */
export function bundleHtml(context: TemplateContext): string {
  const { volumes } = context
  const blocks = volumes ? volumes.parts[volumes.here - 1]! : context.blocks
  const body = blocks.map(
    (block) => html`${block.print(context)}${codePointNote(context.say.takeCodePoints())}`,
  )
  const text = withoutDeadLinks(html`${body}`.markup, new Set(blocks.map(({ id }) => id)))
  const { page, smallestPt } = context.content.profile
  const style = styleFor(page, context.fonts.fontFamily, smallestPt)
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>
          ${bundleTitle(context.content, volumes && { number: volumes.here, of: volumes.parts.length })}
        </title>
        <style>
          ${trustedMarkup(context.fonts.css(text))}
        </style>
        <style>
          ${trustedMarkup(style)}
        </style>
      </head>
      <body>
        ${trustedMarkup(text)}
      </body>
    </html>`.markup
}
