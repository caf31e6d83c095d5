import { describe, expect, test } from 'vitest'
import type { FileToken } from '../../../src/contract/exhibits.ts'
import { failedIn, Underway } from '../../../src/main/thread/underway.ts'

const ADD = {
  case: '0'.repeat(32),
  files: ['a', 'b', 'c'].map((letter) => letter.repeat(32) as FileToken),
}

describe('files that are being kept', () => {
  test('are told apart when their call comes to its end: a file that failed was not kept', () => {
    const underway = new Underway((token) => `${token[0]}.png`)
    const work = underway.begin('exhibits.add', ADD)!
    const failed = failedIn('exhibits.add', { files: [{ kept: {} }, { error: {} }, { kept: {} }] })
    underway.end(work, true, failed)
    expect(underway.kept).toEqual(['a.png', 'c.png'])
    expect(underway.notKept).toEqual(['b.png'])
  })

  test('are those that were done when their call was stopped', () => {
    const underway = new Underway((token) => `${token[0]}.png`)
    const work = underway.begin('exhibits.add', ADD)!
    work.done = 1
    underway.end(work, false)
    expect(underway.kept).toEqual(['a.png'])
    expect(underway.notKept).toEqual(['b.png', 'c.png'])
  })
})
