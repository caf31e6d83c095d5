// Makes resources/sample again: node tools/run.mjs tools/make-sample/main.ts [FOLDER]
// Needs Chromium (or CHROMIUM=path), espeak-ng and ffmpeg. Other versions of them give other bytes, the same words.
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright'
import { DESKTOP, openBrowser, PHONE, printPdf, shootJpeg, shootPng } from './browser.ts'
import { withExif } from './exif.ts'
import { decisionLetter, LETTER_STORED_SIZE, letterPhoto } from './letters.ts'
import { callRecord, chatExport, email, voicemail } from './other-files.ts'
import * as chatter from './pictures-chatter.ts'
import * as open from './pictures-public.ts'
import { SAMPLE } from './story.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(process.argv[2] ?? join(root, 'resources/sample'))

async function keep(name: string, bytes: Buffer | string): Promise<void> {
  await writeFile(join(folder, name), bytes)
  process.stderr.write(`${name}  ${Buffer.byteLength(bytes)} bytes\n`)
}

async function keepPictures(browser: Browser): Promise<void> {
  const phone = (html: string): Promise<Buffer> => shootPng(browser, { root, size: PHONE, html })
  await keep(
    'review-2025-10-02.png',
    await shootPng(browser, { root, size: DESKTOP, html: open.reviewPicture() }),
  )
  await keep('vidboard-thread-2025-10-29.png', await phone(open.threadPicture()))
  await keep('chatter-arabic-2026-01-21.png', await phone(chatter.arabicPicture()))
  await keep('截图 2026-02-03.png', await phone(chatter.chinesePicture()))
  await keep('chatter-post-2026-02-10.png', await phone(chatter.carPicture()))
  await keep('vidboard-live-2026-02-27.png', await phone(chatter.livestreamPicture()))
  await keep('vidboard-profile.png', await phone(chatter.profilePicture()))
  const lastComment = await phone(open.lastCommentPicture())
  await keep('vidboard-comment-2026-03-11.png', lastComment)
  await keep('IMG_0311 from Dana.png', lastComment)
  const letter = await shootJpeg(browser, { root, size: LETTER_STORED_SIZE, html: letterPhoto() }, 72)
  await keep('letter-photo.jpg', withExif(letter, 6, '2025:12:12 13:02:44'))
  const poster = await shootPng(browser, {
    root,
    size: { width: 420, height: 594, scale: 1 },
    html: chatter.posterPicture(),
  })
  await keep('youve-had-30-days.eml', email(poster))
  await keep(
    'VidBoard decision VB-204817.pdf',
    await printPdf(browser, root, decisionLetter(), '20260228165000'),
  )
}

await mkdir(folder, { recursive: true })
const browser = await openBrowser()
await keepPictures(browser).finally(() => browser.close())
await keep('Chatter chat with +44 7700 900412.txt', chatExport())
await keep('telephone-export-2025-11.dat', callRecord())
await keep('voicemail-2025-12-04.m4a', voicemail())
await keep('sample.json', `${JSON.stringify(SAMPLE, null, 2)}\n`)
