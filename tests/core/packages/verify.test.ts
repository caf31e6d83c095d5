import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCheckpoint, signCheckpoint } from '../../../src/core/ledger/checkpoint.ts'
import { parseNote, signNote } from '../../../src/core/ledger/signed-note.ts'
import { keyFingerprint } from '../../../src/core/packages/minisign.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import {
  checkpointOf,
  dataFiles,
  filesIn,
  logKey,
  madeUpEntry,
  madeUpLog,
  manifestKey,
  newFolder,
  strangerKey,
  zipOf,
} from './sample-package.ts'
import { kinds, row, usePackage } from './use-package.ts'

const { root, good, folder, read, write, verified, listAgain } = usePackage()

describe('a package as it was handed over', () => {
  it('matches, and the report says what was checked', async () => {
    const report = await verified()
    expect(report).toMatchObject({
      ok: true,
      heading: 'Everything matches.',
      sentence:
        'All 3 files in data and 23 other files are those that were listed and signed on 12 March 2026 at 14:05 UTC, ' +
        'by the clock of the computer that signed.',
      problems: [],
      addedByComputer: [],
      checked: { dataFiles: 3, otherFiles: 23, entries: 5, proofs: 5 },
      bundleId: 'HF-7K3Q-2',
      signedAt: '2026-03-12T14:05:07.000Z',
      keyFingerprint: keyFingerprint(manifestKey.public),
      checkpoint: { size: 13 },
    })
    expect(report.rows.map((one) => [one.name, one.state])).toEqual([
      ['Unchanged', 'ok'],
      ['Complete', 'ok'],
      ['Signed by', 'ok'],
      ['Record log', 'ok'],
      ['Bundle PDF', 'not-checked'],
      ['Not later than', 'not-checked'],
      ['Earlier record', 'not-checked'],
    ])
  })

  it('gives the same report as a zip: packed or stored, with or without a folder around it', async () => {
    const report = await verified()
    for (const [around, compress] of [
      ['', true],
      ['HF-7K3Q-2-internal-2026-03-12/', true],
      ['x/', false],
    ] as const) {
      expect(await verified(await zipOf(folder, join(root, 'p.zip'), around, compress))).toEqual(report)
    }
  })

  it('gives the same report when it was unpacked into a folder of its own', async () => {
    const report = await verified()
    mkdirSync(join(root, 'outer'))
    cpSync(folder, join(root, 'outer', 'inner'), { recursive: true })
    expect(await verified(join(root, 'outer'))).toEqual(report)
    rmSync(join(root, 'outer'), { recursive: true })
  })

  it('still matches, with a word, when computers have added their files', async () => {
    for (const name of ['.DS_Store', 'data/Thumbs.db', 'seal/entries/._00000000.json', 'seal/Desktop.ini'])
      write(name, 'x')
    const report = await verified()
    expect(report).toMatchObject({ ok: true, heading: 'Everything matches.' })
    expect(report.addedByComputer.toSorted()).toEqual(
      ['.DS_Store', 'data/Thumbs.db', 'seal/Desktop.ini', 'seal/entries/._00000000.json'].toSorted(),
    )
  })
})

