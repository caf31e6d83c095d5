import { createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile, type EndOptions } from 'yazl'
import { AppError } from '../../../src/contract/errors.ts'
import { VerifyReport } from '../../../src/contract/packages.ts'
import { loadPackage } from '../../../src/core/packages/load.ts'
import { openSource } from '../../../src/core/packages/open-source.ts'
import { runChecks } from '../../../src/core/packages/checks.ts'
import { verdictOf } from '../../../src/core/packages/verdict.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import { madeUpInput, newFolder, zipOf } from './sample-package.ts'

const root = newFolder()
const good = join(root, 'good')
const path = join(root, 'p.zip')
let whole: Buffer
beforeAll(async () => {
  await writePackage(good, madeUpInput())
  whole = readFileSync(await zipOf(good, join(root, 'good.zip'), ''))
})
afterAll(() => rmSync(root, { recursive: true }))

type Member = { readonly name: string; readonly content: Buffer; readonly mode?: number }

async function zipWith(members: readonly Member[], atEnd?: EndOptions): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { name, content, mode } of members)
    zip.addBuffer(content, name, mode === undefined ? {} : { mode })
  zip.end(atEnd)
  const to = join(root, 'made.zip')
  await pipeline(zip.outputStream, createWriteStream(to))
  return readFileSync(to)
}

/** Names are changed in the bytes: yazl refuses to write unsafe ones. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length)
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

async function expectRefused(zip: Buffer, message: string, code = 'DamagedPackage'): Promise<void> {
  writeFileSync(path, zip)
  await expect(openSource(path)).rejects.toMatchObject({ code, message: expect.stringContaining(message) })
}

describe('a zip', () => {
  it.each(['../a', '/abcd', 'a\\..', 'C:/ab', 'a//bc', './abc', 'a/../', 'ab\u0001cd'])(
    'with the unsafe name %j is refused',
    async (name) => {
      const zip = await zipWith([{ name: 'x'.repeat(name.length), content: Buffer.from('1') }])
      const unsafe = renamed(zip, 'x'.repeat(name.length), name)
      await expectRefused(unsafe, 'unsafe name')
    },
  )

  it('with two files of one name is refused: readers would not agree which it is', async () => {
    const zip = await zipWith([
      { name: 'one', content: Buffer.from('1') },
      { name: 'two', content: Buffer.from('2') },
    ])
    await expectRefused(renamed(zip, 'two', 'one'), 'two files of one name')
  })

  it('that says a file is larger than it can be is refused', async () => {
    const zip = await zipWith([{ name: 'bomb', content: Buffer.alloc(100_000) }])
    const directory = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    zip.writeUInt32LE(0x7f_ff_ff_ff, directory + 24)
    await expectRefused(zip, 'larger than it can be')
  })

  it('whose files overlap is refused', async () => {
    const content = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251))
    const members = ['a1', 'a2', 'a3'].map((name) => ({ name, content, mode: 0o100644 }))
    const zip = await zipWith(members)
    // Each directory entry is made to claim nearly the whole file.
    for (
      let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
      at > 0;
      at = zip.indexOf('PK\u0001\u0002', at + 1, 'latin1')
    ) {
      zip.writeUInt32LE(zip.length - 200, at + 20)
    }
    await expectRefused(zip, 'overlap')
  })

  it('with more than 100,000 files is refused before they are read', async () => {
    const zip = await zipWith([{ name: 'one', content: Buffer.from('1') }], {
      forceZip64Format: true,
      comment: '',
    })
    const saysItHas = (files: bigint): Buffer => {
      const said = Buffer.from(zip)
      said.writeBigUInt64LE(files, said.indexOf('PK\u0006\u0006', 0, 'latin1') + 32)
      return said
    }
    await expectRefused(saysItHas(100_001n), 'more files than a package has')
    await expectRefused(saysItHas(100_000n), 'a broken directory')
  })

  it('that is none, or is cut, is no package', async () => {
    await expectRefused(Buffer.from('no zip at all'), 'as a zip', 'NotAPackage')
    await expectRefused(whole.subarray(0, whole.length - 30), 'as a zip', 'NotAPackage')
  })

  it('with a link in it does not follow it', async () => {
    writeFileSync(
      path,
      await zipWith([{ name: 'link', content: Buffer.from('/etc/passwd'), mode: 0o120777 }]),
    )
    const source = await openSource(path)
    expect(source.list()).toEqual([{ name: 'link', sizeBytes: 11, plain: false }])
    await source.close()
  })

  it('with any byte changed gives a package that matches as before, one that does not, or a named error', async () => {
    const outcomes = { same: 0, failed: 0, refused: 0 }
    const before = await verifyPackage(good)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const changed = Buffer.from(whole)
        changed[at]! ^= bits
        writeFileSync(path, changed)
        const said = await verifyPackage(path).catch((error: unknown) => error)
        if (said instanceof AppError) outcomes.refused++
        else if (said instanceof Error) throw said
        else if (VerifyReport.parse(said).ok) {
          expect(said).toEqual(before)
          outcomes.same++
        } else outcomes.failed++
      }),
      { numRuns: 150 },
    )
    expect(outcomes.failed + outcomes.refused).toBeGreaterThan(20)
  })
})

describe('a file that the disk does not give', () => {
  it.each([
    'data/AB1.png',
    'seal/entries/00000005.json',
    'seal/proofs/00000005.tlog-proof',
    'seal/custody/AB1.jsonl',
    'seal/leaves.bin',
  ])('is called unreadable, and nothing is said to be wrong: %s', async (name) => {
    const source = await openSource(good)
    const failing = {
      ...source,
      open: (wanted: string) => {
        if (wanted === name) throw new AppError('CannotRead', 'the disk does not answer')
        return source.open(wanted)
      },
    }
    const checks = runChecks(await loadPackage(failing), null)
    expect(checks.problems.map((problem) => [problem.kind, problem.file])).toEqual([['unreadable', name]])
    const verdict = verdictOf(checks)
    expect(verdict).toMatchObject({ ok: false, heading: 'This could not be checked.' })
    expect(verdict.sentence).toBe(
      `${name} cannot be read. Nothing is known to be wrong. The read-me shows other ways.`,
    )
    expect(verdict.rows[0]).toMatchObject({ name: 'Unchanged', state: 'not-checked' })
  })
})
