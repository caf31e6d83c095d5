import type { BundleExhibit } from '../bundle-exhibit.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { Still } from '../../ports/html-printer.ts'
import type { Html } from './html.ts'
import type { TemplateContext } from './context.ts'
import { count, counted, listed, logLine } from './words.ts'
import { describeFile, extensionOf, fileKind, lengthWords, plainKind } from './file-kinds.ts'
import { exhibitBlock, incidentBlock, isForCourt, seePage } from './context.ts'
import { timeWords, utcWords } from './dates.ts'
import { html } from './html.ts'
import { recognisedWords, shownWords } from './shown-words.ts'
import { textPages } from './text-pages.ts'
import { originalWords, redactedWords, redactionList } from './redaction.ts'
import { row } from './row.ts'

/** recipient.md section 5, "Exhibit sheet", and behind it a text's own pages. */
export function exhibitSheet(
  context: TemplateContext,
  view: ExhibitView,
  index: number,
  heading: string | null,
): Html {
  const { exhibit, showing } = view
  const { sheet } = context.content.profile
  const shown = [
    ...shownWords(view, isForCourt(context)),
    ...redactedWords(exhibit),
    ...recognisedWords(view, isForCourt(context)),
  ]
  return html`<section class="page sheet" id="${exhibitBlock(index)}">
      ${heading !== null && html`<h1>${heading}</h1>`}
      <h2>Exhibit ${exhibit.label}</h2>
      <p class="referred">
        referred to in the ${sheet.referredToIn} of <span class="blank" style="min-width:50mm"></span> dated
        <span class="blank" style="min-width:26mm"></span>
      </p>
      <div class="signing">${sheet.box}</div>
      ${showing.kind === 'named' && honest(context, view, showing.because)}
      ${showing.kind === 'recording' && honest(context, view, showing.because, lengthWords(showing.lengthMs))}
      <dl class="rows">${facts(context, view)}</dl>
      ${exhibit.redaction && redactionList(context, exhibit.redaction)}
      ${showing.kind === 'recording' && showing.stills.length > 0 && stills(view, showing.stills)}
      ${shown.length > 0 && html`<div class="shown">${shown.map((sentence) => html`<p>${sentence}</p>`)}</div>`}
    </section>
    ${showing.kind === 'text' && textPages(context, view, showing.text)}`
}

function facts(context: TemplateContext, view: ExhibitView): Html {
  const { exhibit } = view
  const { say } = context
  const belongs = exhibit.incidentNumbers.map(
    (number) => html`<div>incident ${number} (${seePage(context, incidentBlock(number))})</div>`,
  )
  return html` ${row('What it is', isForCourt(context) ? plainKind(view) : describeFile(view))}
  ${belongs.length > 0 && row('Belongs to', html`${belongs}`)}
  ${exhibit.originalName !== null && row('Name when kept', say.line(exhibit.originalName))}
  ${
    exhibit.fileModifiedAt !== null &&
    row('Date on the disk when it was kept', utcWords(context, exhibit.fileModifiedAt))
  }
  ${row(
    'Kept',
    html`${timeWords(context, exhibit.keptAt)},
    ${say.line(exhibit.how)}${!isForCourt(context) && withLine(context, exhibit)}${cameAgain(context, exhibit)}`,
  )}
  ${!isForCourt(context) && fileFacts(context, exhibit)}`
}

/** The same bytes are kept once, whenever they came. */
function cameAgain(context: TemplateContext, { cameIn = [] }: BundleExhibit): Html | null {
  if (cameIn.length < 2) return null
  const times = cameIn.length === 2 ? 'twice' : `${count(cameIn.length)} times`
  return html`<div>
    Came ${times} with the same bytes${!isForCourt(context) && ` (lines ${listed(cameIn.map(logLine))})`}.
  </div>`
}

/** What belongs to the package and not to the paper; a court has it in the list of files. */
function fileFacts({ say }: TemplateContext, exhibit: BundleExhibit): Html {
  return html`${row('File in the package', html`<bdi>data/${exhibit.fileName}</bdi>`)}
  ${row('Type and size', html`${say.line(exhibit.mediaType)}, ${counted(exhibit.sizeBytes, 'byte')}`)}
  ${row(exhibit.redaction ? 'SHA-256 of this copy' : 'SHA-256', html`<span class="digits">${exhibit.sha256}</span>`)}
  ${exhibit.redaction && row('Original', originalWords(exhibit.seq, exhibit.redaction))}`
}

function withLine(context: TemplateContext, exhibit: BundleExhibit): Html {
  return html`${withTool(context, exhibit)}
    <span class="quiet">(line ${logLine(exhibit.seq)} of the record log)</span>`
}

function withTool({ say }: TemplateContext, { toolVersion }: BundleExhibit): Html | null {
  return toolVersion === '' ? null : html`, with ${say.line(toolVersion.replace(/^holdfast/, 'Holdfast'))}`
}

/** recipient.md: never a blank page, and never a failed export because of one file. */
function honest(
  context: TemplateContext,
  { exhibit }: ExhibitView,
  because: string | null,
  length: string | null = null,
): Html {
  const extension = extensionOf(exhibit.fileName)
  const form = `${length === null ? '' : ` of ${length}`}${extension === '' ? '' : ` (${extension})`}`
  return html`<div class="honest">
    <p>
      Exhibit ${exhibit.label} is ${fileKind(exhibit.mediaType)}${form}.
      ${
        isForCourt(context)
          ? html`It is a file of its own, ${exhibit.fileName}, kept by the person who prepared this bundle,
            who can provide it.`
          : html`It is the file data/${exhibit.fileName} of the package.`
      }
    </p>
    ${because !== null && html`<p>${because}</p>`}
  </div>`
}

/** Still pictures of a video, each with its moment. */
function stills({ exhibit }: ExhibitView, all: readonly Still[]): Html {
  const figures = all.map(({ atMs, jpegBytes }) => {
    const moment = `at ${lengthWords(atMs) ?? '0 seconds'}`
    const source = `data:image/jpeg;base64,${Buffer.from(jpegBytes).toString('base64')}`
    return html`<figure class="still">
      <img alt="Exhibit ${exhibit.label}, still ${moment}" src="${source}" />
      <figcaption>Still ${moment}</figcaption>
    </figure>`
  })
  return html`<div class="stills">${figures}</div>`
}
