import { getDocument, GlobalWorkerOptions, PDFDataRangeTransport, VerbosityLevel } from 'pdfjs-dist'
import type { PDFDocumentProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- what the build gives is the address of the file
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

const PDFJS = new URL('/pdfjs/', window.location.href).href
const PIECE_BYTES = 256 * 1024
/** A page can claim any picture. A telephone's largest has 50 million. */
const MOST_PIXELS = 64_000_000

/** The file as pdf.js asks for it: what it needs, when it needs it. */
export class PieceByPiece extends PDFDataRangeTransport {
  readonly #want: (from: number, to: number) => void

  constructor(sizeBytes: number, want: (from: number, to: number) => void) {
    super(sizeBytes, null)
    this.#want = want
  }

  override requestDataRange(from: number, to: number): void {
    this.#want(from, to)
  }
}

/** Opens a PDF with a worker of its own. What is a script in it, a form or a link is left alone. */
export function openPdf(
  sizeBytes: number,
  want: (from: number, to: number) => void,
): { readonly pieces: PieceByPiece; readonly pdf: Promise<PDFDocumentProxy> } {
  const pieces = new PieceByPiece(sizeBytes, want)
  const task = getDocument({
    range: pieces,
    rangeChunkSize: PIECE_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    maxImageSize: MOST_PIXELS,
    cMapUrl: `${PDFJS}cmaps/`,
    standardFontDataUrl: `${PDFJS}standard_fonts/`,
    wasmUrl: `${PDFJS}wasm/`,
    iccUrl: `${PDFJS}iccs/`,
    verbosity: VerbosityLevel.ERRORS,
  })
  return { pieces, pdf: task.promise }
}
