import { describe, expect, test } from 'vitest'
import type { FileToken } from '../../../src/contract/exhibits.ts'
import { failedIn, madeBy, Underway } from '../../../src/main/thread/underway.ts'

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

describe('what is made to leave the vault', () => {
  const made = madeBy('bundles.seal', { bundle: 'b', id: 'HF-7K3Q-2' })!

  test('is told once where nobody saw it, by the id of its bundle', () => {
    const underway = new Underway(() => '')
    const work = underway.begin('bundles.seal', {})!
    underway.goUnseen()
    underway.endMaking(work, made)
    underway.end(work, true)
    underway.forgetEnded()
    const told = { made: [{ what: 'package', id: 'HF-7K3Q-2' }], couldNotMake: false }
    expect(underway.takeMade()).toEqual(told)
    expect(underway.takeMade()).toEqual({ made: [], couldNotMake: false })
  })

  test('is nothing to tell where somebody saw it, or it was stopped', () => {
    const underway = new Underway(() => '')
    const before = underway.begin('bundles.seal', {})!
    underway.endMaking(before, made)
    const stopped = underway.begin('vault.backup', {})!
    underway.goUnseen()
    underway.endMaking(stopped, 'stopped')
    expect(underway.takeMade()).toEqual({ made: [], couldNotMake: false })
  })

  test('is told of where it could not be made', () => {
    const underway = new Underway(() => '')
    const work = underway.begin('vault.backup', {})!
    underway.goUnseen()
    underway.endMaking(work, 'could-not')
    expect(underway.takeMade()).toEqual({ made: [], couldNotMake: true })
  })

  test('is named by what it is: a backup has no id, an encrypted copy has that of its bundle', () => {
    expect(madeBy('vault.backup', { size: 3 })).toEqual({ what: 'backup', id: null })
    expect(madeBy('packages.encrypt', { bundleId: 'HF-7K3Q-2' })).toEqual({
      what: 'encrypted-copy',
      id: 'HF-7K3Q-2',
    })
    expect(madeBy('exhibits.add', { files: [] })).toBeNull()
  })
})
