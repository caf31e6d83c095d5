import type { HtmlPrinter } from '../../ports/html-printer.ts'
import type { PictureToRead, RecognisedWord, TextRecogniser } from '../../ports/text-recogniser.ts'
import type { Progress } from '../../ports/progress.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import type { RecognisedText } from '../recognised.ts'
import { LEAST_CONFIDENCE } from '../recognised.ts'
import { seenSize } from './picture.ts'
import { checkedBytes } from './read-exhibit.ts'

/** Every pixel of a screenshot counts; a photograph or scan is read as well when it is drawn smaller. */
const MOST_PIXELS = { screenshot: 16_000_000, photograph: 4_000_000 } as const
/** After this the pictures that are left are not looked at: a bundle is not kept waiting for a help. */
export const MOST_MS_IN_ALL = 5 * 60_000
const WRITTEN = /[\p{L}\p{N}]/u

export type RecognisingDeps = {
  readonly recogniser: TextRecogniser
  readonly printer: HtmlPrinter
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
  /** Milliseconds that never go back. */
  readonly nowMs?: () => number
  /** By the same clock: when pictures are no longer looked at. */
  readonly endMs?: number
}

type PictureView = ExhibitView & {
  readonly showing: Extract<ExhibitView['showing'], { kind: 'picture' | 'decoded-picture' }>
}

/**
 * The exhibits, each picture with the text that a machine recognised in what is shown of it. Screenshots come first,
 * because text is mostly in them. Throws Cancelled, CannotRead, and what `readBytes` throws.
 */
export async function recognisePictures(
  views: readonly ExhibitView[],
  deps: RecognisingDeps,
): Promise<readonly ExhibitView[]> {
  const { recogniser, progress, nowMs = () => performance.now() } = deps
  const waiting = views
    .filter(isPicture)
    .toSorted((a, b) => Number(isPhotograph(a)) - Number(isPhotograph(b)))
  const total = waiting.length
  const found = new Map<ExhibitView, RecognisedText>()
  const endMs = deps.endMs ?? nowMs() + MOST_MS_IN_ALL
  const lane = async (): Promise<void> => {
    for (let view = waiting.shift(); view; view = waiting.shift()) {
      found.set(view, nowMs() < endMs ? await recognised(view, deps) : { kind: 'left' })
      progress?.(found.size, total, 'text in pictures')
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: recogniser.threads }, lane))
  const failed = lanes.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return views.map((view) => (found.has(view) ? { ...view, recognised: found.get(view)! } : view))
}

const isPicture = (view: ExhibitView): view is PictureView =>
  view.showing.kind === 'picture' || view.showing.kind === 'decoded-picture'

const isPhotograph = ({ showing }: PictureView): boolean =>
  showing.kind === 'picture' && showing.picture.format === 'JPEG'

async function recognised(view: PictureView, deps: RecognisingDeps): Promise<RecognisedText> {
  const { showing } = view
  const seen = showing.kind === 'picture' ? seenSize(showing.picture) : showing
  const most = MOST_PIXELS[isPhotograph(view) ? 'photograph' : 'screenshot']
  const share = Math.min(1, Math.sqrt(most / (seen.widthPx * seen.heightPx)))
  const widthPx = Math.max(1, Math.floor(seen.widthPx * share))
  const heightPx = Math.max(1, Math.floor(seen.heightPx * share))
  const picture = share < 1 ? await drawnSmaller(view, { widthPx, heightPx }, deps) : await whole(view)
  const words = picture && (await deps.recogniser.recognise(picture, deps.signal))
  return words ? { kind: 'words', words: sureWords(words, widthPx, heightPx) } : { kind: 'left' }
}

function sureWords(words: readonly RecognisedWord[], widthPx: number, heightPx: number) {
  return words
    .filter(({ text, confidence }) => confidence >= LEAST_CONFIDENCE && WRITTEN.test(text))
    .map(({ text, box, endsLine }) => ({
      text,
      endsLine,
      box: {
        x: box.x / widthPx,
        y: box.y / heightPx,
        width: box.width / widthPx,
        height: box.height / heightPx,
      },
    }))
}

/** Of what is shown, so that nothing is recognised that cannot be seen. */
async function whole({ exhibit, showing }: PictureView): Promise<PictureToRead> {
  if (showing.kind === 'decoded-picture') return { bytes: showing.pngBytes, orientation: 1 }
  const { format, data, orientation } = showing.picture
  if (showing.fileBytes) return { bytes: showing.fileBytes, orientation }
  return { bytes: format === 'JPEG' ? data : await checkedBytes(exhibit), orientation }
}

/** What is in the PDF of a JPEG says nothing of turning, so the browser draws it as it is stored. */
async function drawnSmaller(
  view: PictureView,
  seen: { readonly widthPx: number; readonly heightPx: number },
  { printer }: RecognisingDeps,
): Promise<PictureToRead | null> {
  const { bytes, orientation } = await whole(view)
  const mediaType = isPhotograph(view) ? 'image/jpeg' : 'image/png'
  const stored = orientation >= 5 ? { widthPx: seen.heightPx, heightPx: seen.widthPx } : seen
  const drawn = await printer.scalePicture?.({ bytes, mediaType, ...stored })
  return drawn ? { bytes: drawn, orientation } : null
}
