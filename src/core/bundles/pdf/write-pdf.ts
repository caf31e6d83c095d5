import { deflateSync } from 'node:zlib'
import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib'
import { PDFRawStream, PDFStream } from 'pdf-lib'

/** How many small objects share one compressed object stream. */
const OBJECTS_PER_STREAM = 200
/** A comment of four bytes above 127 tells transfer programs that the file is not text (ISO 32000-1 section 7.5.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')

type Entry = { readonly kind: 1 | 2; readonly where: number; readonly index: number }
type Numbered = readonly [number: number, object: PDFObject]

/** An object that must not be in an object stream and whose bytes must be known: its reference was only reserved. */
export type ApartObject = { readonly ref: PDFRef; readonly body: Uint8Array }
export type WrittenPdf = { readonly pdfBytes: Uint8Array; readonly apartStart: number }

/**
 * Writes a document's objects as a PDF 1.7 file with object streams and a cross-reference stream (ISO 32000-1
 * sections 7.5.7 and 7.5.8). Streams go in as they are, each copied once. In: a context with everything embedded
 * (`document.flush()`), and no object of a generation other than 0. Out: the whole file.
 * Ours because pdf-lib's writer takes time by the square of the number of objects and copies byte by byte.
 */
export function writePdf(context: PDFContext): Uint8Array {
  return writeParts(context, null).pdfBytes
}

/** As `writePdf`, with one object apart, the last before the cross-references. Out: also where its body starts. */
export function writePdfWith(context: PDFContext, apart: ApartObject): WrittenPdf {
  return writeParts(context, apart)
}

function writeParts(context: PDFContext, apart: ApartObject | null): WrittenPdf {
  const parts: Uint8Array[] = [HEADER]
  const entries = new Map<number, Entry>()
  let offset = HEADER.length
  const put = (number: number, ...body: readonly Uint8Array[]): void => {
    entries.set(number, { kind: 1, where: offset, index: 0 })
    for (const part of [latin1(objectHead(number)), ...body, latin1('\nendobj\n')]) {
      parts.push(part)
      offset += part.length
    }
  }
  const objects = context
    .enumerateIndirectObjects()
    .map(([ref, object]): Numbered => [ref.objectNumber, object])
  for (const [number, object] of objects) if (object instanceof PDFStream) put(number, ...streamParts(object))
  const small = objects.filter(([, object]) => !(object instanceof PDFStream))
  let next = context.largestObjectNumber + 1
  for (let at = 0; at < small.length; at += OBJECTS_PER_STREAM) {
    const group = small.slice(at, at + OBJECTS_PER_STREAM)
    for (const [index, [number]] of group.entries()) entries.set(number, { kind: 2, where: next, index })
    put(next, ...objectStream(group))
    next += 1
  }
  const apartStart = offset + (apart ? objectHead(apart.ref.objectNumber).length : 0)
  if (apart) put(apart.ref.objectNumber, apart.body)
  const start = offset
  entries.set(next, { kind: 1, where: start, index: 0 })
  parts.push(latin1(objectHead(next)), ...crossReferences(context, entries, next + 1))
  parts.push(latin1(`\nendobj\nstartxref\n${start}\n%%EOF\n`))
  return { pdfBytes: Buffer.concat(parts), apartStart }
}

const objectHead = (number: number): string => `${number} 0 obj\n`
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

function streamParts(stream: PDFStream): readonly Uint8Array[] {
  if (!(stream instanceof PDFRawStream)) return [bytesOf(stream)]
  // Sets the length that the dictionary states.
  stream.updateDict()
  return [bytesOf(stream.dict), latin1('\nstream\n'), stream.getContents(), latin1('\nendstream')]
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

/** As text, because pdf-lib's own way walks through every object twice. Each of its characters is one byte. */
function objectStream(group: readonly Numbered[]): readonly Uint8Array[] {
  let bodies = ''
  let heads = ''
  for (const [number, object] of group) {
    heads += `${number} ${bodies.length} `
    bodies += `${object.toString()}\n`
  }
  const data = deflateSync(latin1(heads + bodies))
  const dict = `<< /Type /ObjStm /N ${group.length} /First ${heads.length} /Filter /FlateDecode /Length ${data.length} >>`
  return [latin1(`${dict}\nstream\n`), data, latin1('\nendstream')]
}

/** Rows of 1, 4 and 2 bytes: kind, offset or object stream, index in it. A number without an object is a free row. */
function crossReferences(
  context: PDFContext,
  entries: ReadonlyMap<number, Entry>,
  size: number,
): readonly Uint8Array[] {
  const rows = Buffer.alloc(size * 7)
  for (const [number, { kind, where, index }] of entries) {
    rows.writeUInt8(kind, number * 7)
    rows.writeUInt32BE(where, number * 7 + 1)
    rows.writeUInt16BE(index, number * 7 + 5)
  }
  rows.writeUInt16BE(0xffff, 5)
  const data = deflateSync(rows)
  const { Root, Info, ID } = context.trailerInfo
  const trailer = Object.entries({ Root, Info, ID }).flatMap(([key, value]) =>
    value ? [`/${key} ${value.toString()}`] : [],
  )
  const dict = `<< /Type /XRef /Size ${size} /W [1 4 2] ${trailer.join(' ')} /Filter /FlateDecode /Length ${data.length} >>`
  return [latin1(`${dict}\nstream\n`), data, latin1('\nendstream')]
}

/** A compressed stream, by the runtime's own zlib. */
export function registerDeflated(context: PDFContext, content: string): PDFRef {
  const data = deflateSync(latin1(content))
  return context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: data.length }), data))
}
