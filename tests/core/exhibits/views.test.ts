import { describe, expect, test } from 'vitest'
import type { EvidencePart } from '../../../src/contract/evidence.ts'
import { MOST_SHOWN_TEXT_BYTES } from '../../../src/contract/shown-as.ts'
import { eraseExhibit } from '../../../src/core/erasures/rules.ts'
import { findExhibit } from '../../../src/core/exhibits/queries.ts'
import { viewsOf } from '../../../src/core/exhibits/views.ts'
import { openCore } from '../../support/core-vault.ts'
import { makePng, pixelsOf } from '../../support/pictures.ts'
import { codeOf, keep } from '../../support/say.ts'
import { tempVault, type Api, type TempVault } from '../../support/temp-vault.ts'
import { greyTags, tiff } from '../../support/tiff.ts'

const PICTURE = makePng(3, 2, { type: 2 }, (x, y) => [x, y, 9])

const openings = async (api: Api, exhibit: Parameters<Api['custody']['get']>[0]['exhibit']) =>
  (await api.custody.get({ exhibit })).lines.filter(({ type }) => type === 'exhibit.opened@1')

/** What is served of a file that was kept, once it is opened. */
async function served(temp: TempVault, name: string, bytes: Uint8Array | string) {
  const exhibit = await keep(temp, name, bytes)
  await temp.api.vault.lock({})
  const { vault } = await openCore(temp)
  const views = viewsOf(vault)
  const { view, pictures } = await views.open(findExhibit(vault.reads, exhibit)!, temp.host.fileDecoder)
  const read = async (part: EvidencePart): Promise<Uint8Array> => {
    const { sizeBytes, read: readPart } = await views.part(view, part)
    return readPart(0, sizeBytes)
  }
  return {
    pictures,
    read,
    codeFor: (part: EvidencePart) => codeOf(read(part)),
    text: async (part: EvidencePart) => Buffer.from(await read(part)).toString('utf8'),
  }
}

