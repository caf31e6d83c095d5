import type { PDFDocument } from 'pdf-lib'
import { PDFHexString, PDFName, PDFString } from 'pdf-lib'
import type { Instant } from '../../../contract/ids.ts'
import { escapeHtml } from '../templates/html.ts'
import { sha256 } from '../../crypto/hash.ts'
import { toHex, utf8 } from '../../crypto/bytes.ts'

export type DocumentInfo = {
  readonly title: string
  /** Empty when the writer chose no name. */
  readonly author: string
  /** `Holdfast 1.0.0`. */
  readonly producer: string
  readonly madeAt: Instant
  /** What makes this document another than any other: bundle id and record root. */
  readonly identity: string
}

/** Writes title, producer and dates twice, as the Info dictionary and as XMP, saying the same. */
export function writeMetadata({ context, catalog }: PDFDocument, info: DocumentInfo): void {
  const date = PDFString.of(`D:${info.madeAt.slice(0, 19).replaceAll(/[-:T]/g, '')}Z`)
  const dict = context.obj({
    Title: PDFHexString.fromText(info.title),
    Producer: PDFHexString.fromText(info.producer),
    CreationDate: date,
    ModDate: date,
  })
  if (info.author !== '') dict.set(PDFName.of('Author'), PDFHexString.fromText(info.author))
  if (context.trailerInfo.Info) context.assign(context.trailerInfo.Info as never, dict)
  else context.trailerInfo.Info = context.register(dict)
  const xmp = context.stream(utf8(xmpOf(info)), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(xmp))
  catalog.set(PDFName.of('Lang'), PDFString.of('en-GB'))
  const id = PDFHexString.of(toHex(sha256(utf8(`${info.identity}\n${info.madeAt}`)).subarray(0, 16)))
  context.trailerInfo.ID = context.obj([id, id])
}

function xmpOf({ title, author, producer, madeAt }: DocumentInfo): string {
  const seconds = `${madeAt.slice(0, 19)}Z`
  const creator =
    author === ''
      ? ''
      : `\n   <dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>${creator}
   <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>${seconds}</xmp:CreateDate>
   <xmp:ModifyDate>${seconds}</xmp:ModifyDate>
   <pdf:Producer>${escapeXml(producer)}</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** XML has no way to write most control characters. */
const escapeXml = (text: string): string => escapeHtml(text.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ' '))
