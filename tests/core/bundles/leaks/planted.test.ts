import { deflateSync, gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { degrees, PDFRawStream, StandardFonts, TextRenderingMode, type PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import {
  cleanFiles,
  literal,
  lookThrough,
  name,
  pdfWith,
  PLANTED_HASH,
  PLANTED_HOME,
  PLANTED_WORDS,
  wide,
  type Files,
} from '../../../support/leaky-package.ts'
import { jpegSaying, jpegWithEverything } from '../../../support/speaking-pictures.ts'
import { makePng } from '../../../support/pictures.ts'

const PDF = '01-Evidence-bundle.pdf'
const landscape = readFileSync('tests/support/files/landscape.jpg')
const hash = Buffer.from(PLANTED_HASH, 'hex')

async function found(change: Files): Promise<readonly string[]> {
  const leaks = await lookThrough({ ...(await cleanFiles()), ...change })
  return [...new Set(leaks.map(({ kind, where }) => `${kind}: ${where}`))]
}

const inPdf = async (change: (document: PDFDocument) => unknown, useObjectStreams = true) =>
  found({ [PDF]: await pdfWith(change, { useObjectStreams }) })

test('nothing is found where nothing was planted', async () => {
  expect(await found({})).toEqual([])
})

describe('words withheld, in the PDF', () => {
  test('as text on a page', async () => {
    const leaks = await inPdf((pdf) => pdf.getPage(0).drawText(`at ${PLANTED_WORDS}.`, { size: 9 }))
    expect(leaks).toContain('withheld-words: the bundle, page 1')
  })

  test('as letters drawn one by one', async () => {
    const leaks = await inPdf((pdf) => {
      for (const [at, letter] of [...PLANTED_WORDS].entries()) {
        pdf.getPage(0).drawText(letter, { x: 20 + at * 9, y: 100, size: 9 })
      }
    })
    expect(leaks).toContain('withheld-words: the bundle, page 1')
  })

  test('as a short name, upright or turned', async () => {
    const leaks = await inPdf((pdf) => pdf.getPage(0).drawText('by Sam', { size: 9, rotate: degrees(90) }))
    expect(leaks).toContain('withheld-words: the bundle, page 1')
  })

  test('under a bar, in white and unseen', async () => {
    const leaks = await inPdf(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Courier)
      pdf.getPage(0).drawText(PLANTED_WORDS, { font, size: 9, renderMode: TextRenderingMode.Invisible })
      pdf.getPage(0).drawRectangle({ x: 0, y: 0, width: 300, height: 300 })
    })
    expect(leaks).toContain('withheld-words: the bundle, page 1')
  })

  test('in a layer that is switched off', async () => {
    const leaks = await inPdf((pdf) => {
      const layer = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: wide('notes') }))
      const off = pdf.context.obj({ OCGs: [layer], D: { OFF: [layer] } })
      pdf.catalog.set(name('OCProperties'), off)
      const page = pdf.getPage(0)
      page.node.Resources()!.set(name('Properties'), pdf.context.obj({ L1: layer }))
      const text = `/OC /L1 BDC BT /F1 9 Tf 20 50 Td (${PLANTED_WORDS}) Tj ET EMC`
      page.node
        .Resources()!
        .set(name('Font'), pdf.context.obj({ F1: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } }))
      page.node.addContentStream(pdf.context.register(pdf.context.flateStream(text)))
    })
    expect(leaks).toContain('withheld-words: the bundle, page 1')
  })

  test('in XMP', async () => {
    const leaks = await inPdf((pdf) => {
      const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${PLANTED_WORDS.toUpperCase()}</a></x:xmpmeta>`
      pdf.catalog.set(
        name('Metadata'),
        pdf.context.register(pdf.context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })),
      )
    })
    expect(
      leaks.some((leak) => leak.startsWith('withheld-words: the bundle, a file or metadata in it')),
    ).toBe(true)
  })

  test('in the Info dictionary', async () => {
    const leaks = await inPdf((pdf) => pdf.setTitle(PLANTED_WORDS))
    expect(leaks).toContain('withheld-words: the bundle, its structure')
  })

  test.each([
    ['text', (): Uint8Array => Buffer.from(PLANTED_WORDS.toLowerCase())],
    ['a zip', (): Uint8Array => zipSync({ 'a.txt': Buffer.from(PLANTED_WORDS.toLowerCase()) })],
    ['gzip', (): Uint8Array => gzipSync(PLANTED_WORDS.toLowerCase())],
  ])('in an attachment that is %s', async (_, attached) => {
    const leaks = await inPdf((pdf) => pdf.attach(attached(), 'a.bin', {}))
    expect(
      leaks.some((leak) => leak.startsWith('withheld-words: the bundle, a file or metadata in it')),
    ).toBe(true)
  })

  test('in the name of an attachment', async () => {
    expect(await inPdf((pdf) => pdf.attach(Buffer.from('a'), `${PLANTED_WORDS}.txt`, {}))).toContain(
      'withheld-words: the bundle, its structure',
    )
  })

  test.each([true, false])('in a bookmark, object streams %s', async (useObjectStreams) => {
    const leaks = await inPdf((pdf) => {
      const item = pdf.context.register(pdf.context.obj({ Title: wide(PLANTED_WORDS) }))
      pdf.catalog.set(
        name('Outlines'),
        pdf.context.register(pdf.context.obj({ Type: 'Outlines', First: item, Last: item })),
      )
    }, useObjectStreams)
    expect(leaks).toEqual(['withheld-words: the bundle, its structure'])
  })

  test.each([
    ['with an octal escape', literal(PLANTED_WORDS.replace('O', '\\117'))],
    ['over an escaped line end', literal(PLANTED_WORDS.replace('Oka', 'O\\\nka'))],
    ['in brackets', literal(`(${PLANTED_WORDS})`)],
  ])('in an object that nothing leads to, as a string %s', async (_, text) => {
    const leaks = await inPdf((pdf) => void pdf.context.register(pdf.context.obj({ Kept: text })))
    expect(leaks).toEqual(['withheld-words: the bundle, its structure'])
  })

  test('in a stream that nothing leads to, or with a dictionary that lies about it', async () => {
    const data = deflateSync(Buffer.from(`x ${PLANTED_WORDS} x`))
    const leaks = await inPdf((pdf) => void pdf.context.register(PDFRawStream.of(pdf.context.obj({}), data)))
    expect(leaks).toEqual(['withheld-words: the bundle, a stream in it'])
  })

  test('in an earlier state of the file that it was saved over', async () => {
    const before = await pdfWith((pdf) => pdf.setTitle(PLANTED_WORDS))
    expect(await found({ [PDF]: Buffer.concat([before, await pdfWith(() => undefined)]) })).toContain(
      'withheld-words: the bundle, its structure',
    )
  })
})

describe('words withheld, in the other files', () => {
  const custody = 'seal/custody/AB1.json'
  test.each<readonly [string, Files, string]>([
    ['the name of a file', { [`seal/${PLANTED_WORDS}.txt`]: 'x' }, 'the name of a file'],
    ['a custody record', { [custody]: JSON.stringify({ what: `from ${PLANTED_WORDS}` }) }, custody],
    ['JSON with escapes', { [custody]: '{"what":"Seventeen\\nOkapi\\u0020Lane"}' }, custody],
    ['HTML with tags in it', { 'a.html': '<p>Seven<b>teen</b> Okapi&nbsp;Lane</p>' }, 'a.html'],
    ['quoted-printable', { 'a.eml': 'Seventeen=20Okapi =\r\nLa=6Ee' }, 'a.eml'],
    [
      'UTF-16 with a mark',
      { 'a.txt': Buffer.concat([Buffer.from([255, 254]), Buffer.from(PLANTED_WORDS, 'utf16le')]) },
      'a.txt',
    ],
    ['UTF-16 without', { 'a.txt': Buffer.from(`${PLANTED_WORDS}, `.repeat(9), 'utf16le').swap16() }, 'a.txt'],
    [
      'bytes',
      { 'a.bin': Buffer.concat([Buffer.alloc(9), Buffer.from(PLANTED_WORDS), Buffer.alloc(9)]) },
      'a.bin',
    ],
    ['an exhibit’s file', { 'data/AB1.png': `x ${PLANTED_WORDS} x` }, 'data/AB1.png'],
    ['a redacted copy', { 'data/AB2-redacted.txt': PLANTED_WORDS }, 'data/AB2-redacted.txt'],
  ])('%s', async (_, files, where) => {
    expect(await found(files)).toContain(`withheld-words: ${where}`)
  })

  test('base64, as e-mail carries files', async () => {
    const encoded = Buffer.from(`a line before ${PLANTED_WORDS}\n and one after it`).toString('base64')
    const wrapped = encoded.replace(/(.{76})/g, '$1\r\n')
    expect(await found({ 'a.eml': `Content-Transfer-Encoding: base64\r\n\r\n${wrapped}\r\n` })).toContain(
      'withheld-words: a.eml, an encoded part',
    )
  })

  test('a file inside a zip, and its name', async () => {
    const leaks = await found({
      'data/AB1.png': zipSync({ [PLANTED_WORDS]: Buffer.from(PLANTED_WORDS.toLowerCase()) }),
    })
    expect(leaks).toContain('withheld-words: data/AB1.png')
    expect(leaks).toContain('withheld-words: data/AB1.png, a file inside it')
  })

  test('anywhere in a file of several windows, also across the seam of two', async () => {
    const megabyte = 1024 * 1024
    for (const at of [10, megabyte - 7, megabyte, 2 * megabyte - 250, 2 * megabyte + 100]) {
      const text = Buffer.alloc(2 * megabyte + 500, 'x ')
      text.write(` ${PLANTED_WORDS} `, at)
      expect(await found({ 'a.txt': text }), `text ${at}`).toContain('withheld-words: a.txt')
      const bytes = Buffer.alloc(2 * megabyte + 500, 1)
      bytes.write(PLANTED_WORDS, at)
      expect(await found({ 'a.bin': bytes }), `bytes ${at}`).toContain('withheld-words: a.bin')
    }
  })
})

test('a withheld hash: as hex in a manifest, as bytes, on a page in groups', async () => {
  const pages = await pdfWith((pdf) => {
    pdf.getPage(0).drawText(PLANTED_HASH.slice(0, 32), { x: 5, y: 60, size: 8 })
    pdf.getPage(0).drawText(PLANTED_HASH.slice(32).toUpperCase(), { x: 5, y: 50, size: 8 })
  })
  expect(await found({ 'manifest-sha256.txt': `${PLANTED_HASH}  data/AB1.png\n` })).toEqual([
    'withheld-hash: manifest-sha256.txt',
  ])
  expect(await found({ 'seal/leaves.bin': Buffer.concat([Buffer.alloc(32), hash]) })).toEqual([
    'withheld-hash: seal/leaves.bin',
  ])
  expect(await found({ 'seal/proofs/1.tlog-proof': `${hash.toString('base64')}\n` })).toContain(
    'withheld-hash: seal/proofs/1.tlog-proof',
  )
  expect(await found({ [PDF]: pages })).toEqual(['withheld-hash: the bundle, page 1'])
})

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

test('a covered area that is not of one colour, whatever filter its rows have', async () => {
  const dataFiles = [
    { name: 'data/AB1-redacted.png', mediaType: 'image/png', isRedacted: true, isLetThrough: false },
  ]
  const redactedPictures = [{ label: 'AB/1', areas: [{ x: 2, y: 1, width: 3, height: 2 }] }]
  const look = async (seen: number, filter: 0 | 1 | 2 | 3 | 4) => {
    const isCovered = (x: number, y: number): boolean => x >= 2 && x < 5 && y >= 1 && y < 3
    const png = makePng(8, 5, { type: 6, filter }, (x, y) =>
      isCovered(x, y) ? [0, 0, x === 4 && y === 2 ? seen : 0, 255] : [x * 30, y * 50, 9, 255],
    )
    const withheld = { texts: [], hashesHex: [], redactedPictures, given: '' }
    return lookThrough({ ...(await cleanFiles()), 'data/AB1-redacted.png': png }, { dataFiles, withheld })
  }
  for (const filter of [0, 1, 2, 3, 4] as const) {
    expect(await look(0, filter)).toEqual([])
    expect(await look(1, filter)).toEqual([{ kind: 'not-covered', where: 'data/AB1-redacted.png' }])
  }
})

describe('a redacted copy that a PDF shows', () => {
  const areas = [{ x: 60, y: 30, width: 80, height: 60 }]
  const isIn = (x: number, y: number): boolean => x >= 60 && x < 140 && y >= 30 && y < 90
  const original = makePng(200, 120, { type: 2 }, (x, y) => [x, y * 2, (x * y) % 256])
  const covered = makePng(200, 120, { type: 2 }, (x, y) =>
    isIn(x, y) ? [0, 0, 0] : [x, y * 2, (x * y) % 256],
  )
  /** As a browser draws a smaller one: the pixels at the edge are of both colours. */
  const smaller = (isBare: boolean) =>
    makePng(100, 60, { type: 2 }, (x, y) => {
      if (!isBare && isIn(2 * x, 2 * y)) return x === 30 || y === 15 ? [40, 40, 40] : [0, 0, 0]
      return [2 * x, 4 * y, (4 * x * y) % 256]
    })

  /** Three pages: the picture stands on the second, and on the third as well. */
  async function shown(png: Uint8Array, beforePage: string | null = '4'): Promise<readonly string[]> {
    const pdf = await pdfWith(async (document) => {
      const image = await document.embedPng(png)
      for (const isDrawn of [true, true, false]) {
        const page = document.addPage([300, 300])
        if (isDrawn) page.drawImage(image, { x: 0, y: 0, width: 100, height: 60 })
      }
      document.catalog.set(name('PageLabels'), document.context.obj({ Nums: [0, { S: 'D' }] }))
    })
    const redacted = [{ widthPx: 200, heightPx: 120, areas, fromPage: '2', beforePage }]
    const leaks = await lookThrough(
      { ...(await cleanFiles()), [PDF]: pdf },
      { pdfs: [{ name: PDF, label: 'the bundle', redacted }] },
    )
    return leaks.map(({ kind, where }) => `${kind}: ${where}`)
  }
  const stopped = ['not-covered: the bundle, page 2 and what follows']

  test('is covered, or is not', async () => {
    expect(await shown(covered)).toEqual([])
    expect(await shown(covered, null)).toEqual([])
    expect(await shown(original)).toEqual(stopped)
  })

  test('was drawn smaller: a few pixels at the edge of an area may be of other colours', async () => {
    expect(await shown(smaller(false))).toEqual([])
    expect(await shown(smaller(true))).toEqual(stopped)
  })

  test('has one pixel in a covered area that is of another colour', async () => {
    const png = makePng(200, 120, { type: 2 }, (x, y) =>
      isIn(x, y) ? [0, 0, x === 139 && y === 89 ? 1 : 0] : [9, x, y],
    )
    expect(await shown(png)).toEqual(stopped)
  })

  test('is of another shape, or on pages that are not there', async () => {
    expect(await shown(makePng(100, 100, { type: 2 }, () => [0, 0, 0]))).toEqual(stopped)
    expect(await shown(covered, 'B9')).toEqual(stopped)
    expect(await shown(covered, '2')).toEqual(stopped)
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
    expect(await found({ [PDF]: shown, 'data/AB1.png': `saved from ${PLANTED_HOME}/x` })).toEqual([])
    expect(
      await found({ [PDF]: shown, 'data/AB2-redacted.txt': `saved from ${PLANTED_HOME}/x` }),
    ).not.toEqual([])
  })
})

function textChunk(body: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(`tEXt${body}`, 'latin1'), Buffer.alloc(4)])
}
