import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

/** A PDF as a reader's program sees it. `said` is the Info dictionary and XMP. */
export type ReadPdf = {
  readonly pages: AsyncIterable<PageText>
  readonly info: Readonly<Record<string, unknown>>
  readonly xmp: string
  /**
   * Every picture that the pages from one label to before another draw; null for one that cannot be decoded, and where
   * there is no such page.
   */
  picturesOn(fromPage: string, beforePage: string | null): AsyncIterable<DecodedPicture | null>
  close(): Promise<void>
}

/** A picture as it is drawn, `parts` bytes to a pixel: 3 or 4, and 0 where its pixels are bits. */
export type DecodedPicture = {
  readonly widthPx: number
  readonly heightPx: number
  readonly parts: number
  readonly data: Uint8Array
}

/** The text of one page, from 1: as it runs, and with every piece that was drawn by itself apart from the next. */
export type PageText = { readonly number: number; readonly running: string; readonly apart: string }

/**
 * Opens a finished PDF with a library that had no part in making it. Scripts, forms, fonts of the system and anything
 * outside the file stay off. Null where it cannot be opened.
 */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf | null> {
  // Loaded when it is needed: it would cost every start its memory.
  const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
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
      picturesOn: (fromPage, beforePage) => picturesOn(document, OPS, fromPage, beforePage),
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

async function* picturesOn(
  document: PDFDocumentProxy,
  draws: Draws,
  fromPage: string,
  beforePage: string | null,
): AsyncIterable<DecodedPicture | null> {
  const labels = (await document.getPageLabels()) ?? []
  const [from, before] = [labels.indexOf(fromPage), beforePage === null ? -1 : labels.indexOf(beforePage)]
  if (from < 0 || (beforePage !== null && before < 0)) return yield null
  for (let at = from; at < (before < 0 ? labels.length : before); at += 1) {
    const page = await document.getPage(at + 1)
    yield* picturesOf(page, draws)
    page.cleanup()
  }
}

/** The library's numbers for what a page does. */
type Draws = Readonly<
  Record<'paintImageXObject' | 'paintImageXObjectRepeat' | 'paintInlineImageXObject', number>
>
type LibraryImage = {
  readonly width: number
  readonly height: number
  readonly kind?: number
  readonly data?: Uint8Array
}

async function* picturesOf(page: PDFPageProxy, draws: Draws): AsyncIterable<DecodedPicture | null> {
  const drawing = [draws.paintImageXObject, draws.paintImageXObjectRepeat, draws.paintInlineImageXObject]
  const { fnArray, argsArray } = await page.getOperatorList()
  for (const [at, does] of fnArray.entries()) {
    if (!drawing.includes(does)) continue
    const [image] = argsArray[at] as readonly [string | LibraryImage]
    yield decoded(typeof image === 'string' ? await imageNamed(page, image) : image)
  }
}

/** A picture that several pages draw is kept for the whole document, under a name that says so. */
const imageNamed = (page: PDFPageProxy, name: string): Promise<LibraryImage | null> =>
  new Promise((resolve) => {
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs
    objects.get(name, (image: LibraryImage | null) => resolve(image))
  })

/** `ImageKind` of the library: 2 is RGB, 3 is RGBA. */
function decoded(image: LibraryImage | null): DecodedPicture | null {
  if (!image?.data) return null
  const { width, height, kind = 0, data } = image
  return { widthPx: width, heightPx: height, parts: kind === 2 || kind === 3 ? kind + 1 : 0, data }
}
