import { gzipSync, zipSync } from 'fflate'
import { fileTypeFromBuffer } from 'file-type'
import * as fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sniffMediaType, sniffMediaTypeSync } from '../../../src/core/exhibits/sniff.ts'

const FIXTURES = '/work/shared/fixtures'
const HEAD_BYTES = 65_536
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const typeOf = async (head: Uint8Array | string): Promise<string> => {
  const kind = await sniffMediaType(typeof head === 'string' ? bytes(head) : head)
  return `${kind.mediaType} ${kind.extension}`
}

const TEXT = 'text/plain .txt'
const HTML = 'text/html .html'
const MAIL = 'message/rfc822 .eml'
const BIN = 'application/octet-stream .bin'

/** A PNG of one pixel, with or without the chunk that makes it move. */
function png(chunks: readonly string[]): Uint8Array {
  const parts = chunks.map((type) => {
    const data = Buffer.alloc(type === 'IHDR' ? 13 : 5)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  })
  return Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG\r\n\x1a\n', 'latin1'), ...parts])
}

describe('the kind of a file by its bytes', () => {
  it.each([
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg .jpg'],
    ['a JPEG-LS', Buffer.from('ffd8fff7000b0800', 'hex'), 'image/jls .jls'],
    ['a PNG', png(['IHDR', 'pHYs', 'IDAT', 'IEND']), 'image/png .png'],
    ['a moving PNG', png(['IHDR', 'acTL', 'IDAT', 'IEND']), 'image/apng .apng'],
    ['a GIF', bytes('GIF89a\x01\x00\x01\x00'), 'image/gif .gif'],
    ['a WebP', bytes('RIFF\x1a\0\0\0WEBPVP8L'), 'image/webp .webp'],
    ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf .pdf'],
    ['a zip', zipSync({ 'a.txt': bytes('hello') }), 'application/zip .zip'],
    [
      'the head of a large zip',
      zipSync({ 'a.bin': randomBytes(200_000) }).subarray(0, HEAD_BYTES),
      'application/zip .zip',
    ],
    ['a gzip', gzipSync(bytes('hello')), 'application/gzip .gz'],
    ['an XML file', bytes('<?xml version="1.0"?><a/>'), 'application/xml .xml'],
    ['an XML file with a byte order mark', bytes('\ufeff<?xml version="1.0"?><a/>'), 'application/xml .xml'],
    ['an RTF file', bytes('{\\rtf1\\ansi hello}'), 'application/rtf .rtf'],
    ['a contact', bytes('BEGIN:VCARD\r\nVERSION:3.0\r\n'), 'text/vcard .vcf'],
    ['a calendar', bytes('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'), 'text/calendar .ics'],
  ])('knows %s', async (_, head, kind) => {
    expect(await typeOf(head)).toBe(kind)
  })
})