describe('a package that was changed', () => {
  it('fails with a changed byte in any file, at its start, middle and end', async () => {
    for (const name of filesIn(good)) {
      const original = read(name)
      for (const at of new Set([0, original.length >> 1, original.length - 1])) {
        const changed = Buffer.from(original)
        if (changed.length > 0) changed[at]! ^= 1
        write(name, changed.length === 0 ? 'x' : changed)
        const report = await verified()
        expect([name, at, report.ok, report.heading]).toEqual([name, at, false, 'Something does not match.'])
        if (!name.startsWith('tagmanifest')) {
          expect(report.problems).toContainEqual(expect.objectContaining({ kind: 'changed', file: name }))
        } else expect(kinds(report)).toContain('signature')
      }
      write(name, original)
    }
    expect(await verified()).toMatchObject({ ok: true })
  })

  it('fails with a changed byte anywhere in the last signature or the last list: nothing else covers them', async () => {
    for (const [name, step] of [
      ['tagmanifest-sha256.txt.minisig', 7],
      ['tagmanifest-sha256.txt', 101],
    ] as const) {
      const original = read(name)
      for (let at = 0; at < original.length; at += step) {
        const changed = Buffer.from(original)
        changed[at]! ^= 0x20
        write(name, changed)
        expect([at, (await verified()).ok]).toEqual([at, false])
      }
      write(name, original)
    }
  })

  it('fails when any one file is taken away, and says only that it is missing', async () => {
    for (const name of filesIn(good)) {
      unlinkSync(join(folder, name))
      const report = await verified()
      expect([name, report.ok, report.heading, kinds(report)]).toEqual([
        name,
        false,
        'Something is missing.',
        ['missing'],
      ])
      expect(report.problems.map((problem) => problem.file)).toEqual([name])
      expect(report.sentence).toContain('Was the whole folder copied?')
      cpSync(join(good, name), join(folder, name))
    }
  })

  it('fails when a file is added anywhere', async () => {
    for (const name of [
      'holiday.jpg',
      'data/AB4.png',
      'seal/entries/00000007.json',
      'seal/custody/AB4.jsonl',
      'x/y/z',
    ]) {
      write(name, 'added')
      const report = await verified()
      expect([name, report.heading, kinds(report)]).toEqual([name, 'Something was added.', ['added']])
      expect(report.sentence).toBe(`${name} is here and not listed. All 26 listed files match.`)
      unlinkSync(join(folder, name))
    }
  })

  it('names an added file so that its name cannot disturb the line it stands in', async () => {
    write('evil\u001b[2J\u202etxt.exe', 'x')
    expect((await verified()).sentence).toMatch(
      /^evil\\u\{1b\}\[2J\\u\{202e\}txt\.exe is here and not listed\./,
    )
  })

  it('says which file is not the one that was listed, and that a saved PDF is another file', async () => {
    write('data/AB2.m4a', 'other')
    expect((await verified()).sentence).toBe(
      'data/AB2.m4a is not the file that was listed. The other 25 match.',
    )
    cpSync(join(good, 'data'), join(folder, 'data'), { recursive: true })
    write('01-Evidence-bundle-HF-7K3Q-2.pdf', '%PDF-1.7 saved again')
    expect((await verified()).sentence).toMatch(
      /^The bundle PDF is not the file that was listed\. A copy that was saved/,
    )
  })

  it('fails when two files of data change places', async () => {
    renameSync(join(folder, 'data/AB1.png'), join(folder, 'swap'))
    renameSync(join(folder, 'data/AB3.txt'), join(folder, 'data/AB1.png'))
    renameSync(join(folder, 'swap'), join(folder, 'data/AB3.txt'))
    const report = await verified()
    expect(report.problems.filter((one) => one.kind === 'changed').map((one) => one.file)).toEqual([
      'data/AB1.png',
      'data/AB3.txt',
    ])
  })

  it('fails when a file is a link, even to the right bytes', async () => {
    unlinkSync(join(folder, 'data/AB1.png'))
    symlinkSync(join(good, 'data/AB1.png'), join(folder, 'data/AB1.png'))
    expect(kinds(await verified())).toContain('changed')
  })

  it('fails when the lines of a list are put in another order', async () => {
    const lines = read('manifest-sha256.txt').toString().trim().split('\n')
    write('manifest-sha256.txt', `${lines.toReversed().join('\n')}\n`)
    const report = await verified()
    expect(report.sentence).toBe('The list of files was not signed by the key in this package.')
    expect(row(report, 'Signed by')).toBe('failed')
  })

  it('fails when the two signatures change places', async () => {
    const [one, two] = ['manifest-sha256.txt.minisig', 'tagmanifest-sha256.txt.minisig'] as const
    const first = read(one)
    write(one, read(two))
    write(two, first)
    expect(kinds(await verified())).toEqual(expect.arrayContaining(['signature', 'changed']))
  })

  it('fails when the leaf hashes are cut', async () => {
    write('seal/leaves.bin', read('seal/leaves.bin').subarray(0, -32))
    listAgain()
    const report = await verified()
    expect(kinds(report)).toEqual(['leaves'])
    expect(row(report, 'Record log')).toBe('failed')
  })
})

describe('an earlier checkpoint', () => {
  it('is compared: every earlier state of this log is its beginning', async () => {
    for (const size of [0, 1, 4, 7, 12, 13]) {
      const report = await verified(folder, checkpointOf(madeUpLog(), size))
      expect(report).toMatchObject({ ok: true, heading: 'Everything matches.' })
      expect(report.sentence).toMatch(
        new RegExp(`and the earlier record of ${size} lines? is the beginning of this one\\.$`),
      )
      expect(row(report, 'Earlier record')).toBe('ok')
    }
  })

  it('that this log never signed does not fit, even with the root of this one', async () => {
    const { text } = parseNote(checkpointOf(madeUpLog(), 7))
    const bySomebodyElse = signNote(text, text.split('\n')[0]!, strangerKey.secret)
    expect(kinds(await verified(folder, bySomebodyElse))).toEqual(['earlier-record'])
  })

  it('of a later record cannot be compared from here, and nothing is said to be wrong', async () => {
    const longer = [...madeUpLog(), madeUpEntry(13, 'vault.locked@1', {})]
    const whole = readCheckpoint(checkpointOf(madeUpLog(), 13))
    const ofAnotherRoot = signCheckpoint({ ...whole, size: 14 }, logKey.secret)
    for (const since of [checkpointOf(longer, 14), ofAnotherRoot]) {
      const report = await verified(folder, since)
      expect([report.ok, report.heading, report.problems]).toEqual([
        false,
        'This could be checked in part.',
        [],
      ])
      expect(row(report, 'Earlier record')).toBe('not-checked')
      expect(report.sentence).toContain('the checkpoint given is of a later record, of 14 lines.')
    }
  })

  it('of a rewritten or another log does not fit', async () => {
    const rewritten = [...madeUpLog()]
    rewritten[3] = madeUpEntry(3, 'note.written@1', {})
    const mine = madeUpLog()
    const note = checkpointOf(mine, 7)
    for (const since of [
      checkpointOf(rewritten, 7),
      checkpointOf(mine, 7, strangerKey),
      note.replace(/\n7\n/, '\n8\n'),
    ]) {
      const report = await verified(folder, since)
      expect([report.heading, kinds(report)]).toEqual(['Something does not match.', ['earlier-record']])
      expect(row(report, 'Earlier record')).toBe('failed')
    }
    expect((await verified(folder, checkpointOf(rewritten, 7))).sentence).toBe(
      'The record of 7 lines is not the beginning of this one. One of the two was rewritten or comes from a restored copy.',
    )
  })

  it('is not said to be compared when this log could not be checked', async () => {
    unlinkSync(join(folder, 'seal/leaves.bin'))
    const report = await verified(folder, checkpointOf(madeUpLog(), 7))
    expect(row(report, 'Earlier record')).toBe('not-checked')
    expect(report.heading).toBe('Something is missing.')
  })

  it('that is none is an error', async () => {
    await expect(verifyPackage(folder, { since: 'nonsense' })).rejects.toMatchObject({
      code: 'NotACheckpoint',
    })
  })
})

describe('what is no package', () => {
  it('is refused by name: a text, an empty folder, a bag of somebody else', async () => {
    const place = newFolder()
    const text = join(place, 'a.txt')
    writeFileSync(text, 'a letter')
    await expect(verifyPackage(text)).rejects.toMatchObject({ code: 'NotAPackage' })
    unlinkSync(text)
    await expect(verifyPackage(place)).rejects.toMatchObject({ code: 'NotAPackage' })
    writeFileSync(join(place, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    writeFileSync(join(place, 'bag-info.txt'), 'Source-Organization: Somebody\n')
    await expect(verifyPackage(place)).rejects.toMatchObject({ code: 'NotAPackage' })
    await expect(verifyPackage(join(place, 'gone'))).rejects.toMatchObject({ code: 'CannotRead' })
    rmSync(place, { recursive: true })
  })

  it('a package of a newer format is refused, not failed', async () => {
    write('bag-info.txt', read('bag-info.txt').toString().replace('Format: 1', 'Format: 2'))
    await expect(verifyPackage(folder)).rejects.toMatchObject({ code: 'UnknownFormat' })
  })

  it('tells after each piece how far it has read, and can be stopped between two', async () => {
    const told: number[] = []
    let totalBytes = 0
    await verifyPackage(folder, {
      tell: (progress) => {
        told.push(progress.doneBytes)
        ;({ totalBytes } = progress)
      },
    })
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(totalBytes)
    const stop = new AbortController()
    const tell = (): void => stop.abort()
    await expect(verifyPackage(folder, { tell, signal: stop.signal })).rejects.toMatchObject({
      code: 'Cancelled',
    })
  })

  it('a check can be cancelled', async () => {
    await expect(verifyPackage(folder, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'Cancelled',
    })
  })
})

it('the sample has exhibits of more than one piece and of none', () => {
  expect(dataFiles.map((file) => file.bytes.length)).toEqual([expect.any(Number), 300_000, 0])
})
