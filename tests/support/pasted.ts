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

export const pasteWords = (page: Page, words: string): Promise<unknown> =>
  paste(page, `data.setData('text/plain', ${JSON.stringify(words)})`)

const paste = (page: Page, put: string): Promise<unknown> =>
  page.evaluate(`{
    const data = new DataTransfer()
    ${put}
    const at = document.activeElement ?? document.body
    at.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)
