import { expect, test } from 'vitest'
import { stopAfter } from '../../src/contract/full-stop.ts'

test.each([
  'They said it.',
  'Why me?',
  'and so on…',
  'He said “no.”',
  '我知道你住在哪里。',
  'هل أنت هنا؟',
  'At the end. ',
])('%s ends its own sentence', (words) => expect(stopAfter(words)).toBe(''))

test.each(['told by a colleague', '', 'version 2.0', 'Dr. Mill', 'Tuesday (the second)', '😡'])(
  '%s is given its stop',
  (words) => expect(stopAfter(words)).toBe('.'),
)