describe('text', () => {
  it.each([
    ['plain English', 'He came again.\r\nAt nine.\n'],
    ['other scripts', 'رسالة تهديد 报警 😡'],
    ['a byte order mark', '\ufeffhello'],
    ['one letter', 'a'],
    ['a word that starts like a bitmap', 'BMW parked outside again'],
    ['a word that starts like a program', 'MZ was here'],
    ['a word that starts like a 3-D model', 'solid evidence of it'],
    ['a word that starts like a GIF', 'GIFs were sent'],
    ['a chat export', '[11/03/2026, 21:14:05] Sam: hello\n[11/03/2026, 21:15:00] Kim: no\n'],
    ['one line that looks like a header', 'Note: he came again\n'],
    ['a copy out of a mail program', 'From: A\nSent: Monday\nTo: B\nSubject: C\n\nhello'],
    ['headers with prose among them', 'From: A\nTo: B\nSubject: C\nthat was all he wrote\n\nx'],
    ['a word about HTML', 'the <html> tag'],
    ['a stray control character', 'page one\u0001page two'],
  ])('is plain text with %s', async (_, text) => {
    expect(await typeOf(text)).toBe(TEXT)
  })

  it('is text in UTF-16, either way round, with its byte order mark', async () => {
    const little = Buffer.from('\ufeffhello 报警 😡', 'utf16le')
    expect(await typeOf(little)).toBe(TEXT)
    expect(await typeOf(Buffer.from(little).swap16())).toBe(TEXT)
    expect(await typeOf(Buffer.from('\ufeff<!DOCTYPE html><p>', 'utf16le'))).toBe(HTML)
    expect(await typeOf(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toBe(BIN)
  })

  it.each([
    '<!DOCTYPE html><title>x</title>',
    '\ufeff\n  <!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">',
    '<html lang="en">',
    '<HTML>',
    '<!-- saved from url=(0023)https://example.org/ -->\r\n<html>',
  ])('is HTML when it starts %s', async (text) => {
    expect(await typeOf(text)).toBe(HTML)
  })

  it('is HTML in an older character set too', async () => {
    expect(await typeOf(Buffer.from('<html><p>caf\xe9</p>', 'latin1'))).toBe(HTML)
  })

  it.each([
    'Received: from a\r\n\tby b; Mon, 1 Jan 2026\r\nDate: Mon, 1 Jan 2026\r\nFrom: a@b.example\r\n\r\nhello',
    'From: a@b.example\nSubject: hello\nDate: Mon, 1 Jan 2026 10:00:00 +0000',
    'From a@b.example Mon May  2 16:07:05 2005\nMIME-Version: 1.0\nMessage-Id: <x@y>\nSubject: z\n\n',
  ])('is a mail when it starts with headers: %#', async (text) => {
    expect(await typeOf(text)).toBe(MAIL)
  })

  it('is a mail though its headers are longer than most', async () => {
    const received = 'Received: from somewhere by somewhere else\r\n'.repeat(300)
    expect(await typeOf(`${received}From: a@b.example\r\nSubject: x\r\n\r\nhello`)).toBe(MAIL)
    expect(await typeOf(`From: a@b.example\r\n${received}Subject: x\r\n\r\nhello`)).toBe(MAIL)
    const cut = bytes(`From: a@b.example\r\n${received.repeat(6)}`).subarray(0, HEAD_BYTES)
    expect(await typeOf(cut)).toBe(MAIL)
  })

  it('is a saved page when a browser says so', async () => {
    const page =
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n'
    expect(await typeOf(page)).toBe('multipart/related .mhtml')
  })

  it('stays text when the head ends inside a letter, but only in a head that may be cut', async () => {
    const cut = (text: string, drop: number): Uint8Array => bytes(text).subarray(0, -drop)
    for (const [letter, drops] of [
      ['é', [1]],
      ['报', [1, 2]],
      ['😡', [1, 2, 3]],
    ] as const) {
      for (const drop of drops) {
        expect(await typeOf(cut('a'.repeat(5000) + letter, drop))).toBe(TEXT)
        expect(await typeOf(cut(`short ${letter}`, drop))).toBe(BIN)
      }
    }
    expect(await typeOf(Buffer.concat([bytes('a'.repeat(5000)), Buffer.from([0x80])]))).toBe(BIN)
  })
})

describe('what is nothing known', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(100)],
    ['bytes that are no text', Buffer.from([0xc3, 0x28, 0xa0, 0xa1])],
    ['text with a NUL in it', bytes('hello\0there')],
    ['half a JPEG mark', Buffer.from([0xff, 0xd8])],
  ])('is plain bytes: %s', async (_, head) => {
    expect(await typeOf(head)).toBe(BIN)
  })

  it('never throws, whatever the bytes are, and the fast path agrees with the slow one', async () => {
    const marks = [
      'ffd8ff',
      '89504e470d0a1a0a',
      '504b0304',
      '1f8b08',
      '494433',
      '49492a00',
      '4d4d002a',
      '1a45dfa3',
      '25504446',
      '3026b2758e66cf11',
      '0000001866747970',
      '4f676753',
      '52494646',
      'fffe',
      'feff',
      'efbbbf',
      '',
    ]
    const head = fc
      .tuple(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 200 }))
      .map(([mark, rest]) => Buffer.concat([Buffer.from(mark, 'hex'), rest]))
    await fc.assert(
      fc.asyncProperty(head, async (bytesOfHead) => {
        const kind = await sniffMediaType(bytesOfHead)
        expect(kind.mediaType).toMatch(/^[a-z]+\/[\w.+-]+/)
        expect(kind.extension).toMatch(/^\.[\w.]+$/)
        const quick = sniffMediaTypeSync(bytesOfHead)
        if (quick !== null) expect(kind).toEqual(quick)
      }),
      { numRuns: 1000 },
    )
  })
})

describe.skipIf(!existsSync(FIXTURES))('real files', () => {
  const files = existsSync(FIXTURES)
    ? ['image', 'pdf', 'email', 'chat'].flatMap((folder) =>
        readdirSync(join(FIXTURES, folder)).map((name) => join(folder, name)),
      )
    : []
  const expected: Record<string, string> = {
    '.jpg': 'image/jpeg .jpg',
    '.heic': 'image/heic .heic',
    '.tiff': 'image/tiff .tif',
    '.pdf': 'application/pdf .pdf',
    '.eml': MAIL,
    '.txt': TEXT,
  }

  it.each(files)('are known, and where the fast path answers the library agrees: %s', async (name) => {
    const head = readFileSync(join(FIXTURES, name)).subarray(0, HEAD_BYTES)
    const ending = name.slice(name.lastIndexOf('.')).toLowerCase()
    expect(await typeOf(head)).toBe(expected[ending])
    const library = await fileTypeFromBuffer(head)
    const quick = sniffMediaTypeSync(head)
    if (quick !== null && library !== undefined) expect(quick.mediaType).toBe(library.mime)
  })
})
