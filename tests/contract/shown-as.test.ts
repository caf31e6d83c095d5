import { describe, expect, test } from 'vitest'
import { isDecodedPicture, shownAs } from '../../src/contract/shown-as.ts'

describe('a file is looked at by what it is', () => {
  test.each([
    ['image/png', 'picture'],
    ['image/JPEG', 'picture'],
    ['image/heic', 'picture'],
    ['image/tiff', 'picture'],
    ['image/svg+xml', 'picture'],
    ['image/vnd.adobe.photoshop', null],
    ['application/pdf', 'pdf'],
    ['audio/x-m4a', 'sound'],
    ['application/ogg', 'sound'],
    ['video/quicktime', 'video'],
    ['text/plain', 'text'],
    ['message/rfc822', 'mail'],
    ['message/delivery-status', 'text'],
    ['application/json', 'text'],
    ['application/atom+xml', 'text'],
    ['text/html', 'saved-page'],
    ['application/xhtml+xml', 'saved-page'],
    ['multipart/related', 'saved-page'],
    ['application/octet-stream', null],
    ['application/zip', null],
    ['', null],
  ])('%s', (mediaType, as) => {
    expect(shownAs(mediaType)).toBe(as)
  })

  test('and a picture that no browser draws is decoded first', () => {
    expect(['image/heic', 'image/tiff', 'image/png', 'image/gif'].map(isDecodedPicture)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
