import { describe, expect, test } from 'vitest'
import { decodeHtml } from '../../../src/core/formats/decode-html.ts'

const page = (head: string, letters: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<html><head>${head}</head><p>`), letters, Buffer.from('</p>')])

describe('the text of a saved page', () => {
  test.each([
    ['what it says itself', '<meta charset="windows-1251">', Buffer.from([0xef, 0xf0]), null, '\u043f\u0440'],
    ['what its container said', '', Buffer.from([0xef, 0xf0]), 'windows-1251', '\u043f\u0440'],
    [
      'a name that no encoding has, as any text',
      '<meta charset="klingon">',
      Buffer.from('\u00e9'),
      null,
      '\u00e9',
    ],
    ['nothing: UTF-8', '', Buffer.from('\u00e9'), null, '\u00e9'],
    ['nothing, and not UTF-8', '', Buffer.from([0xe9]), null, '\u00e9'],
  ])('is read by %s', (_, head, letters, charset, read) => {
    expect(decodeHtml(page(head, letters), charset)).toContain(`<p>${read}</p>`)
  })

  test('is read by its byte order mark before anything it says', () => {
    const bytes = Buffer.from('\ufeff<meta charset="windows-1251"><p>\u00e9</p>', 'utf8')
    expect(decodeHtml(bytes, 'windows-1251')).toContain('<p>\u00e9</p>')
  })
})
