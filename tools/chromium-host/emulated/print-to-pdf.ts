import type { CDPSession } from 'playwright'

type Inches = { readonly width: number; readonly height: number }
type Margins = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** What is understood of Electron's options. */
export type PrintOptions = {
  readonly pageSize: Inches
  readonly margins: Margins
  readonly printBackground?: boolean
  readonly displayHeaderFooter?: boolean
  readonly generateDocumentOutline?: boolean
  readonly generateTaggedPDF?: boolean
  readonly preferCSSPageSize?: boolean
  readonly scale?: number
  readonly pageRanges?: string
}

const AS_THEY_ARE = [
  'printBackground',
  'displayHeaderFooter',
  'generateDocumentOutline',
  'generateTaggedPDF',
  'preferCSSPageSize',
  'scale',
  'pageRanges',
]

/** Electron's `webContents.printToPDF`, for the options the app uses: sizes in inches. */
export async function printToPdf(cdp: CDPSession, options: PrintOptions): Promise<Buffer> {
  const { pageSize, margins, ...rest } = options
  const unknown = Object.keys(rest).filter((name) => !AS_THEY_ARE.includes(name))
  if (unknown.length > 0)
    throw new Error(`the Chromium host does not have printToPDF's ${unknown.join(', ')}`)
  const { stream } = await cdp.send('Page.printToPDF', {
    ...rest,
    paperWidth: pageSize.width,
    paperHeight: pageSize.height,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    transferMode: 'ReturnAsStream',
  })
  const parts: Buffer[] = []
  for (let isDone = false; !isDone;) {
    const { data, base64Encoded, eof } = await cdp.send('IO.read', { handle: stream!, size: 1024 * 1024 })
    parts.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'latin1'))
    isDone = eof
  }
  await cdp.send('IO.close', { handle: stream! })
  return Buffer.concat(parts)
}
