import { getDocument, GlobalWorkerOptions, VerbosityLevel, type PDFPageProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- what the build gives is the address of the file
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

export type ProofPage = {
  /** From 1, over all volumes. */
  readonly number: number
  readonly widthPt: number
  readonly heightPt: number
  readonly text: string
  /** Draws it, as wide as asked. */
  draw(canvas: HTMLCanvasElement, widthPx: number): Promise<void>
}

/** The pages of our own PDFs, with the text of each; nothing of them is run or loaded from elsewhere. */
export async function openProof(pdfs: readonly Uint8Array[]): Promise<readonly ProofPage[]> {
  const pages: ProofPage[] = []
  for (const data of pdfs) {
    const task = getDocument({
      data,
      enableXfa: false,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    })
    const pdf = await task.promise
    for (let at = 1; at <= pdf.numPages; at++)
      pages.push(await pageOf(await pdf.getPage(at), pages.length + 1))
  }
  return pages
}

async function pageOf(page: PDFPageProxy, number: number): Promise<ProofPage> {
  const { width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  return {
    number,
    widthPt: width,
    heightPt: height,
    text,
    draw: async (canvas, widthPx) => {
      const viewport = page.getViewport({ scale: widthPx / width })
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      await page.render({ canvas, viewport }).promise
    },
  }
}

export type Found = { readonly words: string; readonly pages: readonly number[] }

const folded = (text: string): string =>
  text.normalize('NFKC').toLocaleLowerCase().replaceAll(/\s+/g, ' ').trim()

/** On which pages each of the words stands, line breaks or not. */
export function findInPages(pages: readonly ProofPage[], lines: string): readonly Found[] {
  const texts = pages.map(({ number, text }) => ({ number, text: folded(text) }))
  const wanted = lines.split('\n').map((line) => line.trim())
  return wanted
    .filter((words) => words !== '')
    .map((words) => ({
      words,
      pages: texts.filter(({ text }) => text.includes(folded(words))).map(({ number }) => number),
    }))
}
