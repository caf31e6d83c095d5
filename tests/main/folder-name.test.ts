import { posix, win32 } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderNameOf } from '../../src/main/folder-name.ts'

describe('the folder that a file is in', () => {
  test.each([
    ['/home/a/Documents/records.holdfast', posix, 'Documents'],
    ['/media/a/STICK/records.holdfast', posix, 'STICK'],
    ['/home/a/Vorfälle 2026/records.holdfast', posix, 'Vorfälle 2026'],
    [String.raw`C:\Users\a\Documents\records.holdfast`, win32, 'Documents'],
    [String.raw`\\server\share\records.holdfast`, win32, 'share'],
    [String.raw`E:\records.holdfast`, win32, 'E:'],
  ])('%s: by its own name', (file, paths, name) => {
    expect(folderNameOf(file, paths)).toBe(name)
  })

  test('has none at the root of everything', () => {
    expect(folderNameOf('/records.holdfast', posix)).toBe('')
  })
})
