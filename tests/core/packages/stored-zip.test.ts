import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { Instant } from '../../../src/contract/ids.ts'
import { openZipFile } from '../../../src/check-page/sources/zip-source.ts'
import { openFolder } from '../../../src/core/packages/folder-source.ts'
import { openZip } from '../../../src/core/packages/zip-source.ts'
import type { PackageSource } from '../../../src/core/packages/source.ts'
import { storedZip, type StoredZip } from '../../../src/core/packages/stored-zip.ts'
import { needs } from '../../support/judges.ts'
import { newFolder } from './sample-package.ts'

const MADE_AT = Instant.parse('2026-07-12T23:05:08.000Z')
const TOP = 'HF-7K3Q-2-police-2026-07-12'
const root = newFolder()
afterAll(() => rmSync(root, { recursive: true }))

type Files = Readonly<Record<string, Uint8Array>>
const FILES: Files = {
  '00-READ-ME-FIRST.txt': Buffer.from('read me\r\n'),
  'data/AB1.png': Buffer.alloc(70_000, 7),
  'data/AB2.txt': new Uint8Array(0),
  'seal/keys/minisign.pub': Buffer.from('key'),
}

function sourceOf(files: Files): PackageSource {
  return {
    list: () =>
      Object.entries(files).map(([name, bytes]) => ({ name, sizeBytes: bytes.length, plain: true })),
    // oxlint-disable-next-line typescript/require-await -- a source is read in pieces
    open: async function* (name) {
      for (let at = 0; at < files[name]!.length; at += 1000) yield files[name]!.subarray(at, at + 1000)
    },
    close: () => Promise.resolve(),
  }
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
const zipOf = (files: Files, more: Partial<StoredZip> = {}): Promise<Buffer> =>
  bytesOf(storedZip(sourceOf(files), { top: TOP, madeAt: MADE_AT, ...more }))

async function contentOf(source: PackageSource): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {}
  for (const { name } of source.list()) found[name] = await bytesOf(source.open(name))
  await source.close()
  return found
}

const named = (files: Files): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${TOP}/${name}`, Buffer.from(bytes)]))

const LIST = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, i.compress_type, i.flag_bits, list(i.date_time), i.file_size, i.external_attr >> 16] for i in z.infolist()]))
`

describe('a stored zip', () => {
  const path = join(root, 'p.zip')

  it.skipIf(needs('python3', 'unzip'))(
    'is whole for other tools, with nothing compressed and fixed times in UTC',
    async () => {
      writeFileSync(path, await zipOf(FILES))
      const env = { ...process.env, TZ: 'America/Los_Angeles' }
      expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
      const rows = JSON.parse(
        execFileSync('python3', ['-c', LIST, path], { encoding: 'utf8', env }),
      ) as unknown
      expect(rows).toEqual(
        Object.entries(FILES).map(([name, bytes]) => [
          `${TOP}/${name}`,
          0,
          0,
          [2026, 7, 12, 23, 5, 8],
          bytes.length,
          0o100644,
        ]),
      )
    },
  )

  it('says the same of the same package, wherever it is made', async () => {
    const zone = process.env['TZ']
    process.env['TZ'] = 'Asia/Tokyo'
    const there = await zipOf(Object.fromEntries(Object.entries(FILES).toReversed()))
    process.env['TZ'] = 'America/Los_Angeles'
    expect((await zipOf(FILES)).equals(there)).toBe(true)
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  it.skipIf(needs('python3', 'unzip'))(
    'of more than 32 bits can say is read by other tools, our check and the check page',
    async () => {
      // Every length and place that is 1,000 or more in its long form, as 4 GiB and more would be.
      const zip = await zipOf(FILES, { longFrom: 1000 })
      writeFileSync(path, zip)
      expect(zip.includes(Buffer.from('PK\u0006\u0006', 'latin1'))).toBe(true)
      expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
      execFileSync('python3', ['-c', LIST, path])
      expect(await contentOf(await openZip(path))).toEqual(named(FILES))
      expect(await contentOf(await openZipFile(new Blob([new Uint8Array(zip)])))).toEqual(named(FILES))
    },
  )

  it('gives back what went in', async () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}(\/[A-Za-z0-9._ -]{0,10}[a-z])?$/)
    const files = fc.dictionary(name, fc.uint8Array({ maxLength: 3000 }), {
      maxKeys: 8,
      noNullPrototype: true,
    })
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom(1, 500, undefined), async (some, longFrom) => {
        const zip = await zipOf(some, longFrom === undefined ? {} : { longFrom })
        writeFileSync(path, zip)
        expect(await contentOf(await openZip(path))).toEqual(named(some))
      }),
      { numRuns: 40 },
    )
  })

  it('is not made of a file that grows or shrinks while it is read', async () => {
    const folder = join(root, 'changing')
    mkdirSync(folder)
    for (const change of ['longer than it was', 's']) {
      writeFileSync(join(folder, 'a'), 'as it was')
      const source = await openFolder(folder)
      writeFileSync(join(folder, 'a'), change)
      await expect(bytesOf(storedZip(source, { top: TOP, madeAt: MADE_AT }))).rejects.toMatchObject({
        code: 'FileChangedWhileReading',
      })
    }
  })

  it('is not made of a link or a name that other computers spell otherwise', async () => {
    const link = { ...sourceOf({}), list: () => [{ name: 'a', sizeBytes: 1, plain: false }] }
    const make = (source: PackageSource) => bytesOf(storedZip(source, { top: TOP, madeAt: MADE_AT }))
    await expect(make(link)).rejects.toMatchObject({ code: 'DamagedPackage' })
    await expect(make(sourceOf({ 'dé.txt': new Uint8Array(1) }))).rejects.toMatchObject({
      code: 'InvalidInput',
    })
  })

  it('stops when it is cancelled', async () => {
    const stop = new AbortController()
    const pieces = storedZip(sourceOf(FILES), { top: TOP, madeAt: MADE_AT, signal: stop.signal })
    await pieces.next()
    stop.abort()
    await expect(bytesOf(pieces)).rejects.toMatchObject({ code: 'Cancelled' })
  })
})
