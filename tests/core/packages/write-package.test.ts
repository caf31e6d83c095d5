import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import type { PackageInput } from '../../../src/core/packages/package-input.ts'
import type { WrittenPackage } from '../../../src/core/packages/write-package.ts'
import { needs } from '../../support/judges.ts'
import { cannotMount, smallDisk } from '../../support/small-disk.ts'
import {
  DISCLOSED,
  MADE_AT,
  dataFiles,
  filesIn,
  madeUpExhibit,
  madeUpInput,
  madeUpLog,
  newFolder,
} from './sample-package.ts'

const root = newFolder()
const folder = join(root, 'HF-7K3Q-2-internal-2026-03-12')
let written: WrittenPackage
beforeAll(async () => {
  written = await writePackage(folder, madeUpInput())
})
afterAll(() => rmSync(root, { recursive: true }))

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

/** Writes a package that must fail with `code`, and looks for anything left behind. */
async function expectNothingLeft(input: PackageInput, code: string): Promise<void> {
  const place = newFolder()
  await expect(writePackage(join(place, 'p'), input)).rejects.toMatchObject({ code })
  expect(readdirSync(place)).toEqual([])
  rmSync(place, { recursive: true })
}

describe('a written package', () => {
  it('has the files of the layout and no others', () => {
    const seqs = DISCLOSED.map((seq) => String(seq).padStart(8, '0'))
    expect(filesIn(folder)).toEqual(
      [
        '00-READ-ME-FIRST.txt',
        '01-Evidence-bundle-HF-7K3Q-2.pdf',
        'bag-info.txt',
        'bagit.txt',
        'data/AB1.png',
        'data/AB2.m4a',
        'data/AB3.txt',
        'manifest-sha256.txt',
        'manifest-sha256.txt.minisig',
        'seal/checkpoint.txt',
        'seal/custody/AB1.jsonl',
        'seal/custody/AB2.jsonl',
        'seal/custody/AB3.jsonl',
        ...seqs.map((seq) => `seal/entries/${seq}.json`),
        'seal/keys/log.vkey',
        'seal/keys/minisign.pub',
        'seal/leaves.bin',
        ...seqs.map((seq) => `seal/proofs/${seq}.tlog-proof`),
        'tagmanifest-sha256.txt',
        'tagmanifest-sha256.txt.minisig',
      ].toSorted(),
    )
  })

  it.skipIf(needs('sha256sum', 'minisign'))(
    'has lists that sha256sum accepts and signatures that minisign accepts',
    () => {
      expect(run('sha256sum', '--strict', '-c', 'manifest-sha256.txt')).toBe(
        'data/AB1.png: OK\ndata/AB2.m4a: OK\ndata/AB3.txt: OK\n',
      )
      expect(run('sha256sum', '--strict', '-c', 'tagmanifest-sha256.txt').trim().split('\n')).toHaveLength(23)
      for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        const said = run('minisign', '-V', '-p', 'seal/keys/minisign.pub', '-m', list)
        expect(said).toContain('Signature and comment signature verified')
        expect(said).toContain(`timestamp:${Date.parse(MADE_AT) / 1000}\tfile:${list}\thashed`)
      }
    },
  )

  it('is a bag of BagIt 1.0 that names its format', () => {
    expect(read('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    const octets = dataFiles.reduce((total, file) => total + file.bytes.length, 0)
    expect(read('bag-info.txt')).toBe(
      'Holdfast-Package-Format: 1\nExternal-Identifier: HF-7K3Q-2\nBagging-Date: 2026-03-12\n' +
        `Payload-Oxum: ${octets}.3\nBag-Software-Agent: Holdfast 0.1.0\n`,
    )
  })

  it('lists in one list the files of data, in the other every file but that list and its signature', () => {
    const listed = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'].flatMap((list) =>
      read(list)
        .trim()
        .split('\n')
        .map((line) => line.slice(66)),
    )
    const unlisted = filesIn(folder).filter((name) => !listed.includes(name))
    expect(unlisted).toEqual(['tagmanifest-sha256.txt', 'tagmanifest-sha256.txt.minisig'])
    expect(new Set(listed).size).toBe(listed.length)
  })

  it('holds the very bytes of the entries and the exhibits, dated when the package was made', () => {
    for (const seq of DISCLOSED) {
      const bytes = readFileSync(join(folder, `seal/entries/${String(seq).padStart(8, '0')}.json`))
      expect(bytes.equals(madeUpLog()[seq]!)).toBe(true)
    }
    for (const file of dataFiles) {
      expect(readFileSync(join(folder, 'data', file.name)).equals(file.bytes)).toBe(true)
      expect(statSync(join(folder, 'data', file.name)).mtimeMs).toBe(Date.parse(MADE_AT))
    }
  })

  it('was verified before it got its name, and tells what was written', () => {
    expect(written.report).toMatchObject({ ok: true, bundleId: 'HF-7K3Q-2' })
    expect(written.manifestSha256).toBe(toHex(sha256(utf8(read('manifest-sha256.txt')))))
    expect(written.tagManifestSha256).toBe(toHex(sha256(utf8(read('tagmanifest-sha256.txt')))))
    expect(written.files.map((file) => file.name).toSorted()).toEqual(filesIn(folder))
  })

  it('may have no exhibits at all', async () => {
    const bare = join(root, 'bare')
    const done = await writePackage(bare, { ...madeUpInput(), exhibits: [] })
    expect(done.report).toMatchObject({ ok: true, checked: { dataFiles: 0 } })
    expect(read('00-READ-ME-FIRST.txt')).toContain('certutil')
    expect(readFileSync(join(bare, '00-READ-ME-FIRST.txt'), 'utf8')).not.toContain('certutil')
  })
})

