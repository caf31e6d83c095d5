import type { Page } from 'playwright'
import { makePng } from './pictures.ts'

/** A small picture; another one for each number. */
export const smallPicture = (number: number): Uint8Array =>
  makePng(40, 30, { type: 2, filter: 0 }, (x, y) => [x, y, number, 255])

/** What Chromium does when a picture is pasted: a file called image.png of this moment. */
export const pastePicture = (page: Page, number = 7): Promise<unknown> =>
  paste(
    page,
    `data.items.add(new File([new Uint8Array([${smallPicture(number).join()}])], 'image.png', { type: 'image/png' }))`,
  )

/** A picture of a few words, large and plain, in the app's own face: any machine that reads words reads these. */
export const pastePictureOfWords = (page: Page, lines: readonly string[]): Promise<unknown> =>
  page.evaluate(`(async () => {
    const lines = ${JSON.stringify(lines)}
    const font = '64px "Source Sans 3 Variable"'
    await document.fonts.load(font)
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 40 + 100 * lines.length })
    const pen = canvas.getContext('2d')
    pen.fillStyle = 'white'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    Object.assign(pen, { fillStyle: 'black', font, textBaseline: 'middle' })
    lines.forEach((line, index) => pen.fillText(line, 40, 70 + 100 * index))
    const picture = await new Promise((done) => canvas.toBlob(done, 'image/png'))
    const data = new DataTransfer()
    data.items.add(new File([picture], 'image.png', { type: 'image/png' }))
    const at = document.activeElement ?? document.body
    at.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)

export const pasteWords = (page: Page, words: string): Promise<unknown> =>
  paste(page, `data.setData('text/plain', ${JSON.stringify(words)})`)

const paste = (page: Page, put: string): Promise<unknown> =>
  page.evaluate(`{
    const data = new DataTransfer()
    ${put}
    const at = document.activeElement ?? document.body
    at.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)
