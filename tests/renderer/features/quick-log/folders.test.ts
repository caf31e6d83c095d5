import { expect, test } from 'vitest'
import { lookThrough } from '../../../../src/renderer/features/quick-log/folders.ts'

/** As Chromium gives it: a hundred at a time, and none once there are no more. */
const folderOf = (name: string, entries: readonly FileSystemEntry[]): FileSystemDirectoryEntry =>
  ({
    name,
    isDirectory: true,
    createReader: () => {
      let at = 0
      return { readEntries: (done: FileSystemEntriesCallback) => done(entries.slice(at, (at += 100))) }
    },
  }) as unknown as FileSystemDirectoryEntry

const fileOf = (name: string, sizeBytes: number): FileSystemEntry =>
  ({
    name,
    isDirectory: false,
    file: (done: FileCallback) => done({ name, size: sizeBytes } as File),
  }) as unknown as FileSystemEntry

test('a folder brings every file at any depth, in the order it is gone through', async () => {
  const inner = folderOf('inner', [fileOf('b', 2), folderOf('empty', [])])
  const found = await lookThrough(folderOf('outer', [fileOf('a', 1), inner, fileOf('c', 4)]))
  expect(found.files.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect([found.name, found.sizeBytes]).toEqual(['outer', 7])
})

test('a folder with more files below it than a call takes arguments is looked through as well', async () => {
  const many = Array.from({ length: 150_000 }, () => fileOf('x', 1))
  const { sizeBytes } = await lookThrough(folderOf('outer', [folderOf('inner', many)]))
  expect(sizeBytes).toBe(150_000)
})
