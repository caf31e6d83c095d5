import type { OwnDetail } from '../../../contract/own-details.ts'
import { pdfParts } from './pdf-parts.ts'
import { detailsOfPicture } from './picture-details.ts'
import { readPdf } from './read-pages.ts'

const PERSON_IN_XMP = /<(dc:creator|pdf:Author)\b[^>]*>([\s\S]*?)<\/\1>|\bpdf:Author\s*=\s*["']\s*[^"'\s]/

/** What a PDF says of itself: its author, and whatever the photos in it say. */
export async function detailsOfPdf(pdf: Buffer): Promise<ReadonlySet<OwnDetail>> {
  const found = new Set<OwnDetail>()
  for (const { kind, dict, stored } of pdfParts(pdf).streams) {
    if (kind !== 'picture' || !/\/(DCT|JPX)Decode\b/.test(dict)) continue
    for (const detail of detailsOfPicture(stored)) found.add(detail)
  }
  const read = await readPdf(pdf)
  if (!read) return found
  const { info, xmp } = read
  await read.close()
  const author = typeof info['Author'] === 'string' ? info['Author'] : ''
  if (author.trim() !== '' || namesPerson(xmp)) found.add('person')
  return found
}

function namesPerson(xmp: string): boolean {
  const [whole, element, inside = ''] = PERSON_IN_XMP.exec(xmp) ?? []
  return whole !== undefined && (element === undefined || /\S/.test(inside.replaceAll(/<[^>]*>/g, '')))
}
