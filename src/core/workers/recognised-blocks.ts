import type { RecognisedWord, WordBox } from '../ports/text-recogniser.ts'

/** What Tesseract answers, of which only this is read. Lengths in pixels of the picture as it is seen. */
type Corners = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
type Word = { readonly bbox: Corners; readonly text: string | null; readonly confidence: number | null }
type Line = {
  readonly bbox: Corners
  readonly baseline?: Corners
  readonly rowAttributes?: { readonly rowHeight: number; readonly descenders: number }
  readonly words?: readonly Word[] | null
}
export type Block = { readonly paragraphs?: readonly { readonly lines?: readonly Line[] | null }[] | null }

/** With fewer, reading all of them is as quick as reading some. */
const FEW_WORDS = 40
const SAMPLES = 10
/** Lines of text hold more words than what only looks like lines; but a sign may hold two. */
const LONGEST_SAMPLES = 6
const WRITTEN_CONFIDENCE = 70
const WRITTEN = /\p{L}{3}/u
const SAMPLE_MARGIN_PX = 3

const linesOf = (blocks: readonly Block[]): readonly Line[] =>
  blocks.flatMap(({ paragraphs }) => (paragraphs ?? []).flatMap(({ lines }) => lines ?? []))

/** The words in reading order, each as high as its line of text. */
export function wordsOf(blocks: readonly Block[]): readonly RecognisedWord[] {
  return linesOf(blocks).flatMap((line) => {
    const words = (line.words ?? []).filter((word) => (word.text ?? '').trim() !== '')
    return words.map((word, index) => ({
      text: word.text!.trim(),
      confidence: word.confidence ?? 0,
      box: boxInLine(word.bbox, line),
      endsLine: index === words.length - 1,
    }))
  })
}

/** Its own width, and the height of its line there: words that are marked together are marked evenly. */
function boxInLine({ x0, x1, y0, y1 }: Corners, { baseline, rowAttributes }: Line): WordBox {
  if (!baseline || !rowAttributes) return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }
  const { rowHeight, descenders } = rowAttributes
  const share = ((x0 + x1) / 2 - baseline.x0) / Math.max(1, baseline.x1 - baseline.x0)
  const base = baseline.y0 + share * (baseline.y1 - baseline.y0)
  const top = Math.min(y0, base + descenders - rowHeight)
  const bottom = Math.max(y1, base + descenders)
  return { x: x0, y: top, width: x1 - x0, height: bottom - top }
}

/** Some of the lines that a layout has, the ones with most words first; `all` where sampling saves nothing. */
export function samplesOf(blocks: readonly Block[]): readonly WordBox[] | 'all' {
  const lines = linesOf(blocks)
  const words = lines.reduce((sum, line) => sum + (line.words?.length ?? 0), 0)
  if (words <= FEW_WORDS) return 'all'
  const byWords = lines.toSorted((a, b) => (b.words?.length ?? 0) - (a.words?.length ?? 0))
  const rest = byWords.slice(LONGEST_SAMPLES)
  const step = Math.max(1, Math.floor(rest.length / (SAMPLES - LONGEST_SAMPLES)))
  const spread = rest.filter((_, index) => index % step === 0).slice(0, SAMPLES - LONGEST_SAMPLES)
  return [...byWords.slice(0, LONGEST_SAMPLES), ...spread].map(({ bbox }) => ({
    x: Math.max(0, bbox.x0 - SAMPLE_MARGIN_PX),
    y: Math.max(0, bbox.y0 - SAMPLE_MARGIN_PX),
    width: bbox.x1 - bbox.x0 + 2 * SAMPLE_MARGIN_PX,
    height: bbox.y1 - bbox.y0 + 2 * SAMPLE_MARGIN_PX,
  }))
}

/** Whether somebody wrote this: one word of letters that the machine is fairly sure of. */
export function looksWritten(words: readonly RecognisedWord[]): boolean {
  return words.some(({ text, confidence }) => confidence >= WRITTEN_CONFIDENCE && WRITTEN.test(text))
}
