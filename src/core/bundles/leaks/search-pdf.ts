import { stripJp2 } from '../pdf/strip-jp2.ts'
import { saysMoreThanPicture } from '../pdf/strip-jpeg.ts'
import { pdfParts, type PdfStream } from './pdf-parts.ts'
import { textOfObjects } from './pdf-strings.ts'
import { readPdf, type PageText, type ReadPdf } from './read-pages.ts'
import { isShownCovered, type ShownPicture } from './shown-pictures.ts'
import { lookAtBytes, lookAtText, onPage, stopIfCancelled, type LookInside, type Search } from './search.ts'

/** A PDF that we made: nothing may come through into it that its maker did not mean. */
export type OwnPdf = {
  /** What its Author says; empty where it has none. */
  readonly author: string
  readonly redacted: readonly ShownPicture[]
}

/** What our own PDFs say of themselves. Dates, title and producer are ours. */
const OWN_INFO =
  /^(Title|Author|Producer|CreationDate|ModDate|PDFFormatVersion|Language|EncryptFilterName|Is[A-Z]\w+)$/

/**
 * Looks through a PDF: every page's text as a reader extracts it, every string, every stream, whoever made it. In one
 * of ours no picture may say anything of itself, and there is one Info dictionary and one XMP packet: the bundle's.
 */
export async function searchPdf(
  pdf: Buffer,
  where: string,
  search: Search,
  inside: LookInside,
  own: OwnPdf | null = null,
): Promise<void> {
  const { outside, streams } = pdfParts(pdf)
  for (const part of outside) lookAtObjects(part, where, search)
  let packets = 0
  for (const stream of streams) {
    await lookAtStream(stream, where, search, inside)
    if (own) lookAtPicture(stream, where, search)
    if (stream.kind === 'other' && stream.plain.includes('<x:xmpmeta')) packets += 1
  }
  if (own && packets > 1) search.report('own-details', `${where}, its metadata`)
  await lookAtReading(pdf, where, search, own)
}

async function lookAtReading(pdf: Buffer, where: string, search: Search, own: OwnPdf | null): Promise<void> {
  const read = await readPdf(pdf)
  if (!read) return
  try {
    if (own) lookAtDetails(read, own, where, search)
    for await (const page of read.pages) {
      stopIfCancelled(search)
      lookAtPage(page, where, search)
    }
    for (const shown of own?.redacted ?? []) {
      stopIfCancelled(search)
      const isCovered = await isShownCovered(read, shown)
      if (!isCovered) search.report('not-covered', `${where}, page ${shown.fromPage} and what follows`)
    }
  } finally {
    await read.close()
  }
}

async function lookAtStream(
  { kind, dict, plain }: PdfStream,
  where: string,
  search: Search,
  inside: LookInside,
): Promise<void> {
  if (kind === 'picture') return
  if (kind === 'objects') return lookAtObjects(plain, where, search)
  lookAtBytes(plain, `${where}, a stream in it`, search)
  if (/\/Type\s*\/(EmbeddedFile|Metadata)\b/.test(dict)) await inside(plain, 'a file or metadata in it')
}

function lookAtObjects(bytes: Buffer, where: string, search: Search): void {
  lookAtBytes(bytes, `${where}, its structure`, search)
  lookAtText(textOfObjects(bytes), `${where}, its structure`, search)
}

function lookAtPage({ number, running, apart }: PageText, where: string, search: Search): void {
  for (const text of new Set([running, apart]))
    lookAtText(text, `${where}, page ${number}`, onPage(search, number))
}

function lookAtPicture(stream: PdfStream, where: string, { report }: Search): void {
  if (stream.kind === 'picture' && saysMore(stream)) report('own-details', `${where}, a picture in it`)
}

/** A JPEG or JPEG 2000 whose filter is its own; anything else is pixels and nothing besides. */
function saysMore({ dict, stored }: PdfStream): boolean {
  if (/\/DCTDecode\b/.test(dict)) return saysMoreThanPicture(stored)
  return /\/JPXDecode\b/.test(dict) && stripJp2(stored) !== stored
}

function lookAtDetails(
  { info, xmp }: ReadPdf,
  { author }: Pick<OwnPdf, 'author'>,
  where: string,
  search: Search,
): void {
  const isForeign = Object.keys(info).some((key) => !OWN_INFO.test(key))
  const isOther = (info['Author'] ?? '') !== author
  if (isForeign || isOther) search.report('own-details', `${where}, its metadata`)
  const machine = `${String(info['Producer'])}\n${xmp.replace(/<dc:(title|creator)>[\s\S]*?<\/dc:\1>/g, '')}`
  const found = search.computer?.inMachineText(machine)
  if (found) search.report(found, `${where}, its metadata`)
}
