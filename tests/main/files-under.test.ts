import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesUnder } from '../../src/main/files-under.ts'
import { codeOf } from '../support/say.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'))
const MANY = 5000

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const going = { signal: new AbortController().signal, progress: () => undefined }
const namesUnder = async (path: string) =>
  (await filesUnder(join(folder, path), going))
    .map((file) => `${relative(folder, file.path)}: ${file.sizeBytes}`)
    .toSorted((a, b) => (a < b ? -1 : 1))

beforeAll(() => {
  write('backup/one.txt', 'one')
  write('backup/inner/deep/two.txt', 'two two')
  write('elsewhere/secret.txt', 'x')
  mkdirSync(join(folder, 'backup/empty'))
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'backup/link'))
  symlinkSync(join(folder, 'elsewhere/secret.txt'), join(folder, 'backup/link.txt'))
  for (let n = 0; n < MANY; n++) write(`many/${n % 7}/${n}.txt`, '')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder that is looked through', () => {
  test('gives every file at any depth with its size, and follows no link out of it', async () => {
    expect(await namesUnder('backup')).toEqual([
      `${join('backup', 'inner', 'deep', 'two.txt')}: 7`,
      `${join('backup', 'one.txt')}: 3`,
    ])
    expect(await namesUnder('backup/empty')).toEqual([])
    expect(await namesUnder('many')).toHaveLength(MANY)
  })

  test('that is not there, or is a file, cannot be read', async () => {
    expect(await codeOf(filesUnder(join(folder, 'gone'), going))).toBe('CannotRead')
    expect(await codeOf(filesUnder(join(folder, 'backup/one.txt'), going))).toBe('CannotRead')
  })
})

describe('a folder of many files, stopped', () => {
  test('before it began is not looked at', async () => {
    const asked = filesUnder(join(folder, 'gone'), { ...going, signal: AbortSignal.abort() })
    expect(await codeOf(asked)).toBe('Cancelled')
  })

  test('while it is looked through ends at once, and is not looked through any further', async () => {
    const stop = new AbortController()
    const told: number[] = []
    const progress = (done: number): void => {
      told.push(done)
      stop.abort()
    }
    const asked = filesUnder(join(folder, 'many'), { signal: stop.signal, progress })
    expect(await codeOf(asked)).toBe('Cancelled')
    // Had it gone on, it would have come further than another one that began later.
    expect(await namesUnder('many')).toHaveLength(MANY)
    expect(told).toHaveLength(1)
    expect(told[0]).toBeLessThan(MANY)
  })

  test('says how far it is', async () => {
    const told: number[] = []
    await filesUnder(join(folder, 'many'), { ...going, progress: (done) => told.push(done) })
    expect(told.length).toBeGreaterThan(10)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })
})
