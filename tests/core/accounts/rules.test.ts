import { expect, test } from 'vitest'
import { isNoName } from '../../../src/core/accounts/rules.ts'

test.each([
  'withheld',
  'Withheld',
  'Number withheld',
  'number, withheld',
  'the number withheld',
  'unknown',
  'Unknown caller.',
  'Private number',
  'No Caller ID',
  'Gave no name',
  '?',
  '  ',
])('%s is nobody’s account', (written) => expect(isNoName(written)).toBe(true))

test.each(['@unknown', 'unknown_88', '07700 900412', 'JT Millbrook', 'withheld@example.com', '不明', '😡'])(
  '%s may be one',
  (written) => expect(isNoName(written)).toBe(false),
)
