import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recognisePictures } from '../../../../src/core/bundles/pdf/recognise-pictures.ts'
import { readExhibit } from '../../../../src/core/bundles/pdf/read-exhibit.ts'
import type { HtmlPrinter, PictureScaling } from '../../../../src/core/ports/html-printer.ts'
import type { PictureToRead, RecognisedWord } from '../../../../src/core/ports/text-recogniser.ts'
import { exhibitOf } from '../../../support/bundle-content.ts'
import { makePng, withOrientation } from '../../../support/pictures.ts'

const PAPER = { name: 'A4', widthPt: 595, heightPt: 842 } as const
const LANDSCAPE = readFileSync('tests/support/files/landscape.jpg')
const SCREENSHOT = makePng(40, 20, { type: 2 }, (x) => [x, 0, 0])

/** The JPEG, saying that it is of another size. */
function ofSize(jpeg: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const bytes = Buffer.from(jpeg)
  const frame = bytes.indexOf(Buffer.of(0xff, 0xc0))
  bytes.writeUInt16BE(heightPx, frame + 5)
  bytes.writeUInt16BE(widthPx, frame + 7)
  return bytes
}

const viewOf = (label: string, type: string, bytes: Uint8Array) =>
  readExhibit(exhibitOf(label, type === 'image/png' ? '.png' : '.jpg', type, bytes), PAPER)

function machines(words: readonly RecognisedWord[] | null = []) {
  const read: PictureToRead[] = []
  const scaled: PictureScaling[] = []
  const recogniser = {
    threads: 1,
    recognise: (picture: PictureToRead) => Promise.resolve(read.push(picture) > 0 ? words : null),
    close: () => Promise.resolve(),
  }
  const scalePicture = (scaling: PictureScaling) =>
    Promise.resolve(scaled.push(scaling) > 0 ? Buffer.of(1) : null)
  return { recogniser, printer: { scalePicture } as unknown as HtmlPrinter, read, scaled }
}

const word = (text: string, confidence: number): RecognisedWord => ({
  text,
  confidence,
  box: { x: 10, y: 5, width: 20, height: 10 },
  endsLine: false,
})

test('words that the machine is not sure of, and what is no word, are dropped; boxes are shares of the picture', async () => {
  const deps = machines([word('sure', 60), word('unsure', 59), word('—', 90)])
  const [view] = await recognisePictures([await viewOf('AB1', 'image/png', SCREENSHOT)], deps)
  const box = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
  expect(view?.recognised).toEqual({ kind: 'words', words: [{ text: 'sure', endsLine: false, box }] })
})

test('screenshots come first; when the time is over the others are left and say so', async () => {
  const deps = machines()
  let nowMs = 0
  const views = [await viewOf('AB1', 'image/jpeg', LANDSCAPE), await viewOf('AB2', 'image/png', SCREENSHOT)]
  const timed = { ...deps, nowMs: () => (nowMs += 200_000) }
  const [photograph, screenshot] = await recognisePictures(views, timed)
  expect(screenshot?.recognised).toEqual({ kind: 'words', words: [] })
  expect(photograph?.recognised).toEqual({ kind: 'left' })
  expect(deps.read).toHaveLength(1)
})

test('a photograph of many pixels is drawn smaller as it is stored, and turned by the recogniser', async () => {
  const deps = machines([word('sure', 90)])
  const large = withOrientation(ofSize(LANDSCAPE, 4000, 3000), 6)
  const [view] = await recognisePictures([await viewOf('AB1', 'image/jpeg', large)], deps)
  const { widthPx = 0, heightPx = 0 } = deps.scaled[0] ?? {}
  expect(widthPx * heightPx).toBeLessThanOrEqual(4_000_000)
  expect(widthPx / heightPx).toBeCloseTo(4 / 3, 2)
  expect(deps.read[0]?.orientation).toBe(6)
  const box = view?.recognised?.kind === 'words' ? view.recognised.words[0]?.box : undefined
  expect(box?.x).toBeCloseTo(10 / heightPx, 6)
})

test('a picture that cannot be read is left, and so is a large one that cannot be drawn smaller', async () => {
  const views = [await viewOf('AB1', 'image/png', SCREENSHOT)]
  expect((await recognisePictures(views, machines(null)))[0]?.recognised).toEqual({ kind: 'left' })
  const large = [await viewOf('AB1', 'image/jpeg', ofSize(LANDSCAPE, 4000, 3000))]
  const deps = { ...machines(), printer: {} as HtmlPrinter }
  expect((await recognisePictures(large, deps))[0]?.recognised).toEqual({ kind: 'left' })
})

test('progress counts the pictures; exhibits that are none stay as they are', async () => {
  const said: string[] = []
  const text = await readExhibit(exhibitOf('AB2', '.txt', 'text/plain', Buffer.from('words')), PAPER)
  const views = [await viewOf('AB1', 'image/png', SCREENSHOT), text]
  const progress = (done: number, total: number, what: string): void =>
    void said.push(`${what} ${done}/${total}`)
  const after = await recognisePictures(views, { ...machines(), progress })
  expect(said).toEqual(['text in pictures 1/1'])
  expect(after[1]).toBe(text)
})
