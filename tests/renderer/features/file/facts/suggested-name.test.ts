import { expect, test } from 'vitest'
import { suggestedName } from '../../../../../src/renderer/features/file/facts/suggested-name.ts'

test.each([
  ['AB4', 4, 'what they wrote about me.PNG', 'AB4.png'],
  ['AB/4', 4, null, 'AB-4'],
  [null, 7, 'voicemail from J.m4a', 'file-7.m4a'],
  [null, 7, 'no ending', 'file-7'],
  [null, 7, 'odd.end ing', 'file-7'],
])('a copy of %j, number %i, called %j, is offered as %s', (label, number, name, suggested) => {
  expect(suggestedName(label, number, name)).toBe(suggested)
})
