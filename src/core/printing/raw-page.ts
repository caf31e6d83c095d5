/** Of a page on paper: everything in inches. */
export type PdfOptions = {
  readonly paperWidth: number
  readonly paperHeight: number
  readonly marginTop: number
  readonly marginRight: number
  readonly marginBottom: number
  readonly marginLeft: number
  readonly preferCSSPageSize: boolean
  readonly generateTaggedPDF: boolean
  readonly scale?: number
  /** Such as `1-201`. */
  readonly pageRanges?: string
}

export type RawEvent = { readonly method: string; readonly params: Readonly<Record<string, unknown>> }

/** One empty page of a Chromium, off the record, as its host gives it: Chromium's own protocol, no fence yet. */
export type RawPage = {
  /** Throws `PrintFailed` on refusal and silence. */
  send(method: string, params: object): Promise<unknown>
  /** Hears every event of the page until the returned function is called. */
  hear(listener: (event: RawEvent) => void): () => void
  printToPdf(options: PdfOptions): Promise<Uint8Array>
  close(): Promise<void>
}

/** Whatever its host can end without ending itself. */
export type RawBrowser = {
  /** What it is called and its version. */
  readonly name: string
  openPage(): Promise<RawPage>
  /** Ends it and everything under way in it. Safe to call twice. */
  end(): Promise<void>
}