describe('a package that cannot be written', () => {
  it('leaves nothing when an exhibit is not what was taken in', async () => {
    const exhibit = madeUpExhibit(0)
    const other = { ...exhibit, read: () => madeUpExhibit(1).read() }
    await expectNothingLeft({ ...madeUpInput(), exhibits: [other] }, 'DamagedExhibit')
  })

  it('leaves nothing when reading an exhibit fails, or the run is cancelled in the middle of one', async () => {
    const failing = {
      ...madeUpExhibit(1),
      // oxlint-disable-next-line require-yield -- it fails before it has anything
      async *read(): AsyncIterable<Uint8Array> {
        throw new AppError('DamagedExhibit', 'a chunk does not open')
      },
    }
    await expectNothingLeft({ ...madeUpInput(), exhibits: [madeUpExhibit(0), failing] }, 'DamagedExhibit')
    const cancel = new AbortController()
    const slow = {
      ...madeUpExhibit(1),
      async *read(): AsyncIterable<Uint8Array> {
        yield dataFiles[1]!.bytes.subarray(0, 10)
        cancel.abort()
        yield dataFiles[1]!.bytes.subarray(10)
      },
    }
    await expectNothingLeft({ ...madeUpInput(), exhibits: [slow], signal: cancel.signal }, 'Cancelled')
  })

  it('leaves nothing when an entry is not in the log or the leaves do not lead to the checkpoint', async () => {
    const input = madeUpInput()
    const entries = [...input.entries.slice(0, 1), { seq: 4, bytes: utf8('{}') }]
    await expectNothingLeft({ ...input, entries }, 'DamagedEntry')
    await expectNothingLeft({ ...input, leavesBytes: input.leavesBytes.subarray(32) }, 'CheckpointMismatch')
  })

  it('leaves nothing when what was written would not verify', async () => {
    const input = madeUpInput()
    await expectNothingLeft({ ...input, entries: input.entries.slice(1) }, 'DamagedPackage')
    await expectNothingLeft({ ...input, signList: () => 'no signature\n' }, 'DamagedPackage')
  })

  it('refuses names that are not safe everywhere', async () => {
    const exhibit = madeUpExhibit(0)
    for (const name of ['../AB1.png', 'CON.png', 'AB 1.png', 'AB1.png.', 'é.png', 'a/b.png', '.AB1']) {
      const custody = { ...exhibit.custody, file: `data/${name}` }
      await expectNothingLeft({ ...madeUpInput(), exhibits: [{ ...exhibit, custody }] }, 'InvalidInput')
    }
  })

  it.skipIf(cannotMount())('leaves nothing on a disk that is full', async () => {
    const disk = smallDisk(1)
    const bytes = Buffer.alloc(3 << 20, 1)
    const exhibit = {
      ...madeUpExhibit(1),
      async *read(): AsyncIterable<Uint8Array> {
        yield* [bytes.subarray(0, 1 << 19), bytes.subarray(1 << 19)]
      },
    }
    const written = writePackage(join(disk, 'p'), { ...madeUpInput(), exhibits: [exhibit] })
    await expect(written).rejects.toMatchObject({ code: 'DiskFull' })
    expect(readdirSync(disk)).toEqual([])
  })

  it('leaves a folder that is there already as it is', async () => {
    const place = newFolder()
    mkdirSync(join(place, 'p'))
    writeFileSync(join(place, 'p', 'mine'), 'x')
    await expect(writePackage(join(place, 'p'), madeUpInput())).rejects.toMatchObject({ code: 'CannotWrite' })
    expect(readdirSync(join(place, 'p'))).toEqual(['mine'])
    await expect(writePackage(join(place, 'no', 'p'), madeUpInput())).rejects.toMatchObject({
      code: 'CannotWrite',
    })
    expect(existsSync(join(place, 'no'))).toBe(false)
    rmSync(place, { recursive: true })
  })
})
