import type { WordInPicture } from '../../contract/bundles.ts'
import { AppError } from '../../contract/errors.ts'
import type { ExhibitRow } from '../exhibits/queries.ts'
import type { CoreHost } from '../host.ts'
import type { RecognisedWord } from '../ports/text-recogniser.ts'
import type { Vault } from '../vault/vault.ts'
import { readJpeg } from './pdf/jpeg.ts'
import { originalOf } from './redact-exhibits.ts'

const WRITTEN = /[\p{L}\p{N}]/u
const PICTURES: readonly string[] = ['image/png', 'image/jpeg']

/**
 * The words that a machine reads in a picture, also those it is not sure of: who covers them sees the picture. Null
 * where nothing can be read in it. Throws CannotRedact for what is no picture, DamagedExhibit, Cancelled.
 */
export async function wordsInPicture(
  vault: Vault,
  row: ExhibitRow,
  host: CoreHost,
  signal: AbortSignal,
): Promise<WordInPicture[] | null> {
  if (!PICTURES.includes(row.mediaType)) throw new AppError('CannotRedact', 'no picture that can be covered')
  const recogniser = host.openRecogniser?.()
  if (recogniser === undefined) return null
  try {
    const bytes = originalOf(vault, row)
    const orientation = row.mediaType === 'image/jpeg' ? (readJpeg(bytes)?.orientation ?? 1) : 1
    const words = await recogniser.recognise({ bytes, orientation, isThorough: true }, signal)
    return words?.filter(({ text }) => WRITTEN.test(text)).map(inPixels) ?? null
  } finally {
    await recogniser.close()
  }
}

function inPixels({ text, box }: RecognisedWord): WordInPicture {
  return {
    text,
    x: Math.max(0, Math.floor(box.x)),
    y: Math.max(0, Math.floor(box.y)),
    width: Math.max(1, Math.ceil(box.width)),
    height: Math.max(1, Math.ceil(box.height)),
  }
}
