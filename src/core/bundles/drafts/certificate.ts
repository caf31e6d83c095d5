import type { Html } from '../templates/html.ts'
import type { DraftContext } from './document.ts'
import type { DraftExhibit } from './content.ts'
import type { DraftForm } from './form.ts'
import { count, counted } from '../templates/words.ts'
import { fileKind } from '../templates/file-kinds.ts'
import { html } from '../templates/html.ts'
import { momentWords, timeWords } from '../templates/dates.ts'
import { blank, filledIn, labelOf, line } from './blanks.ts'
import { endings } from './endings.ts'
import { createNumbers } from './statement.ts'

/** What stands on each exhibit, one under the other. */
export function exhibitSheets(context: DraftContext, sheet: NonNullable<DraftForm['exhibitSheet']>): Html {
  return html`<section class="page draft-body" id="exhibits">
    <h1 class="draft-title">Exhibits</h1>
    ${context.content.exhibits.map(
      (exhibit) =>
        html`<div class="draft-sheet">
          <p>${filledIn(sheet.text, labelOf(exhibit))}</p>
          <p class="from-record">
            Recorded by the software: ${fileKind(exhibit.mediaType)}, ${count(exhibit.sizeBytes)} bytes, kept
            ${timeWords(context, exhibit.keptAt)}.
          </p>
          ${line(sheet.sign)}
        </div>`,
    )}
  </section>`
}

/** A certification or affidavit about the copying and keeping of the files: prompts, and what the software recorded. */
export function certificate(context: DraftContext, of: NonNullable<DraftForm['certificate']>): Html {
  const numbers = createNumbers()
  return html`<section class="page draft-body" id="certificate">
    <h1 class="draft-title">${of.title}</h1>
    ${of.paragraphs.map((words) => numbers.next(filledIn(words)))} ${endings(context, of.endings)}
    <div class="signing-block">${of.signing.map(line)}</div>
    <h2 class="schedule-title">Schedule, recorded by the software</h2>
    <p class="from-record">
      When a file is kept the software computes SHA-256 over its bytes while it stores them, and writes down
      length, SHA-256 and time by the clock of this computer. ${checksWords(context)} A file that goes out
      redacted or not at all is struck out here: its SHA-256 may not be given either.
    </p>
    ${context.content.exhibits.map((exhibit) => scheduleItem(context, exhibit))}
  </section>`
}

function checksWords(context: DraftContext): string {
  const { count: number, lastAt } = context.content.checks
  return lastAt === null
    ? 'The log has no check of the whole record.'
    : `The log has ${counted(number, 'check')} of the whole record, the last on ${momentWords(context, lastAt)}.`
}

function scheduleItem(context: DraftContext, exhibit: DraftExhibit): Html {
  return html`<div class="schedule-item">
    <p>
      ${labelOf(exhibit)} ${fileKind(exhibit.mediaType)}, ${count(exhibit.sizeBytes)} bytes, kept
      ${timeWords(context, exhibit.keptAt)} with ${exhibit.toolVersion}
    </p>
    <p class="digits">SHA-256 when kept: ${exhibit.sha256}</p>
    <p>SHA-256 of the file handed over: ${blank('as I computed it; the same or not')}</p>
  </div>`
}
