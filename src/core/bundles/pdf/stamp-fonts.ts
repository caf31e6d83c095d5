import { readFileSync } from 'node:fs'
import { AppError } from '../../../contract/errors.ts'
import type { FontPack } from '../fonts.ts'

/** The fonts of the foot, as `assemble` takes them. The foot holds Latin letters, digits and a middle dot: one file of each weight draws it. */
export function stampFontFiles(fonts: FontPack): { readonly regular: Uint8Array; readonly bold: Uint8Array } {
  const faces = fonts.partFor('A')?.faces ?? []
  const read = (weight: 400 | 700): Uint8Array => {
    const face = faces.find((one) => one.weight === weight && one.style === 'normal')
    if (!face) throw new AppError('CannotRead', 'the font of the foot is not in the pack')
    // fontkit cuts composite letters of a woff2 file wrongly; the woff beside it is the same font.
    return readFileSync(face.file.replace(/\.woff2$/, '.woff'))
  }
  return { regular: read(400), bold: read(700) }
}
