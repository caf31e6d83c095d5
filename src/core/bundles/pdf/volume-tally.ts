import type { SourcedLimit, BundleProfile } from '../bundle-profile.ts'
import type { BundleContent } from '../content.ts'
import type { ExhibitView } from '../exhibit-view.ts'
import { OWN_LIMIT } from '../profile.ts'
import type { Block } from '../templates/document.ts'
import { filingBytesOf, masterBytesOf } from './exhibit-weight.ts'
import type { PlacedBlock } from './pagination.ts'
import { planVolumes, type Room, type Weight } from './plan-volumes.ts'

/** An estimate of a file's size may be this much too low. */
const BYTES_TO_SPARE = 0.98
/** What is in every PDF, whatever its pages: fonts, tags, signature. */
const EVERY_PDF_BYTES = 150_000
const PAGE_BYTES = 700

/** What is divided into volumes. */
type ToDivide = {
  readonly content: BundleContent
  readonly exhibits: readonly ExhibitView[]
  readonly blocks: readonly Block[]
}

/** What was printed of one volume. */
type Seen = {
  readonly pdfBytes: Uint8Array
  readonly placed: readonly PlacedBlock[]
  readonly printedPages: number
}

/** What each block was seen to take, never less than before, so that dividing comes to an end. */
export function startTally({ content, exhibits, blocks }: ToDivide) {
  const { profile } = content
  const room = roomOf(profile)
  const views = new Map(exhibits.map((view) => [view.exhibit.label, view]))
  const printed = new Map<string, Weight>()
  let opening: Weight = { pages: 1, bytes: EVERY_PDF_BYTES, masterBytes: EVERY_PDF_BYTES }
  const weigh = (block: Block): Weight => {
    const own = printed.get(block.id) ?? { pages: 0, bytes: 0, masterBytes: 0 }
    const view = block.exhibitLabel === null ? undefined : views.get(block.exhibitLabel)
    if (!view) return own
    const masterBytes = own.masterBytes + masterBytesOf(view)
    const bytes = profile.first === 'filing' ? own.bytes + filingBytesOf(view) : masterBytes
    return { pages: own.pages, bytes, masterBytes }
  }
  return {
    add(prints: readonly Seen[]): void {
      for (const { pdfBytes, placed, printedPages } of prints) {
        const perPage = pdfBytes.length / printedPages
        for (const block of placed) {
          const seen = weightOfPages(block.printedPages + block.insertedPages, block.printedPages * perPage)
          printed.set(block.id, larger(printed.get(block.id), seen))
          if (block.id.startsWith('volume-')) {
            opening = larger(opening, { ...seen, bytes: seen.bytes + EVERY_PDF_BYTES })
          }
        }
      }
    },
    plan: () => planVolumes(blocks.map(weigh), room, opening),
    reasons(): readonly SourcedLimit[] {
      const whole = blocks.map(weigh).reduce(sumOf)
      const { pages, bytes } = profile.limits
      return [
        ...(pages?.answer === 'volumes' && whole.pages > pages.most ? [pages] : []),
        ...(room.bytes !== null && bytes && whole.bytes > room.bytes ? [bytes] : []),
        ...(whole.masterBytes > OWN_LIMIT.most * BYTES_TO_SPARE ? [OWN_LIMIT] : []),
      ]
    },
  }
}

function roomOf({ limits }: BundleProfile): Room {
  const { pages, bytes } = limits
  return {
    pages: pages?.answer === 'volumes' ? pages.most : null,
    bytes: bytes?.answer === 'volumes' ? bytes.most * BYTES_TO_SPARE : null,
    masterBytes: OWN_LIMIT.most * BYTES_TO_SPARE,
  }
}

const weightOfPages = (pages: number, printedBytes: number): Weight => {
  const bytes = printedBytes + pages * PAGE_BYTES
  return { pages, bytes, masterBytes: bytes }
}

const sumOf = (one: Weight, other: Weight): Weight => ({
  pages: one.pages + other.pages,
  bytes: one.bytes + other.bytes,
  masterBytes: one.masterBytes + other.masterBytes,
})

const larger = (one: Weight | undefined, other: Weight): Weight => ({
  pages: Math.max(one?.pages ?? 0, other.pages),
  bytes: Math.max(one?.bytes ?? 0, other.bytes),
  masterBytes: Math.max(one?.masterBytes ?? 0, other.masterBytes),
})
