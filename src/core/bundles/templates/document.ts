import type { Html } from './html.ts'
import type { StartLine } from './cover.ts'
import type { TemplateContext } from './context.ts'
import type { BundleContent } from '../content.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import { chronology } from './chronology.ts'
import { codePointNote } from './said.ts'
import { cover } from './cover.ts'
import { custodyRecord } from './custody.ts'
import { dayWords } from './period.ts'
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
  /** What stands at the top of its pages after the first. */
  readonly section: string
  readonly bookmark: string
  /** A section, or an incident or exhibit inside the section of that name. */
  readonly level: 'section' | 'part'
  /** For a part: whether the section's heading stands on its first page. */
  readonly startsSection: boolean
  readonly exhibitLabel: string | null
  /** Pages that are put in behind what is printed of this block. */
  readonly insertedPages: number
  readonly print: (context: TemplateContext) => Html
}

const INCIDENTS = 'The incidents, one by one'
const EXHIBITS = 'The exhibits'

/** All blocks of a bundle in page order. */
export function blocksOf(content: BundleContent, exhibits: readonly ExhibitView[]): readonly Block[] {
  const front = [
    section('glance', 'At a glance', glance),
    section('scope', 'What is in this bundle and what is not', scope),
    section('index', 'Index', indexPage),
    section('chronology', 'What happened, in date order', chronology),
  ]
  const back = [
    section('custody', 'Custody record', custodyRecord),
    section('files', 'The files and their hashes', fileList),
    section('check', 'How to check this bundle', howToCheck),
    section('method', 'Method and limits', methodAndLimits),
    section('receipt', 'Receipt', receipt),
  ]
  const body = [...incidentBlocks(content), ...exhibitBlocks(exhibits)]
  const start = [...front, ...firstOfEach(body), ...back].map(({ id, section: title }): StartLine => ({
    block: id,
    title,
  }))
  return [section('cover', 'Cover', (context) => cover(context, start)), ...front, ...body, ...back]
}

function section(id: string, title: string, print: Block['print']): Block {
  return {
    id,
    section: title,
    bookmark: title,
    level: 'section',
    startsSection: true,
    exhibitLabel: null,
    insertedPages: 0,
    print,
  }
}

function incidentBlocks(content: BundleContent): readonly Block[] {
  return content.incidents.map((incident, index) => ({
    ...section(incidentBlock(incident.number), INCIDENTS, (context) =>
      incidentPage(context, incident, index === 0),
    ),
    level: 'part',
    startsSection: index === 0,
    bookmark: `Incident ${incident.number}${incident.fields.title ? ` · ${incident.fields.title}` : ''}`,
  }))
}

function exhibitBlocks(exhibits: readonly ExhibitView[]): readonly Block[] {
  return exhibits.map((view, index) => ({
    ...section(exhibitBlock(index), EXHIBITS, (context) => exhibitSheet(context, view, index)),
    level: 'part',
    startsSection: index === 0,
    bookmark: `Exhibit ${view.exhibit.label}`,
    exhibitLabel: view.exhibit.label,
    insertedPages: insertedPages(view),
  }))
}

function firstOfEach(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ section: name }, index) => index === 0 || blocks[index - 1]?.section !== name)
}

/** The PDF's title, as readers show it. */
export function bundleTitle(content: BundleContent): string {
  return `Evidence bundle ${content.id}, ${dayWords(content.madeAt, content.zone)}`
}

/** The whole document as HTML. The same context and blocks always give the same text. */
export function bundleHtml(context: TemplateContext, blocks: readonly Block[]): string {
  const body = blocks.map(
    (block) => html`${block.print(context)}${codePointNote(context.say.takeCodePoints())}`,
  )
  const text = html`${body}`.markup
  const style = styleFor(context.content.profile.page, context.fonts.fontFamily)
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${bundleTitle(context.content)}</title>
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
