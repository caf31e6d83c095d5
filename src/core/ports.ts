/** What core asks of its host. Each is small enough to be faked in a test by a literal. */

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number
  /** The IANA zone of this computer, such as `Europe/London`. */
  zone(): string
}

export interface Random {
  bytes(lengthBytes: number): Uint8Array
}

export type PageSize = 'A4' | 'Letter'

export type PrintRequest = {
  /** A whole document. It refers to nothing outside itself; scripts are off and there is no network. */
  readonly html: string
  readonly page: PageSize
  readonly marginsMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
}

export type PrintedPdf = {
  readonly pdfBytes: Uint8Array
  /** Font families that Chromium used and that are not ours: should be empty, the caller refuses otherwise. */
  readonly foreignFonts: readonly string[]
}

/** Prints HTML to a tagged PDF with Chromium. One printer serves one bundle and is closed after it. */
export interface HtmlPrinter {
  /** The name and version of the browser, for the method page. */
  readonly name: string
  print(request: PrintRequest): Promise<PrintedPdf>
  close(): Promise<void>
}

export type Progress = (done: number, total: number, what: string) => void
