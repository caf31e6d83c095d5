import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../../../../src/core/bundles/pdf/text-exhibit.ts'
import { utf8 } from '../../../../src/core/crypto/bytes.ts'

const texts = (bytes: Uint8Array): readonly string[] | undefined =>
  readText(bytes, 200)?.lines.map((line) => ('text' in line ? line.text : `[${line.leftOutLines}]`))

describe('reading a text', () => {
  test('takes UTF-8 for what it is and keeps every line of it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme', maxLength: 40 }).filter((line) => !/[\p{Cc}\uFEFF]/u.test(line)),
          { minLength: 1 },
        ),
        (lines) => {
          expect(texts(utf8(`${lines.join('\r\n')}\n`))).toEqual(lines)
        },
      ),
    )
  })

  test('reads Windows-1252 where it is not UTF-8, and says so', () => {
    const read = readText(Uint8Array.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]), 200)
    expect(read?.encoding).toBe('Windows-1252, because it is not UTF-8')
    expect(read?.lines).toEqual([{ text: '“café”' }])
  })

  test('believes a byte order mark', () => {
    expect(texts(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x3a, 0x04]))).toEqual(['Aк'])
    expect(texts(Uint8Array.from([0xfe, 0xff, 0, 0x41, 0x04, 0x3a]))).toEqual(['Aк'])
    expect(readText(utf8('\uFEFFA'), 200)).toMatchObject({
      encoding: 'UTF-8, as its first bytes say',
      lines: [{ text: 'A' }],
    })
  })

  test('does not take other bytes for text', () => {
    expect(readText(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 200)).toBeNull()
  })

  test('counts an attachment in the source of an e-mail instead of printing it', () => {
    const encoded = Array.from({ length: 30 }, () => 'A'.repeat(76))
    expect(texts(utf8(['To: me', '', ...encoded, 'end'].join('\n')))).toEqual(['To: me', '', '[30]', 'end'])
  })

  test('prints a short run of encoded data in a text, and no encoded part of an e-mail', () => {
    const short = ['QUJDRA==', 'word']
    const mail = ['To: me', 'Content-Transfer-Encoding: base64', '', ...short.slice(0, 1), '--b', '', 'word']
    expect(texts(utf8(short.join('\n')))).toEqual(short)
    const lines = readText(utf8(mail.join('\n')), 200, 'mail')?.lines
    expect(lines?.slice(3)).toEqual([{ leftOutLines: 1 }, { text: '--b' }, { text: '' }, { text: 'word' }])
  })

  test('ends after the pages there are for it and says that there is more', () => {
    const read = readText(utf8('line\n'.repeat(100_000)), 2)
    expect(read).toMatchObject({ cut: true, linesInFile: 100_000 })
    expect(read?.lines).toHaveLength(97)
    const word = readText(utf8('x'.repeat(1_000_000)), 1)
    expect(word?.cut).toBe(true)
    expect(JSON.stringify(word?.lines).length).toBeLessThan(5_000)
  })
})
