import { z } from 'zod'
import type { PdfOptions, RawPage } from '../../core/printing/raw-page.ts'
import type { CdpPipe } from './pipe.ts'
import { Nothing } from './pipe.ts'

const READ_BYTES = 1024 * 1024

/** Opens an empty page in a context of its own that keeps nothing. */
export async function openPipePage(pipe: CdpPipe): Promise<RawPage> {
  const { browserContextId } = await pipe.call(
    'Target.createBrowserContext',
    { disposeOnDetach: true },
    z.object({ browserContextId: z.string() }),
  )
  const { targetId } = await pipe.call(
    'Target.createTarget',
    { url: 'about:blank', browserContextId },
    z.object({ targetId: z.string() }),
  )
  const { sessionId } = await pipe.call(
    'Target.attachToTarget',
    { targetId, flatten: true },
    z.object({ sessionId: z.string() }),
  )
  const call = <T>(method: string, params: object, schema: z.ZodType<T>): Promise<T> =>
    pipe.call(method, params, schema, sessionId)
  return {
    send: (method, params) => call(method, params, Nothing),
    hear: (listener) =>
      pipe.listen(({ method, params, sessionId: of }) => {
        if (of === sessionId) listener({ method, params })
      }),
    printToPdf: (options) => printToPdf(call, options),
    close: async () => {
      await pipe.call('Target.disposeBrowserContext', { browserContextId }, Nothing)
    },
  }
}

type Call = <T>(method: string, params: object, schema: z.ZodType<T>) => Promise<T>

/** Read from the browser in parts. */
async function printToPdf(call: Call, options: PdfOptions): Promise<Uint8Array> {
  const { stream } = await call(
    'Page.printToPDF',
    {
      printBackground: true,
      displayHeaderFooter: false,
      generateDocumentOutline: false,
      transferMode: 'ReturnAsStream',
      ...options,
    },
    z.object({ stream: z.string() }),
  )
  const pdfBytes = await readStream(call, stream)
  await call('IO.close', { handle: stream }, Nothing)
  return pdfBytes
}

async function readStream(call: Call, handle: string): Promise<Uint8Array> {
  const Part = z.object({ data: z.string(), base64Encoded: z.boolean().optional(), eof: z.boolean() })
  const parts: Buffer[] = []
  for (let eof = false; !eof;) {
    const part = await call('IO.read', { handle, size: READ_BYTES }, Part)
    parts.push(Buffer.from(part.data, part.base64Encoded === true ? 'base64' : 'latin1'))
    eof = part.eof
  }
  return Buffer.concat(parts)
}
