import type { Decoded, ExhibitView } from '../exhibit-view.ts'
import type { PictureLayout } from '../pdf/picture-layout.ts'
import { LONG_ENCODED_RUN, type TextExhibit } from '../pdf/text-exhibit.ts'
import { hasRecognisedText } from '../exhibit-view.ts'
import { count, counted } from './words.ts'

/**
 * How the file is shown, in sentences for its sheet. A court has nothing of formats, programs and encodings here; the
 * page on method, in the last section, has them.
 */
export function shownWords({ showing }: ExhibitView, forCourt: boolean): readonly string[] {
  switch (showing.kind) {
    case 'picture':
      return [
        pictureWords(showing.layout, forCourt),
        ...(showing.decoded
          ? decodedWords(showing.decoded, forCourt)
          : turnedWords(showing.picture.orientation)),
      ]
    case 'pictures':
      return picturesWords(showing, forCourt)
    case 'recording':
      return showing.stills.length > 0
        ? ['The stills are smaller than the video. Nothing is cut off them.']
        : []
    case 'decoded-picture':
      return [pictureWords(showing.layout, forCourt)]
    case 'pdf':
      return showing.drawnBy === undefined ? pdfWords(showing, forCourt) : drawnWords(showing, forCourt)
    case 'text':
      return textWords(showing.text, forCourt)
    case 'named':
      return []
  }
}

/** What a machine looked for in it; a court has that in the last section. */
export function recognisedWords(view: ExhibitView, forCourt: boolean): readonly string[] {
  if (forCourt) return []
  if (view.recognised?.kind === 'left') return ['A machine did not look through it for text.']
  if (!hasRecognisedText(view)) return []
  return [
    'Text that a machine recognised in it lies unseen over the picture, for searching. It is not evidence; look at the picture.',
  ]
}

function pictureWords({ percent, parts, overlapMm, overlapPx }: PictureLayout, forCourt: boolean): string {
  if (parts.length === 1) return `Shown at ${percent} % of its size. Not cropped.`
  const by = `${overlapMm} mm${forCourt ? '' : ` (${counted(overlapPx, 'row')} of pixels)`}`
  return `Shown at ${percent} % of its size, in ${parts.length} parts, each overlapping the one before by ${by}. Not cropped.`
}

function decodedWords({ format, by, moves, isJpeg }: Decoded, forCourt: boolean): readonly string[] {
  const kept = isJpeg ? ' and put in here as a JPEG picture' : ''
  return [
    ...(moves ? ['It moves; the first picture is shown.'] : []),
    forCourt
      ? 'Converted so that it can be printed; the file itself is as it was.'
      : `Decoded from ${format} by ${by.replace('/', ' ')}${kept}; the file itself is as it was.`,
  ]
}

type ShownPdf = Extract<ExhibitView['showing'], { kind: 'pdf' }>
type ManyPictures = Extract<ExhibitView['showing'], { kind: 'pictures' }>

function picturesWords(
  { pictures, pagesInFile, decoded }: ManyPictures,
  forCourt: boolean,
): readonly string[] {
  const shown = pictures.length
  return [
    `Shown at ${percentWords(pictures.map(({ layout }) => layout.percent))} of its size. Not cropped.`,
    ...(shown < pagesInFile ? [firstPagesWords(shown, pagesInFile)] : []),
    ...decodedWords(decoded, forCourt),
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

function pdfWords({ pdf, percents }: ShownPdf, forCourt: boolean): readonly string[] {
  const size = percentWords(percents)
  const shown = pdf.pages.length
  return [
    `Shown at ${size} of its size, each page in a thin frame. Not cropped.`,
    ...(shown < pdf.pagesInFile ? [firstPagesWords(shown, pdf.pagesInFile)] : []),
    forCourt
      ? 'What is seen on its pages is shown here.'
      : 'What is seen on its pages is shown here. Links, forms, scripts and attached files in it do nothing here; the file has them as they were.',
  ]
}

/** A page has no size of its own: it is laid out for the paper. */
function drawnWords({ pdf, drawnBy, withoutGlyph = 0 }: ShownPdf, forCourt: boolean): readonly string[] {
  const shown = pdf.pages.length
  const how = forCourt
    ? 'Laid out for the paper'
    : 'Shown as a browser draws it without scripts and without the network'
  const fonts = forCourt
    ? 'Lines may end elsewhere than on a screen.'
    : 'Its words are drawn with the fonts that came with it, else with those of this program, so lines may end elsewhere than on a screen.'
  return [
    `${how}${drawnBy === 'drawing' ? '.' : '; parts that were not saved are missing.'}`,
    fonts,
    ...(withoutGlyph > 0 ? [withoutGlyphWords(withoutGlyph, forCourt)] : []),
    ...(shown < pdf.pagesInFile ? [`Its first ${shown} sheets are shown. The rest is in the file.`] : []),
  ]
}

function withoutGlyphWords(characters: number, forCourt: boolean): string {
  const isOne = characters === 1
  const lacking = forCourt ? 'could not be drawn' : `${isOne ? 'is' : 'are'} in no font of this program`
  return isOne
    ? `One character of it ${lacking} and may print as a box; it is in the file.`
    : `${count(characters)} characters of it ${lacking} and may print as boxes; they are in the file.`
}

function textWords({ encoding, cut, lines, mail }: TextExhibit, forCourt: boolean): readonly string[] {
  const readAs = forCourt ? '' : `, read as ${encoding}`
  return [
    mail
      ? `The e-mail follows as it reads once it is decoded: who it says it is from, to whom, its date, its subject and its text. Behind that stands the source of the file as it is${readAs}.`
      : `The text of the file follows${readAs}.`,
    ...(cut || mail?.cut ? ['Only its beginning is printed. The rest is in the file.'] : []),
    ...(lines.some((line) => 'leftOutLines' in line) ? [encodedWords(mail !== undefined)] : []),
  ]
}

const encodedWords = (isMail: boolean): string =>
  isMail
    ? 'Encoded parts of the source, such as attachments, are counted and not printed. They are in the file.'
    : `Encoded data, such as attachments, is counted and not printed where it is ${LONG_ENCODED_RUN} lines or longer; shorter runs are printed. All of it is in the file.`
