import { dirname } from 'node:path'
import { CHECK_PAGE } from '../packages/layout.ts'
import type { PackageInput } from '../packages/package-input.ts'
import type { Inspection } from './leaks/inspect.ts'
import type { ShownPicture } from './leaks/shown-pictures.ts'
import type { PreparedBundlePdf } from './pdf/make-pdf.ts'
import type { Prepared } from './prepare.ts'
import type { ReadPicture } from './read-redacted.ts'
import type { Rendition } from './redact-exhibits.ts'
import type { SealAsk, SealContext } from './seal.ts'
import { exhibitBlock } from './templates/context.ts'

/** What the finished package of this bundle is compared with. */
export function inspectionOf(
  ask: SealAsk,
  { labelled, carried, renditions, withheld }: Prepared,
  { pdfs, otherCopies, exhibits, checkPage }: PackageInput,
  { places, notShown }: Pick<PreparedBundlePdf, 'places' | 'notShown'>,
  readPicture: ReadPicture | null,
  { host, signal }: SealContext,
): Inspection {
  const redacted = labelled.flatMap(({ exhibit, label }, index) => {
    const rendition = renditions.get(exhibit.id)
    const isShown = rendition?.mediaType === 'image/png' && !notShown.includes(label)
    return isShown ? [shownPicture(rendition, exhibitBlock(index), places)] : []
  })
  const called = (label: string, all: PackageInput['otherCopies']): Inspection['pdfs'] =>
    all.map(({ name }, index) => ({
      name,
      label: all.length > 1 ? `${label}, volume ${index + 1}` : label,
      redacted: redacted.filter(({ volume }) => volume === index + 1),
    }))
  return {
    withheld,
    identity: [...host.identity(), ask.into, dirname(ask.into)],
    // A PDF can be named as a court asks for, with the parties' names: in a sentence it is called something else.
    pdfs: [...called('the bundle', pdfs), ...called('the other copy of the bundle', otherCopies)],
    author: ask.case.writer ?? '',
    dataFiles: labelled.map(({ exhibit }, index) => ({
      name: exhibits[index]!.custody.file,
      mediaType: renditions.get(exhibit.id)?.mediaType ?? exhibit.mediaType,
      isRedacted: renditions.has(exhibit.id),
      isLetThrough: carried.some((one) => one.exhibit === exhibit.id),
    })),
    sameInEach: new Map(checkPage ? [[CHECK_PAGE, checkPage]] : []),
    readPicture,
    signal,
  }
}

/** Its pages go on to the next block of its volume. */
function shownPicture(
  { bytes, areas }: Rendition,
  block: string,
  places: PreparedBundlePdf['places'],
): ShownPicture & { readonly volume: number } {
  const { page: fromPage, volume } = places.get(block)!
  const pages = [...places.values()].filter((place) => place.volume === volume).map(({ page }) => page)
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    widthPx: png.readUInt32BE(16),
    heightPx: png.readUInt32BE(20),
    areas,
    fromPage,
    beforePage: pages[pages.indexOf(fromPage) + 1] ?? null,
    volume,
  }
}
