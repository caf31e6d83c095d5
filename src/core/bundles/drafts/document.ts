import type { PageNumbers } from '../templates/context.ts'
import type { Block } from '../templates/document.ts'
import type { FontPack } from '../fonts.ts'
import type { Html } from '../templates/html.ts'
import type { Said } from '../templates/said.ts'
import type { DraftContent } from './content.ts'
import { codePointNote } from '../templates/said.ts'
import { html, trustedMarkup } from '../templates/html.ts'
import { momentWords } from '../templates/dates.ts'
import { styleFor } from '../templates/style.ts'
import { certificate, exhibitSheets } from './certificate.ts'
import { sourceWords } from './endings.ts'
import { incidentsWords, statement } from './statement.ts'
import { draftStyle } from './style.ts'

export type DraftContext = {
  readonly content: DraftContent
  readonly say: Said
  readonly pages: Pick<PageNumbers, 'firstPage'>
}

/** Hints and sources are small beside the statement itself, whose size is the court's. */
const SMALLEST_PT = 8

export const SHOW_FIRST = 'Show this to your lawyer before anyone else sees it.'

type Part = { readonly id: string; readonly title: string; readonly print: (context: DraftContext) => Html }

/** The parts of a draft in page order; the first page says what it is and where they are. */
export function partsOf({ form, exhibits }: DraftContent): readonly Part[] {
  const { exhibitSheet: sheet, certificate: of } = form
  const about = { id: 'about', title: 'About this draft', print: aboutPage }
  const hasSheets = sheet !== null && exhibits.length > 0
  return [
    about,
    { id: 'statement', title: `DRAFT · ${form.title}`, print: statement },
    ...(hasSheets
      ? [
          {
            id: 'exhibits',
            title: 'DRAFT · Exhibits',
            print: (context: DraftContext) => exhibitSheets(context, sheet),
          },
        ]
      : []),
    ...(of === null
      ? []
      : [
          {
            id: 'certificate',
            title: `DRAFT · ${of.title}`,
            print: (context: DraftContext) => certificate(context, of),
          },
        ]),
  ]
}

/** The same as the assembly of a bundle takes them. */
export function blocksOfDraft(content: DraftContent): readonly Block[] {
  return partsOf(content).map(({ id, title }) => ({
    id,
    letter: 'A',
    sectionTitle: null,
    section: title,
    bookmark: title,
    level: 'section',
    startsSection: true,
    exhibitLabel: null,
    insertedPages: 0,
    print: () => html``,
  }))
}

export const draftTitle = ({ form }: DraftContent): string => `DRAFT ${form.title.toLowerCase()}, not signed`

function aboutPage(context: DraftContext): Html {
  const { content, say, pages } = context
  const others = partsOf(content).slice(1)
  return html`<section class="page first" id="about">
    <h1 class="draft-word">DRAFT</h1>
    <p class="draft-first">${SHOW_FIRST}</p>
    <dl class="rows">
      <div>
        <dt>What it is</dt>
        <dd>A draft of a ${content.form.title.toLowerCase()}, not signed.</dd>
      </div>
      <div>
        <dt>For</dt>
        <dd>
          ${content.from === '' ? 'the writer' : say.line(content.from)} and their lawyer. It is part of no
          bundle.
        </dd>
      </div>
      <div>
        <dt>Made from</dt>
        <dd>
          the record, ${incidentsWords(context)}, with Holdfast ${content.appVersion} on
          ${momentWords(context, content.madeAt)}.
        </dd>
      </div>
    </dl>
    <table role="presentation" class="draft-parts">
      ${others.map(
        ({ id, title }) =>
          html`<tr>
            <td><a href="#${id}">${title}</a></td>
            <td class="num"><a class="see" href="#${id}">${pages.firstPage(id)}</a></td>
          </tr>`,
      )}
    </table>
    <p>
      What stands about the incidents is in the words of the record. Dates, numbers and hashes were recorded
      by the software. Each line with a hint in brackets is for the person to fill in or strike out. Nothing
      is ticked or signed beforehand.
    </p>
    <h3>What the form follows</h3>
    <ul class="small">
      ${content.form.rules.map((rule) => html`<li>${rule.says} <span class="quiet">(${sourceWords(context, rule)})</span></li>`)}
    </ul>
    <p class="small">
      Rules vary and change. The directions of the court or of the police come first. Not legal advice. A
      statement may be shown to the other side.
    </p>
  </section>`
}

/** The whole draft as HTML. */
export function draftHtml(context: DraftContext, fonts: FontPack): string {
  const { content, say } = context
  const body = partsOf(content).map(
    (part) => html`${part.print(context)}${codePointNote(say.takeCodePoints())}`,
  )
  // Chromium repeats what has a fixed place on every page that it prints.
  const text = html`<div class="draft-mark" aria-hidden="true">DRAFT</div>
    ${body}`.markup
  const style = styleFor(content.profile.page, fonts.fontFamily, SMALLEST_PT)
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>${draftTitle(content)}</title>
        <style>
          ${trustedMarkup(fonts.css(text))}
        </style>
        <style>
          ${trustedMarkup(style + draftStyle(content.form.page))}
        </style>
      </head>
      <body>
        ${trustedMarkup(text)}
      </body>
    </html>`.markup
}
