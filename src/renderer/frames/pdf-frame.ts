// Runs in a frame of its own, foreign to the page, and is given the bytes of one PDF piece by piece.
import { fileText } from '../texts/file.ts'
import type { FrameKey, FromPdfFrame, ToPdfFrame } from './frame-messages.ts'
import { openPdf, type PieceByPiece } from './open-pdf.ts'
import { PdfPages } from './pdf-pages.ts'

const place = document.querySelector<HTMLElement>('#pages')!
let pieces: PieceByPiece | null = null

const tell = (message: FromPdfFrame): void => window.parent.postMessage(message, '*')

async function open(sizeBytes: number): Promise<void> {
  const opening = openPdf(sizeBytes, (from, to) => tell({ kind: 'want', from, to }))
  pieces = opening.pieces
  try {
    const pdf = await opening.pdf
    place.ariaLabel = fileText.pdfPages(pdf.numPages)
    await new PdfPages(pdf, place).show()
    tell({ kind: 'shown', pages: pdf.numPages })
  } catch (error) {
    // Whatever is wrong with the file: it is kept, and the page says that it cannot be shown.
    tell({ kind: 'failed', isLocked: error instanceof Error && error.name === 'PasswordException' })
  }
}

window.addEventListener('message', ({ source, data }: MessageEvent<ToPdfFrame>) => {
  if (source !== window.parent) return
  if (data.kind === 'open') void open(data.sizeBytes)
  else pieces?.onDataRange(data.from, new Uint8Array(data.bytes))
})

/** Keys that scroll stay here; the others are for the app round the frame. */
window.addEventListener('keydown', ({ key, ctrlKey, metaKey, shiftKey }) => {
  const pressed: FrameKey = { key, ctrlKey, metaKey, shiftKey }
  if (ctrlKey || metaKey || key === 'Escape' || key === 'F6' || key === 'F1')
    tell({ kind: 'key', key: pressed })
})

tell({ kind: 'ready' })
