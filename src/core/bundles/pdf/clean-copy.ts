import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFNull, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib'
import { barePicture } from './foreign-pictures.ts'

/** What leads from a page's resources to anything that acts, calls outside or hides: never copied. */
const NEVER_COPIED = new Set(
  [
    'AA',
    'OpenAction',
    'JS',
    'JavaScript',
    'AF',
    'EF',
    'Metadata',
    'PieceInfo',
    'OPI',
    'Ref',
    'Annots',
    'Parent',
  ]
    .concat(['StructParent', 'StructParents', 'StructTreeRoot', 'AcroForm', 'Outlines', 'URI', 'Alternates'])
    .map((name) => PDFName.of(name)),
)
/** In a stream's dictionary these point to a file outside. */
const OUTSIDE_FILE = new Set(['F', 'FFilter', 'FDecodeParms'].map((name) => PDFName.of(name)))
const REFUSED_TYPES = new Set(
  ['Action', 'Annot', 'Filespec', 'Page', 'Pages', 'Catalog', 'EmbeddedFile', 'Sig'].map((name) =>
    PDFName.of(name),
  ),
)
const ACTIONS = new Set(
  ['JavaScript', 'Launch', 'URI', 'SubmitForm', 'GoToR', 'GoToE', 'ImportData', 'Rendition', 'Movie', 'Sound']
    .concat([
      'Named',
      'ResetForm',
      'Hide',
      'SetOCGState',
      'RichMediaExecute',
      'GoTo3DView',
      'Trans',
      'Thread',
    ])
    .map((name) => PDFName.of(name)),
)

/**
 * Copies what one page draws with, and nothing that acts, from a document of unknown origin into `target`.
 * One copier serves one source document, so that fonts shared by its pages are copied once. Throws `RangeError` for a
 * picture whose own details cannot be told from its data.
 */
export function makeCleanCopier(
  source: PDFContext,
  target: PDFContext,
): <T extends PDFObject>(object: T) => T {
  const refs = new Map<PDFRef, PDFRef>()
  const copyRef = (ref: PDFRef): PDFRef => {
    const known = refs.get(ref)
    if (known) return known
    const made = target.nextRef()
    refs.set(ref, made)
    target.assign(made, copy(source.lookup(ref) ?? PDFNull))
    return made
  }
  const copyDict = (dict: PDFDict, inStream: boolean): PDFDict => {
    const made = target.obj({})
    for (const [key, value] of dict.entries()) {
      if (NEVER_COPIED.has(key) || (inStream && OUTSIDE_FILE.has(key))) continue
      made.set(key, copy(value))
    }
    return made
  }
  const copy = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return copyRef(object)
    if (object instanceof PDFArray) return target.obj(object.asArray().map(copy))
    if (object instanceof PDFStream) return copyStream(object)
    if (object instanceof PDFDict) return isRefused(object) ? PDFNull : copyDict(object, false)
    return object
  }
  const copyStream = (stream: PDFStream): PDFObject => {
    const subtype = stream.dict.get(PDFName.of('Subtype'))
    if (isRefused(stream.dict) || subtype === PDFName.of('PS')) return PDFNull
    const made = copyDict(stream.dict, true)
    return barePicture(stream, made) ?? PDFRawStream.of(made, stream.getContents())
  }
  return <T extends PDFObject>(object: T): T => copy(object) as T
}

function isRefused(dict: PDFDict): boolean {
  const type = dict.get(PDFName.of('Type'))
  const action = dict.get(PDFName.of('S'))
  return (
    (type instanceof PDFName && REFUSED_TYPES.has(type)) || (action instanceof PDFName && ACTIONS.has(action))
  )
}
