import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppError, ERROR_CODES } from '../../src/contract/errors.ts'
import { errorWords } from '../../src/renderer/errors.ts'
import { codeLines } from '../../src/renderer/ui/code-lines.ts'
import { readTree } from '../support/source-tree.ts'

/** What somebody can do at a terminal and nowhere in the app. */
const OF_A_TERMINAL = /(?:^|[\s('"`])--[a-z]|command line|\bnpm\b|apt-get|holdfast help|characters of the id/

describe('what the app shows', () => {
  test.each(ERROR_CODES)('of %s is nothing that can be done at a terminal alone', (code) => {
    const { happened, safe, todo } = errorWords(code)
    for (const said of [happened, safe, todo]) expect(said).not.toMatch(OF_A_TERMINAL)
  })

  test('of its own words is nothing either', () => {
    const texts = readTree(join(import.meta.dirname, '../..'), ['src/renderer/texts'], ['.ts'])
    expect(texts.size).toBeGreaterThan(20)
    for (const [path, text] of texts) expect(text.match(OF_A_TERMINAL), path).toBeNull()
  })

  test.each(['Use (--redact).', '--exclude 3', 'On the command line: x', 'Give more characters of the id.'])(
    'would be noticed: %s',
    (said) => {
      expect(said).toMatch(OF_A_TERMINAL)
    },
  )
})

describe('the code and details of what went wrong', () => {
  test('are its code, what was asked, and the lines that go with it', () => {
    const error = new AppError('LeakFound', 'bundles.seal', { details: ['withheld words in AB4'] })
    expect(codeLines(error)).toEqual(['Code: LeakFound', 'Asked: bundles.seal', 'withheld words in AB4'])
  })

  test('say nothing of what another error says of itself', () => {
    expect(codeLines(new Error('/home/anna/secret.txt'))).toEqual(['Code: Internal'])
    expect(codeLines(new AppError('DiskFull', 'no room for heron.png'))).toEqual(['Code: DiskFull'])
  })
})
