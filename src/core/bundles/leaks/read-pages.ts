import type { PDFDocumentProxy } from 'pdfjs-dist'

/** A PDF as a reader's program sees it. `said` is the Info dictionary and XMP. */
export type ReadPdf = {
  readonly pages: AsyncIterable<PageText>
  readonly info: Readonly<Record<string, unknown>>
  readonly xmp: string
  close(): Promise<void>
}

/** The text of one page, from 1: as it runs, and with every piece that was drawn by itself apart from the next. */
export type PageText = { readonly number: number; readonly running: string; readonly apart: string }

/**
 * Opens a finished PDF with a library that had no part in making it. Scripts, forms, fonts of the system and anything
 * outside the file stay off. Null where it cannot be opened.
 */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf | null> {
  // Loaded when it is needed: it would cost every start its memory.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    // The library takes what it is given away from its caller.
    data: new Uint8Array(pdf),
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    const { info, metadata } = await document.getMetadata()
    return {
      pages: pagesOf(document),
      info: info as Record<string, unknown>,
      xmp: (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? '',
      close: () => task.destroy(),
    }
  } catch {
    // A file that somebody sent may be broken or locked. Its bytes are still looked through.
    await task.destroy()
    return null
  }
}

async function* pagesOf(document: PDFDocumentProxy): AsyncIterable<PageText> {
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    const texts = items.flatMap((item) => ('str' in item ? [item] : []))
    yield {
      number,
      running: texts.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(''),
      apart: texts.map(({ str }) => str).join(' '),
    }
    page.cleanup()
  }
}
