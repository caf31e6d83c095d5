import { expect, test } from 'vitest'
import { kindSaid } from '../../../../src/renderer/features/incident/kind-of.ts'

test.each([
  ['application/pdf', 'PDF'],
  ['message/rfc822', 'E-mail'],
  ['image/png', 'Picture'],
  ['text/plain', 'Text'],
  ['application/octet-stream', 'Unknown kind'],
])('a file of type %s is said to be: %s', (mediaType, said) => expect(kindSaid({ mediaType })).toBe(said))
