import { isAppError } from '../../contract/errors.ts'
import { fromHex } from '../crypto/bytes.ts'
import type { FileDecoder, PreviewParts } from '../ports/file-decoder.ts'
import type { HtmlPrinter } from '../ports/html-printer.ts'
import { readChunks, type PassShape } from './passes.ts'
import { hasPreview, keepPreview, MOST_CELLS, NO_PREVIEW, type Preview } from './previews.ts'
import type { Vault } from './vault.ts'

/** A picture that is kept, as its intake says. */
export type KeptPicture = {
  readonly id: string
  readonly sizeBytes: number
  readonly chunks: number
  readonly mediaType: string
}

/** Who decodes: threads that may fail, and a browser for what only a browser knows. */
export type PreviewTools = {
  readonly fileDecoder?: FileDecoder | undefined
  /** Throws BrowserMissing. */
  readonly openPrinter: () => Promise<HtmlPrinter>
}

/** A telephone's largest picture has 50 million pixels. */
const MOST_PIXELS = 64_000_000
/** More is not handed to a decoder. */
const MOST_BYTES = 128 * 1024 * 1024
/** A PNG that is longer than this comes as a JPEG. */
const MOST_PNG_BYTES = 3 * 1024 * 1024
const OF_A_BROWSER: ReadonlySet<string> = new Set(['image/webp', 'image/gif', 'image/bmp', 'image/avif'])

/**
 * Makes the previews that are missing, one after another, in threads of their own; ends quietly when the vault is
 * locked or `signal` says so. A picture that cannot be read gets an empty one, so that it is not tried again.
 * Out: how many were made.
 */
export async function makePreviews(
  vault: Vault,
  pictures: readonly KeptPicture[],
  tools: PreviewTools,
  signal: AbortSignal,
): Promise<number> {
  const browser = lentPrinter(tools)
  let made = 0
  try {
    for (const picture of pictures) {
      if (signal.aborted || !vault.isOpen || vault.readOnly !== null) break
      if (hasPreview(vault, fromHex(picture.id))) continue
      const preview = await previewOf(vault, picture, tools, browser.open)
      if (preview !== null && keepIfThere(vault, picture.id, preview)) made++
    }
  } finally {
    await browser.close()
  }
  return made
}

const LIMITS = { mostPixels: MOST_PIXELS, mostCells: MOST_CELLS }

/** Null where it cannot be said on this computer: then it is tried another time. */
async function previewOf(
  vault: Vault,
  picture: KeptPicture,
  { fileDecoder }: PreviewTools,
  openBrowser: () => Promise<HtmlPrinter | null>,
): Promise<Preview | null> {
  const { sizeBytes, chunks, mediaType } = picture
  if (fileDecoder?.previewPicture === undefined) return null
  if (sizeBytes > MOST_BYTES) return NO_PREVIEW
  const bytes = wholeOf(vault, { id: fromHex(picture.id), sizeBytes, chunks })
  // Its chunks cannot be read: that is for a check to say, and there is nothing to show.
  if (bytes === null) return null
  const parts = await fileDecoder.previewPicture(bytes, mediaType, LIMITS)
  if (parts === null) return NO_PREVIEW
  const drawn = needsBrowser(parts, mediaType) ? await drawnBy(openBrowser, bytes, mediaType) : undefined
  if (drawn === undefined) return parts
  if (drawn === 'no browser') return null
  const drawnType = drawn[0] === 0xff ? 'image/jpeg' : 'image/png'
  const cells = await fileDecoder.previewPicture(drawn, drawnType, LIMITS)
  return cells === null ? parts : { ...cells, takenAt: parts.takenAt }
}

function needsBrowser({ columns, widthPx, heightPx }: PreviewParts, mediaType: string): boolean {
  const pixels = widthPx * heightPx
  return columns === 0 && OF_A_BROWSER.has(mediaType) && pixels > 0 && pixels <= MOST_PIXELS
}

/** Undefined where the browser cannot decode it either. */
async function drawnBy(
  openBrowser: () => Promise<HtmlPrinter | null>,
  bytes: Uint8Array,
  mediaType: string,
): Promise<Uint8Array | 'no browser' | undefined> {
  const printer = await openBrowser()
  if (printer?.decodePicture === undefined) return 'no browser'
  return (await printer.decodePicture(bytes, mediaType, MOST_PNG_BYTES)) ?? undefined
}

/** An exhibit that was erased meanwhile has no key to seal its preview under. */
function keepIfThere(vault: Vault, id: string, preview: Preview): boolean {
  if (!vault.isOpen) return false
  try {
    keepPreview(vault, fromHex(id), preview)
    return true
  } catch (error) {
    if (isAppError(error, 'DamagedExhibit')) return false
    throw error
  }
}

function wholeOf(vault: Vault, shape: PassShape): Uint8Array | null {
  try {
    return Buffer.concat([...readChunks(vault, shape)])
  } catch (error) {
    if (isAppError(error, 'DamagedExhibit')) return null
    throw error
  }
}

/** Opened when the first picture needs it; null where there is none. */
function lentPrinter({ openPrinter }: PreviewTools) {
  let opening: Promise<HtmlPrinter | null> | null = null
  return {
    open: (): Promise<HtmlPrinter | null> => {
      opening ??= openPrinter().catch((error: unknown) => {
        if (isAppError(error, 'BrowserMissing')) return null
        throw error
      })
      return opening
    },
    close: async (): Promise<void> => {
      const printer = await opening?.catch(() => null)
      await printer?.close()
    },
  }
}
