import { deflateSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { degrees, PDFRawStream, StandardFonts, TextRenderingMode } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import {
  BUNDLE_PDF,
  found,
  inPdf,
  literal,
  name,
  pdfWith,
  PLANTED_HASH,
  PLANTED_WORDS,
  wide,
  type Files,
} from '../../../support/leaky-package.ts'

const hash = Buffer.from(PLANTED_HASH, 'hex')

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
    expect(await found({ [BUNDLE_PDF]: Buffer.concat([before, await pdfWith(() => undefined)]) })).toContain(
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
  expect(await found({ [BUNDLE_PDF]: pages })).toEqual(['withheld-hash: the bundle, page 1'])
})
