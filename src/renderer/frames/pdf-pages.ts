import { AnnotationMode } from 'pdfjs-dist'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { fileText } from '../texts/file.ts'

/** Pages so far above and below what is seen are drawn already. */
const AHEAD = '800px'
const MOST_CANVAS_PX = 4096

/** The pages of a PDF below each other. Only those near what is seen are drawn, and those far from it given up again. */
export class PdfPages {
  readonly #pdf: PDFDocumentProxy
  readonly #place: HTMLElement
  readonly #wanted = new Set<number>()

  constructor(pdf: PDFDocumentProxy, place: HTMLElement) {
    this.#pdf = pdf
    this.#place = place
  }

  /** Ends when the first page is drawn. */
  async show(): Promise<void> {
    const first = await this.#pdf.getPage(1)
    const boxes = Array.from({ length: this.#pdf.numPages }, (_, index) => this.#box(index + 1, first))
    this.#place.replaceChildren(...boxes)
    await this.#draw(boxes[0]!, 1)
    const watch = new IntersectionObserver((seen) => this.#follow(seen), {
      root: this.#place,
      rootMargin: AHEAD,
    })
    for (const box of boxes) watch.observe(box)
  }

  /** Until a page is read it is taken to be as large as the first. */
  #box(number: number, first: PDFPageProxy): HTMLElement {
    const box = document.createElement('div')
    box.className = 'page'
    box.role = 'group'
    box.dataset['number'] = String(number)
    box.ariaLabel = fileText.pageOf(number, this.#pdf.numPages)
    shapeAs(box, first)
    return box
  }

  #follow(seen: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      const box = target as HTMLElement
      const number = Number(box.dataset['number'])
      if (!isIntersecting) {
        this.#wanted.delete(number)
        box.replaceChildren()
      } else if (box.childElementCount === 0) void this.#draw(box, number)
    }
  }

  async #draw(box: HTMLElement, number: number): Promise<void> {
    if (this.#wanted.has(number)) return
    this.#wanted.add(number)
    const page = await this.#pdf.getPage(number)
    shapeAs(box, page)
    const canvas = document.createElement('canvas')
    canvas.ariaHidden = 'true'
    const { width, height } = page.getViewport({ scale: 1 })
    const widthPx = Math.max(1, box.clientWidth) * window.devicePixelRatio
    const scale = Math.min(widthPx / width, MOST_CANVAS_PX / width, MOST_CANVAS_PX / height)
    const viewport = page.getViewport({ scale })
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    await page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE }).promise
    const words = await wordsOf(page)
    if (this.#wanted.has(number)) box.replaceChildren(canvas, words)
    page.cleanup()
  }
}

function shapeAs(box: HTMLElement, page: PDFPageProxy): void {
  const { width, height } = page.getViewport({ scale: 1 })
  box.style.aspectRatio = `${width} / ${height}`
}

/** The text of a page, for whoever listens to it. */
async function wordsOf(page: PDFPageProxy): Promise<HTMLElement> {
  const { items } = await page.getTextContent()
  const said = document.createElement('p')
  said.className = 'only-heard'
  said.dir = 'auto'
  said.textContent = items
    .flatMap((item) => ('str' in item ? [item.hasEOL ? `${item.str}\n` : item.str] : []))
    .join('')
  return said
}
