import fontkit from '@cantoo/fontkit'
import { AppError } from '../../../contract/errors.ts'

/**
 * The code points that a font has a glyph for, read from its cmap table.
 * In: the bytes of a woff or woff2 file. Throws `CannotRead` when it is not a font. DESIGN section 6.
 */
export function readFontCharacters(fontBytes: Uint8Array): ReadonlySet<number> {
  try {
    const font = fontkit.create(Buffer.from(fontBytes))
    if (!('characterSet' in font)) throw new TypeError('a collection, not one font')
    return new Set(font.characterSet)
  } catch (cause) {
    throw new AppError('CannotRead', 'a font of the font pack is not readable', { cause })
  }
}