describe('opening a file', () => {
  test('is a line of its custody, the first time in each unlocked session', async () => {
    const temp = await tempVault()
    const exhibit = await keep(temp, 'a.png', PICTURE)
    const first = await temp.api.exhibits.open({ exhibit })
    const second = await temp.api.exhibits.open({ exhibit })
    expect([first.logged, second.logged, first.view === second.view]).toEqual([true, true, false])
    const lines = await openings(temp.api, exhibit)
    expect(lines.map(({ what }) => what)).toEqual(['Opened by the writer in the software'])
    const api = await temp.reopen()
    await api.exhibits.open({ exhibit })
    expect(await openings(api, exhibit)).toHaveLength(2)
  })

  test('of a kind that cannot be shown is refused, and is no opening', async () => {
    const temp = await tempVault()
    const exhibit = await keep(temp, 'a.zip', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'))
    expect(await codeOf(temp.api.exhibits.open({ exhibit }))).toBe('CannotShow')
    expect(await openings(temp.api, exhibit)).toEqual([])
  })

  test('of one that was erased says so', async () => {
    const temp = await tempVault()
    const exhibit = await keep(temp, 'a.png', PICTURE)
    await temp.api.exhibits.erase({ exhibit, reason: 'a wrong file' })
    expect(await codeOf(temp.api.exhibits.open({ exhibit }))).toBe('Erased')
  })

  test('serves no more of it once it is erased, also of what was made of it in memory', async () => {
    const temp = await tempVault()
    const exhibit = await keep(temp, 'chat.txt', 'a patient by mistake')
    await temp.api.vault.lock({})
    const { vault } = await openCore(temp)
    const views = viewsOf(vault)
    const { view } = await views.open(findExhibit(vault.reads, exhibit)!, undefined)
    expect((await views.part(view, 'text')).sizeBytes).toBe(20)
    eraseExhibit(vault, exhibit, 'a wrong file')
    for (const part of ['text', 'original'] as const)
      expect(await codeOf(views.part(view, part)), part).toBe('NotFound')
  })
})

describe('what is served of an opened file', () => {
  test('of a picture is what was kept, and no more', async () => {
    const { read, codeFor } = await served(await tempVault(), 'a.png', PICTURE)
    expect(Buffer.compare(await read('original'), PICTURE)).toBe(0)
    for (const part of ['text', 'page', 'picture-0'] as const)
      expect(await codeFor(part), part).toBe('NotFound')
  })

  test('of a picture that no browser draws are the pictures made of it', async () => {
    const file = tiff(greyTags(3, 2), Uint8Array.from([0, 40, 80, 120, 160, 200]))
    const { pictures, read, codeFor } = await served(await tempVault(), 'fax.tiff', file)
    expect(pictures).toBe(1)
    expect(pixelsOf(await read('picture-0'))).toMatchObject({ width: 3, height: 2 })
    expect(await codeFor('picture-1')).toBe('NotFound')
  })

  test('of a damaged picture is nothing, and it says that it cannot be shown', async () => {
    const temp = await tempVault()
    const exhibit = await keep(temp, 'fax.tiff', tiff(greyTags(60_000, 60_000), new Uint8Array(9)))
    expect(await codeOf(temp.api.exhibits.open({ exhibit }))).toBe('CannotShow')
  })

  test.each([
    ['UTF-8', Buffer.from('caf\u00e9 \u05e9\u05dc\u05d5\u05dd'), 'caf\u00e9 \u05e9\u05dc\u05d5\u05dd'],
    ['UTF-16', Buffer.from('\ufeffcaf\u00e9', 'utf16le'), 'caf\u00e9'],
  ])('of a text in %s is its letters', async (_, bytes, letters) => {
    const { text, codeFor } = await served(await tempVault(), 'chat.txt', bytes)
    expect(await text('text')).toBe(letters)
    expect(await codeFor('original')).toBe('NotFound')
  })

  test('of a long text is its beginning, cut between two letters', async () => {
    const bytes = Buffer.from(`a${'\u05e9'.repeat(MOST_SHOWN_TEXT_BYTES / 2 + 10)}`)
    const { text } = await served(await tempVault(), 'chat.txt', bytes)
    expect(await text('text')).toMatch(/^a\u05e9+$/)
  })

  test('of an e-mail is how it reads, and its source', async () => {
    const lines = [
      'From: =?UTF-8?B?w4lsb2RpZQ==?= <e@clinic.invalid>',
      'To: reception@clinic.invalid',
      'Subject: =?UTF-8?B?w4l0w6k=?=',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('caf\u00e9\n').toString('base64'),
      '',
    ]
    const { text, codeFor } = await served(await tempVault(), 'mail.eml', lines.join('\r\n'))
    const mail = JSON.parse(await text('mail')) as { headers: object[]; text: string; form: string }
    expect([mail.form, mail.text]).toEqual(['plain', 'caf\u00e9'])
    expect(mail.headers).toContainEqual({ name: 'Subject', value: '\u00c9t\u00e9', cut: false })
    expect(await text('text')).toContain('Subject: =?UTF-8?B?w4l0w6k=?=')
    expect(await codeFor('original')).toBe('NotFound')
  })

  test('of a saved page is its text, and what was saved beside it', async () => {
    const archive = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://reviews.invalid/practice',
      'Subject: Review',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="cut"',
      '',
      '--cut',
      'Content-Type: text/html; charset=windows-1252',
      'Content-Location: https://reviews.invalid/practice',
      '',
      '<html><p>caf\u00e9</p><img src="cid:one@invalid"></html>',
      '--cut',
      'Content-Type: image/png',
      'Content-ID: <one@invalid>',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw==',
      '--cut',
      'Content-Type: text/javascript',
      'Content-Location: https://reviews.invalid/script.js',
      '',
      'alert(1)',
      '--cut--',
      '',
    ].join('\r\n')
    const { text, codeFor } = await served(await tempVault(), 'page.mhtml', Buffer.from(archive, 'latin1'))
    const page = JSON.parse(await text('page')) as { html: string; address: string; parts: object }
    expect(page.html).toContain('<p>caf\u00e9</p>')
    expect(page.address).toBe('https://reviews.invalid/practice')
    expect(page.parts).toEqual({ 'http://cid.invalid/one%40invalid': 'data:image/png;base64,iVBORw==' })
    expect(await codeFor('original')).toBe('NotFound')
  })
})
