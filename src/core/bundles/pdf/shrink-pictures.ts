import type { ExhibitView, ShownPicture, Showing } from '../exhibit-view.ts'
import type { HtmlPrinter } from '../../ports/html-printer.ts'
import type { PictureLayout } from './picture-layout.ts'
import { checkedBytes } from './read-exhibit.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { seenSize } from './picture.ts'

/** What courts in England take at most (court.md 1.1, paragraph 9), at the printed size. */
export const MOST_DOTS_PER_INCH = 300
export const PT_PER_INCH = 72

type One = Extract<Showing, { kind: 'picture' | 'decoded-picture' }>

/** Whether a picture is finer than what a filing copy may hold. */
export function isTooFine({ showing }: ExhibitView): boolean {
  if (showing.kind === 'pictures') return showing.pictures.some(({ layout }) => isFine(layout))
  return (showing.kind === 'picture' || showing.kind === 'decoded-picture') && isFine(showing.layout)
}

const isFine = (layout: PictureLayout): boolean => PT_PER_INCH / layout.scale > MOST_DOTS_PER_INCH

/**
 * The exhibits with every picture that is too fine drawn smaller, at the same place and size on paper. A printer that
 * cannot, or a picture that it cannot decode, leaves a picture as it is. Only for the filing copy: the master has
 * every picture without recompression.
 */
export async function shrinkPictures(
  views: readonly ExhibitView[],
  printer: HtmlPrinter,
): Promise<readonly ExhibitView[]> {
  if (!printer.scalePicture) return views
  const shrunk: ExhibitView[] = []
  for (const view of views) shrunk.push(isTooFine(view) ? await shrink(view, printer) : view)
  return shrunk
}

async function shrink(view: ExhibitView, printer: HtmlPrinter): Promise<ExhibitView> {
  const { exhibit, showing } = view
  if (showing.kind === 'picture' || showing.kind === 'decoded-picture') {
    const bytes = async (): Promise<Uint8Array> =>
      (showing.kind === 'picture' ? showing.fileBytes : undefined) ?? checkedBytes(exhibit)
    return { ...view, showing: await shrinkOne(showing, await bytes(), printer) }
  }
  if (showing.kind !== 'pictures') return view
  const pictures: ShownPicture[] = []
  for (const picture of showing.pictures) {
    const isSmall = !isFine(picture.layout) || picture.fileBytes === undefined
    const one: One = { kind: 'picture', ...picture }
    const small = isSmall ? one : await shrinkOne(one, picture.fileBytes, printer)
    pictures.push(small.kind === 'picture' ? small : picture)
  }
  return { ...view, showing: { ...showing, pictures } }
}

async function shrinkOne(showing: One, bytes: Uint8Array, printer: HtmlPrinter): Promise<One> {
  const isJpeg = showing.kind === 'picture' && showing.picture.format === 'JPEG'
  // Browsers turn a PNG as this says; the master shows it as it is stored, and the copies must look the same.
  if (!isJpeg && Buffer.from(bytes).includes('eXIf')) return showing
  const seen = showing.kind === 'picture' ? seenSize(showing.picture) : showing
  const share = (showing.layout.scale * MOST_DOTS_PER_INCH) / PT_PER_INCH
  const widthPx = Math.max(1, Math.floor(seen.widthPx * share))
  const heightPx = Math.max(1, Math.floor(seen.heightPx * share))
  const mediaType = isJpeg ? 'image/jpeg' : 'image/png'
  const small = await printer.scalePicture?.({ bytes, mediaType, widthPx, heightPx })
  const layout: PictureLayout = { ...showing.layout, scale: (showing.layout.scale * seen.widthPx) / widthPx }
  const made = small ? shownSmall(small, isJpeg, layout) : null
  if (!made) return showing
  return made.kind === 'picture' && showing.kind === 'picture' ? { ...made, decoded: showing.decoded } : made
}

function shownSmall(bytes: Uint8Array, isJpeg: boolean, layout: PictureLayout): One | null {
  const picture = isJpeg ? readJpeg(bytes) : readPng(bytes)
  if (!picture) return null
  if (!('needsDecoder' in picture)) return { kind: 'picture', picture, layout }
  const { widthPx, heightPx } = picture
  return { kind: 'decoded-picture', pngBytes: bytes, widthPx, heightPx, layout }
}
