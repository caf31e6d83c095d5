import { createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { AppError } from '../../../src/contract/errors.ts'
import { openZipFile } from '../../../src/check-page/sources/zip-source.ts'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import type { PackageSource } from '../../../src/core/packages/source.ts'
import { openZip } from '../../../src/core/packages/zip-source.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import { madeUpInput, newFolder, zipOf } from '../../core/packages/sample-package.ts'

const root = newFolder()
const path = join(root, 'p.zip')
let packed: Buffer
let stored: Buffer
beforeAll(async () => {
  await writePackage(join(root, 'good'), madeUpInput())
  packed = readFileSync(await zipOf(join(root, 'good'), path, 'HF/', true))
  stored = readFileSync(await zipOf(join(root, 'good'), path, '', false))
})
afterAll(() => rmSync(root, { recursive: true }))

async function contentOf(source: PackageSource, name: string): Promise<string> {
  try {
    const pieces: Uint8Array[] = []
    for await (const piece of source.open(name)) pieces.push(piece)
    return toHex(sha256(...pieces))
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** Everything a reader tells of a zip: its files, their sizes and hashes, or the code with which it refuses. */
async function toldBy(open: () => Promise<PackageSource>): Promise<unknown> {
  try {
    const source = await open()
    const files = []
    for (const file of source.list())
      files.push({ ...file, content: file.plain && (await contentOf(source, file.name)) })
    await source.close()
    return files
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

async function expectSame(zip: Uint8Array): Promise<unknown> {
  writeFileSync(path, zip)
  const here = await toldBy(() => openZip(path))
  expect(await toldBy(() => openZipFile(new Blob([Uint8Array.from(zip)])))).toEqual(here)
  return here
}

type Member = { readonly name: string; readonly content?: string; readonly mode?: number }

async function zipWith(members: readonly Member[], comment = '', forceZip64Format = false): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { name, content = '1', mode = 0o100644 } of members)
    zip.addBuffer(Buffer.from(content), name, { mode, forceZip64Format })
  zip.end({ comment, forceZip64Format })
  await pipeline(zip.outputStream, createWriteStream(path))
  return readFileSync(path)
}

/** A zip of one file whose deflated bytes are these, whatever they say. */
function zipOfDeflated(stream: Buffer, sizeBytes: number): Buffer {
  const local = Buffer.alloc(30)
  local.write('PK\u0003\u0004', 'latin1')
  const sizes = (header: Buffer, at: number): void => {
    header.writeUInt16LE(8, at)
    header.writeUInt32LE(stream.length, at + 10)
    header.writeUInt32LE(sizeBytes, at + 14)
    header.writeUInt16LE(1, at + 18)
  }
  sizes(local, 8)
  const central = Buffer.alloc(46)
  central.write('PK\u0001\u0002', 'latin1')
  sizes(central, 10)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(47, 12)
  end.writeUInt32LE(31 + stream.length, 16)
  const name = Buffer.from('a')
  return Buffer.concat([local, name, stream, central, name, end])
}

/** Changes bytes of one length: names that yazl refuses to write, flags of a directory. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

describe('the page’s own reader of zips', () => {
  it('reads what yauzl reads: packed, stored, zip64, with a comment, with links and folders', async () => {
    for (const zip of [packed, stored]) expect(await expectSame(zip)).toHaveLength(28)
    expect(await expectSame(await zipWith([{ name: 'a' }, { name: 'b/c' }], 'a comment', true))).toHaveLength(
      2,
    )
    const linked = await zipWith([
      { name: 'link', content: '/etc/passwd', mode: 0o120777 },
      { name: 'dx', content: '' },
    ])
    expect(await expectSame(renamed(linked, 'dx', 'd/'))).toEqual([
      { name: 'link', sizeBytes: 11, plain: false, content: false },
    ])
  })

  it.each(['../a', '/abcd', 'a\\..', 'C:/ab', 'a//bc', './abc', 'a/../', 'ab\u0001cd'])(
    'refuses the unsafe name %j, as yauzl does',
    async (name) => {
      const zip = await zipWith([{ name: 'x'.repeat(name.length) }])
      expect(await expectSame(renamed(zip, 'x'.repeat(name.length), name))).toBe('DamagedPackage')
    },
  )

  it('reads names in UTF-8, in code page 437 and of the Unicode path field as yauzl does', async () => {
    const zip = await zipWith([{ name: 'xyz截図Ü.png' }])
    expect(await expectSame(zip)).toMatchObject([{ name: 'xyz截図Ü.png' }])
    const central = zip.indexOf('PK\u0001\u0002', 0, 'latin1')
    const withoutFlag = Buffer.from(zip)
    withoutFlag.writeUInt16LE(zip.readUInt16LE(central + 8) & ~0x800, central + 8)
    expect(await expectSame(withoutFlag)).toMatchObject([{ name: expect.stringMatching(/^xyz[^截]+\.png$/) }])
    for (let from = 0x20; from < 0x100; from += 8) {
      const high = String.fromCharCode(...Array.from({ length: 8 }, (_, at) => from + at))
      const plain = await zipWith([{ name: 'xxxxxxxx' }])
      const flags = plain.indexOf('PK\u0001\u0002', 0, 'latin1') + 8
      plain.writeUInt16LE(0, flags)
      await expectSame(renamed(plain, 'xxxxxxxx', high))
    }
  })

  it('refuses double names, overlapping files, wrong sizes, encryption and what is no zip, as yauzl does', async () => {
    const two = await zipWith([{ name: 'one' }, { name: 'two' }])
    expect(await expectSame(renamed(two, 'two', 'one'))).toBe('DamagedPackage')
    const one = await zipWith([{ name: 'one', content: 'x'.repeat(9000) }])
    const central = one.indexOf('PK\u0001\u0002', 0, 'latin1')
    for (const [at, value] of [
      [8, 1],
      [8, 0x40],
      [10, 9],
      [20, one.length],
      [24, 0x7fffffff],
      [24, 8999],
      [24, 9001],
      [42, 7],
    ] as const) {
      const changed = Buffer.from(one)
      if (at <= 10) changed.writeUInt16LE(value, central + at)
      else changed.writeUInt32LE(value, central + at)
      await expectSame(changed)
    }
    for (const none of [
      Buffer.alloc(0),
      Buffer.from('no zip at all'),
      packed.subarray(0, -30),
      packed.subarray(9),
    ])
      await expectSame(none)
  })

  it('refuses a deflated file that is not marked as ending, and one with bytes behind its end, as the app does', async () => {
    const text = 'a'.repeat(50)
    const whole = deflateRawSync(text)
    expect(await expectSame(zipOfDeflated(whole, text.length))).toMatchObject([
      { content: toHex(sha256(Buffer.from(text))) },
    ])
    const endless = Buffer.from(whole)
    endless[0]! ^= 1
    const more = Buffer.concat([whole, Buffer.from('hidden')])
    for (const packedText of [endless, more, whole.subarray(0, -1), Buffer.concat([whole, whole])])
      expect(await expectSame(zipOfDeflated(packedText, text.length))).toMatchObject([
        { content: 'DamagedPackage' },
      ])
    expect(await expectSame(zipOfDeflated(more, text.length + 6))).toMatchObject([
      { content: 'DamagedPackage' },
    ])
  })

  it('tells the same as yauzl of a zip with any bytes changed', async () => {
    let refused = 0
    const change = fc.record({ at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(packed, stored),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        async (zip, changes) => {
          const changed = Buffer.from(zip)
          // Half of them in the directory, where every byte means something.
          for (const { at, bits } of changes) {
            const place = at % 2 === 0 ? at % zip.length : zip.length - 1 - (at % 3000)
            changed[place]! ^= bits
          }
          if (typeof (await expectSame(changed)) === 'string') refused++
        },
      ),
      { numRuns: Number(process.env.MANY_RUNS ?? 150) },
    )
    // About a quarter of them: 36 of 150.
    expect(refused).toBeGreaterThan(5)
  })
})
