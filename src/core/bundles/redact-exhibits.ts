import type { CoveredArea, CoveredWords, Redactions } from '../../contract/disclosure.ts'
import { AppError } from '../../contract/errors.ts'
import type { ExhibitId, Sha256Hex } from '../../contract/ids.ts'
import { concat, toHex, utf8 } from '../crypto/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import type { ExhibitRow } from '../exhibits/queries.ts'
import { shapeOf } from '../exhibits/rules.ts'
import type { HtmlPrinter } from '../ports/html-printer.ts'
import { readChunks } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import type { Chosen } from './choose.ts'
import { countBars, coverText, type CoveredCount } from './cover-words.ts'
import { barePng } from './pdf/bare-png.ts'
import { decodeText } from '../formats/decode-text.ts'

/** A copy of an exhibit with parts covered, which goes out in place of its original. */
export type Rendition = {
  readonly bytes: Uint8Array
  readonly sha256: Sha256Hex
  readonly mediaType: 'image/png' | 'text/plain'
  /** What follows the label in its name: `-redacted.png`. */
  readonly ending: '-redacted.png' | '-redacted.txt'
  readonly areas: readonly CoveredArea[]
  readonly words: readonly CoveredCount[]
}

export type Renditions = ReadonlyMap<ExhibitId, Rendition>

type RedactedExhibit = Redactions['exhibits'][number]

/** The same words can stand in markup, in JSON or in an encoded part in another spelling: only plain texts are covered. */
const PLAIN_TEXTS = /^text\/(plain|csv|markdown|tab-separated-values)(;|$)/
/** Larger than any screenshot or photograph, and in base64 still within what Chromium's pipe takes (100 MiB). */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Makes the redacted copies of the exhibits asked for. Throws CannotRedact for a kind of file that cannot be covered in
 * part, NothingToCover where an area or a word is not in it or the exhibit is not in the bundle, InvalidInput where one
 * is named twice, DamagedExhibit, and what the printer throws.
 */
export async function drawRenditions(
  vault: Vault,
  chosen: Chosen,
  { exhibits }: Redactions,
  printer: HtmlPrinter,
): Promise<Renditions> {
  const renditions = new Map<ExhibitId, Rendition>()
  for (const redacted of exhibits) {
    const row = chosen.exhibits.find((one) => one.id === redacted.exhibit)
    if (row === undefined)
      throw new AppError('NothingToCover', 'a file to be covered in part is not in this bundle')
    if (renditions.has(row.id)) throw new AppError('InvalidInput', 'a file to be covered is named twice')
    renditions.set(row.id, await renditionOf(vault, chosen, row, redacted, printer))
  }
  return renditions
}

async function renditionOf(
  vault: Vault,
  chosen: Chosen,
  row: ExhibitRow,
  { areas, words }: RedactedExhibit,
  printer: HtmlPrinter,
): Promise<Rendition> {
  if (areas.length + words.length === 0)
    throw new AppError('NothingToCover', 'a file is to be covered and nothing in it is named')
  const how = coverableBy(row)
  if (how === null || (how === 'areas' ? words : areas).length > 0)
    throw new AppError('CannotRedact', 'a file of this kind cannot be covered in part')
  const bytes = originalOf(vault, row)
  return how === 'areas'
    ? coveredPicture(bytes, row.mediaType as PictureType, areas, printer)
    : coveredText(bytes, words, chosen.coveredWords)
}

type PictureType = 'image/png' | 'image/jpeg'

/** Whether parts of a file can be covered, and by what. */
export function coverableBy({
  mediaType,
  sizeBytes,
}: Pick<ExhibitRow, 'mediaType' | 'sizeBytes'>): 'areas' | 'words' | null {
  if (sizeBytes > MOST_BYTES) return null
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') return 'areas'
  return PLAIN_TEXTS.test(mediaType) ? 'words' : null
}

/** The bytes of a file as it was kept. Throws DamagedExhibit. */
export function originalOf(vault: Vault, row: ExhibitRow): Uint8Array {
  const bytes = concat(...readChunks(vault, shapeOf(row)))
  if (toHex(sha256(bytes)) !== row.sha256)
    throw new AppError('DamagedExhibit', 'the bytes of an exhibit are not those of its hash')
  return bytes
}

async function coveredPicture(
  bytes: Uint8Array,
  mediaType: PictureType,
  areas: readonly CoveredArea[],
  printer: HtmlPrinter,
): Promise<Rendition> {
  const drawn = (await printer.coverPicture?.({ bytes, mediaType, areas })) ?? null
  const pngBytes = drawn === null ? null : barePng(drawn.pngBytes)
  if (drawn === null || pngBytes === null)
    throw new AppError('CannotRedact', 'a picture to be covered in part cannot be read')
  const fits = areas.every(
    (one) => one.x + one.width <= drawn.widthPx && one.y + one.height <= drawn.heightPx,
  )
  if (!fits) throw new AppError('NothingToCover', 'an area to be covered is not inside the picture')
  return {
    bytes: pngBytes,
    sha256: toHex(sha256(pngBytes)) as Sha256Hex,
    mediaType: 'image/png',
    ending: '-redacted.png',
    areas,
    words: [],
  }
}

/** Words that are withheld anywhere in the bundle are covered here too. */
function coveredText(
  bytes: Uint8Array,
  words: readonly CoveredWords[],
  everywhere: readonly CoveredWords[],
): Rendition {
  const decoded = decodeText(bytes)
  if (decoded === null) throw new AppError('CannotRedact', 'a text to be covered in part cannot be read')
  if (words.some((one) => !decoded.text.includes(one.words)))
    throw new AppError('NothingToCover', 'words to be covered are not in the text')
  const { text, bars } = coverText(decoded.text, everywhere)
  const covered = utf8(text.toWellFormed())
  return {
    bytes: covered,
    sha256: toHex(sha256(covered)) as Sha256Hex,
    mediaType: 'text/plain',
    ending: '-redacted.txt',
    areas: [],
    words: countBars(bars),
  }
}
