import type { PDFDocument } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib'

/** The pages of named destinations in a file that Chromium printed, from 0, by element id. */
export function readDestinations(document: PDFDocument): ReadonlyMap<string, number> {
  const pages = new Map<PDFRef, number>(document.getPages().map((page, index) => [page.ref, index]))
  const named = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  const found = new Map<string, number>()
  for (const [name, target] of named?.entries() ?? []) {
    const list = document.context.lookup(target)
    const page = list instanceof PDFArray ? pages.get(list.get(0) as PDFRef) : undefined
    if (page !== undefined) found.set(name.decodeText(), page)
  }
  return found
}

/** Turns Chromium's named links into ones that say their page and leave the reader's zoom alone. */
export function pointLinks(document: PDFDocument, pageRefs: ReadonlyMap<string, PDFRef>): void {
  for (const page of document.getPages()) {
    for (const entry of page.node.Annots()?.asArray() ?? []) {
      const link = document.context.lookup(entry, PDFDict)
      const name = link.get(PDFName.of('Dest'))
      const target = name instanceof PDFName ? pageRefs.get(name.decodeText()) : undefined
      if (target) link.set(PDFName.of('Dest'), topOfPage(document, target))
    }
  }
  const named = document.catalog.get(PDFName.of('Dests'))
  if (named instanceof PDFRef) document.context.delete(named)
  document.catalog.delete(PDFName.of('Dests'))
}

/** A destination at the top of a page, at the zoom the reader has. */
export function topOfPage(document: PDFDocument, page: PDFRef, zoom: number | null = null): PDFArray {
  const leaf = document.context.lookup(page, PDFDict)
  const height = leaf.lookup(PDFName.of('MediaBox'), PDFArray).get(3)
  return document.context.obj([page, 'XYZ', null, height, zoom])
}
