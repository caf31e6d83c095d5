import type { BundleExhibit } from '../content.ts'
import type { Decoded, ExhibitView } from '../exhibit-view.ts'
import type { Still } from '../../ports.ts'
import type { Html } from './html.ts'
import type { PictureLayout } from '../pdf/picture-layout.ts'
import type { TemplateContext } from './context.ts'
import type { TextExhibit } from '../pdf/text-exhibit.ts'
import { count, counted, logLine } from './words.ts'
import { describeFile, extensionOf, fileKind, lengthWords } from './file-kinds.ts'
import { exhibitBlock, incidentBlock, isForCourt, seePage } from './context.ts'
import { timeWords, utcWords } from './dates.ts'
import { hasRecognisedText } from '../exhibit-view.ts'
import { html } from './html.ts'
import { originalWords, redactedWords, redactionList } from './redaction.ts'

/** recipient.md section 5, "Exhibit sheet", and behind it a text's own pages. */
export function exhibitSheet(
  context: TemplateContext,
  view: ExhibitView,
  index: number,
  heading: string | null,
): Html {
  const { exhibit, showing } = view
  const { sheet } = context.content.profile
  const shown = [...shownWords(view), ...redactedWords(exhibit), ...recognisedWords(view)]
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
  return html` ${row('What it is', describeFile(view))}
  ${belongs.length > 0 && row('Belongs to', html`${belongs}`)}
  ${exhibit.originalName !== null && row('Name when kept', say.line(exhibit.originalName))}
  ${
    exhibit.fileModifiedAt !== null &&
    row(
      'Date of the file',
      html`${utcWords(context, exhibit.fileModifiedAt)}
        <span class="quiet">(as the file said when it was kept)</span>`,
    )
  }
  ${row(
    'Kept',
    html`${timeWords(context, exhibit.keptAt)},
    ${say.line(exhibit.how)}${!isForCourt(context) && withLine(context, exhibit)}`,
  )}
  ${!isForCourt(context) && fileFacts(context, exhibit)}`
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

const row = (name: string, value: Html | string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`

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
          ? html`It is a file of its own, ${exhibit.fileName}, kept with the package of this bundle.`
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

function shownWords({ showing }: ExhibitView): readonly string[] {
  switch (showing.kind) {
    case 'picture':
      return [
        pictureWords(showing.layout),
        ...(showing.decoded ? decodedWords(showing.decoded) : turnedWords(showing.picture.orientation)),
      ]
    case 'pictures':
      return picturesWords(showing)
    case 'recording':
      return showing.stills.length > 0
        ? ['The stills are smaller than the video. Nothing is cut off them.']
        : []
    case 'decoded-picture':
      return [pictureWords(showing.layout)]
    case 'pdf':
      return showing.drawnBy === undefined ? pdfWords(showing) : drawnWords(showing)
    case 'text':
      return textWords(showing.text)
    case 'named':
      return []
  }
}

function recognisedWords(view: ExhibitView): readonly string[] {
  if (view.recognised?.kind === 'left') return ['A machine did not look through it for text.']
  if (!hasRecognisedText(view)) return []
  return [
    'Text that a machine recognised in it lies unseen over the picture, for searching. It is not evidence; look at the picture.',
  ]
}

function pictureWords({ percent, parts, overlapMm, overlapPx }: PictureLayout): string {
  if (parts.length === 1) return `Shown at ${percent} % of its size. Not cropped.`
  const by = `${overlapMm} mm (${counted(overlapPx, 'row')} of pixels)`
  return `Shown at ${percent} % of its size, in ${parts.length} parts, each overlapping the one before by ${by}. Not cropped.`
}

function decodedWords({ format, by, moves, isJpeg }: Decoded): readonly string[] {
  const kept = isJpeg ? ' and put in here as a JPEG picture' : ''
  return [
    ...(moves ? ['It moves; the first picture is shown.'] : []),
    `Decoded from ${format} by ${by.replace('/', ' ')}${kept}; the file itself is as it was.`,
  ]
}

type ManyPictures = Extract<ExhibitView['showing'], { kind: 'pictures' }>

function picturesWords({ pictures, pagesInFile, decoded }: ManyPictures): readonly string[] {
  const shown = pictures.length
  return [
    `Shown at ${percentWords(pictures.map(({ layout }) => layout.percent))} of its size. Not cropped.`,
    ...(shown < pagesInFile ? [firstPagesWords(shown, pagesInFile)] : []),
    ...decodedWords(decoded),
  ]
}

function percentWords(percents: readonly number[]): string {
  const [least, most] = [Math.min(...percents), Math.max(...percents)]
  return least === most ? `${least} %` : `between ${least} % and ${most} %`
}

const firstPagesWords = (shown: number, inFile: number): string =>
  `The first ${shown} of its ${count(inFile)} pages are shown. The rest is in the file.`

function turnedWords(orientation: number): readonly string[] {
  return orientation === 1 ? [] : ['Turned as the camera noted in the file; the file itself is as it was.']
}

function pdfWords({ pdf, percents }: Extract<ExhibitView['showing'], { kind: 'pdf' }>): readonly string[] {
  const size = percentWords(percents)
  const shown = pdf.pages.length
  return [
    `Shown at ${size} of its size, each page in a thin frame. Not cropped.`,
    ...(shown < pdf.pagesInFile ? [firstPagesWords(shown, pdf.pagesInFile)] : []),
    'What is seen on its pages is shown here. Links, forms, scripts and attached files in it do nothing here; the file has them as they were.',
  ]
}

/** A page has no size of its own: it is laid out for the paper. */
function drawnWords(showing: Extract<ExhibitView['showing'], { kind: 'pdf' }>): readonly string[] {
  const { pdf, drawnBy, withoutGlyph = 0 } = showing
  const shown = pdf.pages.length
  return [
    drawnBy === 'drawing'
      ? 'Shown as a browser draws it without scripts and without the network.'
      : 'Shown as a browser draws it without scripts and without the network; parts that were not saved are missing.',
    'Its words are drawn with the fonts that came with it, else with those of this program, so lines may end elsewhere than on a screen.',
    ...(withoutGlyph > 0 ? [withoutGlyphWords(withoutGlyph)] : []),
    ...(shown < pdf.pagesInFile ? [`Its first ${shown} sheets are shown. The rest is in the file.`] : []),
  ]
}

const withoutGlyphWords = (characters: number): string =>
  characters === 1
    ? 'One character of it is in no font of this program and may print as a box; it is in the file.'
    : `${count(characters)} characters of it are in no font of this program and may print as boxes; they are in the file.`

function textWords(text: TextExhibit): readonly string[] {
  return [
    `The text of the file follows, read as ${text.encoding}.`,
    ...(text.cut ? ['Only its beginning is printed. The rest is in the file.'] : []),
    ...(text.lines.some((line) => 'leftOutLines' in line)
      ? ['Runs of encoded data, such as attachments, are counted and not printed. They are in the file.']
      : []),
  ]
}

function textPages({ say }: TemplateContext, { exhibit }: ExhibitView, text: TextExhibit): Html {
  return html`<section class="exhibit-text">
    <p class="begins">Exhibit ${exhibit.label}, the text of the file ${exhibit.fileName}</p>
    ${text.lines.map((line) => ('text' in line ? say.block(line.text, 'line') : html`<div class="left-out">${counted(line.leftOutLines, 'line')} of encoded data, in the file</div>`))}
    ${text.lines.length === 0 && html`<p class="left-out">The file is empty.</p>`}
    ${text.cut && html`<p class="left-out">The rest is in the file ${exhibit.fileName}.</p>`}
  </section>`
}
