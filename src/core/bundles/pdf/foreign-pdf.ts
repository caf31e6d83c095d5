import type { PDFContext, PDFDict, PDFPage } from 'pdf-lib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  ParseSpeeds,
} from 'pdf-lib'
import { appearancesOf } from './foreign-appearances.ts'
import { makeCleanCopier } from './clean-copy.ts'

/** One page of a PDF that somebody sent, as a picture-like object without anything that acts. */
export type ForeignPage = {
  /** A form XObject in `ForeignPdf.context`. */
  readonly form: PDFRef
  /** Where the seen area lies in the form's own coordinates. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Clockwise, 0, 90, 180 or 270. */
  readonly turn: number
  readonly pointsPerUnit: number
}

export type ForeignPdf = {
  readonly context: PDFContext
  readonly pages: readonly ForeignPage[]
  readonly pagesInFile: number
  /** Links, notes and form fields: their look is kept where they have one, what they do is not. */
  readonly notes: number
}

export type ForeignPdfTrouble = 'encrypted' | 'unreadable'

/**
 * Reads up to `limit` pages of a PDF of unknown origin. Scripts, actions, links, forms and attached files are left
 * behind; each page becomes a form XObject.
 */
export async function readForeignPdf(
  bytes: Uint8Array,
  limit: number,
): Promise<ForeignPdf | ForeignPdfTrouble> {
  try {
    const source = await openSource(bytes)
    if (!source) return 'encrypted'
    const pages = source.getPages()
    if (pages.length === 0) return 'unreadable'
    const clean = await PDFDocument.create({ updateMetadata: false })
    const copy = makeCleanCopier(source.context, clean.context)
    const kept = pages.slice(0, limit).map((page) => readPage(page, clean.context, copy))
    const notes = pages.reduce((sum, page) => sum + (page.node.Annots()?.size() ?? 0), 0)
    return { context: clean.context, pages: kept, pagesInFile: pages.length, notes }
  } catch {
    // A parser meets every kind of broken file here; that it cannot be shown is what its page then says.
    return 'unreadable'
  }
}

/** Null where a password is needed to read it. One that only guards against changes opens with an empty password. */
async function openSource(bytes: Uint8Array): Promise<PDFDocument | null> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest } as const
  const source = await PDFDocument.load(bytes, { ...options, ignoreEncryption: true })
  if (!source.isEncrypted) return source
  try {
    return await PDFDocument.load(bytes, { ...options, password: '' })
  } catch {
    // The library says so of a wrong password and of a method it does not know alike: it cannot be read here.
    return null
  }
}

type Copy = ReturnType<typeof makeCleanCopier>

function readPage(page: PDFPage, target: PDFContext, copy: Copy): ForeignPage {
  const media = page.getMediaBox()
  const crop = page.getCropBox()
  const x = Math.max(media.x, crop.x)
  const y = Math.max(media.y, crop.y)
  const width = Math.min(media.x + media.width, crop.x + crop.width) - x
  const height = Math.min(media.y + media.height, crop.y + crop.height) - y
  if (!(width > 1 && height > 1 && width < 1e5 && height < 1e5)) throw new RangeError('a page without a size')
  const box = { x, y, width, height }
  const unit = page.node.get(PDFName.of('UserUnit'))
  const pointsPerUnit = unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1
  return { form: formOf(page, box, target, copy), box, turn: turnOf(page), pointsPerUnit }
}

function turnOf(page: PDFPage): number {
  const angle = page.getRotation().angle
  return angle % 90 === 0 ? ((angle % 360) + 360) % 360 : 0
}

function formOf(page: PDFPage, box: ForeignPage['box'], target: PDFContext, copy: Copy): PDFRef {
  const bounds = [box.x, box.y, box.x + box.width, box.y + box.height]
  const resources = page.node.getInheritableAttribute(PDFName.of('Resources'))
  const group = page.node.get(PDFName.of('Group'))
  const content = contentOf(page, target, copy)
  const dict = content.dict
  dict.set(PDFName.of('Type'), PDFName.of('XObject'))
  dict.set(PDFName.of('Subtype'), PDFName.of('Form'))
  dict.set(PDFName.of('BBox'), target.obj(bounds))
  dict.set(PDFName.of('Resources'), resources ? copy(resources) : target.obj({}))
  if (group) dict.set(PDFName.of('Group'), copy(group))
  const form = target.register(content)
  const drawn = appearancesOf(page, target, copy)
  if (drawn.length === 0) return form
  const names = Object.fromEntries([
    ['P', form],
    ...drawn.map((one, index) => [`A${index}`, one.form] as const),
  ])
  const steps = drawn.map((one, index) => `q ${one.matrix.map(fixed).join(' ')} cm /A${index} Do Q`)
  return target.register(
    target.flateStream(['/P Do', ...steps].join('\n'), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: bounds,
      Resources: { XObject: names },
    }),
  )
}

const fixed = (value: number): string => value.toFixed(5)

/** The page's content as one stream, as it is stored where there is only one. */
function contentOf(page: PDFPage, target: PDFContext, copy: Copy): PDFRawStream {
  const contents = page.node.Contents()
  if (contents instanceof PDFRawStream) {
    const dict = new Map<PDFName, ReturnType<PDFDict['get']>>()
    for (const key of ['Filter', 'DecodeParms']) dict.set(PDFName.of(key), contents.dict.get(PDFName.of(key)))
    const made = target.obj({})
    for (const [key, value] of dict) if (value) made.set(key, copy(value))
    return PDFRawStream.of(made, contents.getContents())
  }
  const parts = contents instanceof PDFArray ? contents.asArray() : []
  const decoded = parts.map((part) => {
    const stream = part instanceof PDFRef ? page.node.context.lookup(part, PDFStream) : part
    if (!(stream instanceof PDFRawStream)) throw new TypeError('content that is not a stream')
    return decodePDFRawStream(stream).decode()
  })
  return target.flateStream(Buffer.concat(decoded.flatMap((part) => [part, Buffer.from('\n')])))
}
