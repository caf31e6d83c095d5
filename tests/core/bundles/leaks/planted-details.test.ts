import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  BUNDLE_PDF,
  cleanFiles,
  found,
  inPdf,
  literal,
  lookThrough,
  name,
  pdfWith,
  PLANTED_HOME,
} from '../../../support/leaky-package.ts'
import { makePng } from '../../../support/pictures.ts'
import { jpegSaying, jpegWithEverything } from '../../../support/speaking-pictures.ts'

const landscape = readFileSync('tests/support/files/landscape.jpg')

describe('details of originals', () => {
  test('a photo in the PDF that says where it was taken', async () => {
    const leaks = await inPdf(async (pdf) => {
      pdf.getPage(0).drawImage(await pdf.embedJpg(jpegSaying(landscape, { place: true })))
    })
    expect(leaks).toEqual(['own-details: the bundle, a picture in it'])
    const bare = await inPdf(async (pdf) => pdf.getPage(0).drawImage(await pdf.embedJpg(landscape)))
    expect(bare).toEqual([])
  })

  test('an author that is not the writer, and what another program wrote into Info', async () => {
    expect(await inPdf((pdf) => pdf.setAuthor('Somebody Else'))).toEqual([
      'own-details: the bundle, its metadata',
    ])
    const company = await inPdf((pdf) => {
      const info = pdf.context.lookup(pdf.context.trailerInfo.Info) as unknown as {
        set(key: unknown, value: unknown): void
      }
      info.set(name('Company'), literal('Millbrook'))
    })
    expect(company).toEqual(['own-details: the bundle, its metadata'])
  })

  test.each([
    ['GPS', { place: true }],
    ['a thumbnail', { thumbnail: landscape.subarray(0, 200) }],
    ['a device', { device: true }],
  ])('an original with %s that was not let through', async (_, said) => {
    const files = { ...(await cleanFiles()), 'data/AB1.png': jpegSaying(landscape, said) }
    const file = { name: 'data/AB1.png', mediaType: 'image/jpeg', isRedacted: false }
    expect(await lookThrough(files, { dataFiles: [{ ...file, isLetThrough: false }] })).toEqual([
      { kind: 'own-details', where: 'data/AB1.png' },
    ])
    expect(await lookThrough(files, { dataFiles: [{ ...file, isLetThrough: true }] })).toEqual([])
  })

  test('a redacted copy that says anything of itself', async () => {
    const png = Buffer.from(makePng(4, 4, { type: 2 }, () => [1, 2, 3]))
    const said = Buffer.concat([png.subarray(0, 33), textChunk('Author\0nobody'), png.subarray(33)])
    const dataFiles = [
      { name: 'data/AB1-redacted.png', mediaType: 'image/png', isRedacted: true, isLetThrough: false },
    ]
    const look = async (bytes: Buffer) =>
      lookThrough({ ...(await cleanFiles()), 'data/AB1-redacted.png': bytes }, { dataFiles })
    expect(await look(png)).toEqual([])
    expect(await look(said)).toEqual([{ kind: 'own-details', where: 'data/AB1-redacted.png' }])
  })

  test('everything a JPEG can say is noticed in a redacted copy', async () => {
    const dataFiles = [
      { name: 'data/AB1.png', mediaType: 'image/jpeg', isRedacted: true, isLetThrough: false },
    ]
    const files = { ...(await cleanFiles()), 'data/AB1.png': jpegWithEverything(landscape) }
    expect(await lookThrough(files, { dataFiles })).toContainEqual({
      kind: 'own-details',
      where: 'data/AB1.png',
    })
  })
})

describe('this computer', () => {
  test('a home folder on a page, in a structure, in a custody record', async () => {
    const path = `${PLANTED_HOME}/Desktop`
    expect(await inPdf((pdf) => pdf.getPage(0).drawText(path, { size: 9 }))).toContain(
      'this-computer: the bundle, page 1',
    )
    expect(await inPdf((pdf) => pdf.setTitle(path))).toContain('this-computer: the bundle, its structure')
    expect(await found({ 'seal/custody/AB1.json': JSON.stringify({ what: path }) })).toEqual([
      'this-computer: seal/custody/AB1.json',
    ])
  })

  test('its name or its user’s, where only software writes', async () => {
    expect(await found({ 'bag-info.txt': 'Contact-Name: Wilhelmina\n' })).toEqual([
      'this-computer: bag-info.txt',
    ])
    expect(await found({ 'seal/quagga-mbp.txt': 'x' })).toEqual(['this-computer: the name of a file'])
    expect(await inPdf((pdf) => pdf.setProducer('Holdfast on quagga-mbp'))).toEqual([
      'this-computer: the bundle, its metadata',
    ])
    expect(await found({ 'seal/custody/AB1.json': 'from Wilhelmina' })).toEqual([])
  })

  test('a folder that an original names goes out with it, on the page that shows it too', async () => {
    const shown = await pdfWith((pdf) => pdf.getPage(0).drawText(`${PLANTED_HOME}/x`, { size: 9 }))
    expect(await found({ [BUNDLE_PDF]: shown, 'data/AB1.png': `saved from ${PLANTED_HOME}/x` })).toEqual([])
    expect(
      await found({ [BUNDLE_PDF]: shown, 'data/AB2-redacted.txt': `saved from ${PLANTED_HOME}/x` }),
    ).not.toEqual([])
  })
})

function textChunk(body: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(`tEXt${body}`, 'latin1'), Buffer.alloc(4)])
}
