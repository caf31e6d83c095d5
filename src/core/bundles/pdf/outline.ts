import type { PDFDocument, PDFRef } from 'pdf-lib'
import { PDFHexString, PDFName, PDFNumber } from 'pdf-lib'
import { topOfPage } from './destinations.ts'

export type Bookmark = {
  readonly title: string
  readonly page: PDFRef
  readonly children: readonly Bookmark[]
}

/** With more children than this a bookmark starts folded. */
const MOST_UNFOLDED = 24

/** Writes the bookmarks (ISO 32000-1 section 12.3.3) in place of those the document has. */
export function writeOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document
  const root = context.nextRef()
  const made = writeLevel(document, bookmarks, root)
  context.assign(root, context.obj({ Type: 'Outlines', ...made.ends, Count: made.visible }))
  catalog.set(PDFName.of('Outlines'), root)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

type Level = { readonly ends: { readonly First?: PDFRef; readonly Last?: PDFRef }; readonly visible: number }

function writeLevel(document: PDFDocument, bookmarks: readonly Bookmark[], parent: PDFRef): Level {
  const { context } = document
  const refs = bookmarks.map(() => context.nextRef())
  let visible = refs.length
  for (const [index, bookmark] of bookmarks.entries()) {
    const below = writeLevel(document, bookmark.children, refs[index]!)
    const folded = bookmark.children.length > MOST_UNFOLDED
    if (!folded) visible += below.visible
    const item = context.obj({
      Title: PDFHexString.fromText(bookmark.title),
      Parent: parent,
      Dest: topOfPage(document, bookmark.page),
      ...below.ends,
    })
    if (below.visible > 0)
      item.set(PDFName.of('Count'), PDFNumber.of(folded ? -below.visible : below.visible))
    const [before, after] = [refs[index - 1], refs[index + 1]]
    if (before) item.set(PDFName.of('Prev'), before)
    if (after) item.set(PDFName.of('Next'), after)
    context.assign(refs[index]!, item)
  }
  const [first, last] = [refs[0], refs.at(-1)]
  return { ends: first && last ? { First: first, Last: last } : {}, visible }
}
