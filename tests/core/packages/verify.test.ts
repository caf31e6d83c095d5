import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { VerifyReport } from '../../../src/contract/packages.ts'
import type { ProblemKind } from '../../../src/contract/packages.ts'
import { concat, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { blake2b512 } from '../../../src/core/crypto/sign.ts'
import { leafHash, pathInTree, treeOf } from '../../../src/core/ledger/merkle.ts'
import { writeTlogProof } from '../../../src/core/ledger/tlog-proof.ts'
import { formatManifest } from '../../../src/core/packages/bag.ts'
import { listComment } from '../../../src/core/packages/check-signatures.ts'
import {
  encodeMinisignKey,
  keyFingerprint,
  minisignKeyId,
  signMinisign,
} from '../../../src/core/packages/minisign.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import {
  DISCLOSED,
  MADE_AT,
  checkpointOf,
  dataFiles,
  filesIn,
  logKey,
  madeUpEntry,
  madeUpInput,
  madeUpLog,
  manifestKey,
  newFolder,
  strangerKey,
  zipOf,
} from './sample-package.ts'
import type { KeyPair } from './sample-package.ts'

const root = newFolder()
const good = join(root, 'good')
const folder = join(root, 'HF-7K3Q-2-internal-2026-03-12')
beforeAll(async () => void (await writePackage(good, madeUpInput())))
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(good, folder, { recursive: true, preserveTimestamps: true })
})
afterAll(() => rmSync(root, { recursive: true }))

const read = (name: string) => readFileSync(join(folder, name))
function write(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}

async function verified(path = folder, since?: string): Promise<VerifyReport> {
  return VerifyReport.parse(await verifyPackage(path, since === undefined ? {} : { since }))
}

function kinds(report: VerifyReport): readonly ProblemKind[] {
  return [...new Set(report.problems.map((problem) => problem.kind))]
}

function row(report: VerifyReport, name: string): string | undefined {
  return report.rows.find((one) => one.name === name)?.state
}

/** Lists and signs what is in the folder again, as somebody with a key would. */
function listAgain(key: KeyPair = manifestKey): void {
  const keyId = minisignKeyId(key.public)
  const sign = (list: string, inData: boolean) => {
    const names = filesIn(folder).filter(
      (name) => name.startsWith('data/') === inData && !name.startsWith('tagmanifest-'),
    )
    const text = formatManifest(names.map((name) => ({ name, sha256: toHex(sha256(read(name))) })))
    write(list, text)
    write(
      `${list}.minisig`,
      signMinisign(blake2b512(utf8(text)), key.secret, keyId, listComment(MADE_AT, list)),
    )
  }
  sign('manifest-sha256.txt', true)
  sign('tagmanifest-sha256.txt', false)
}

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

  it('fails with any byte of the last signature or the last list changed: nothing else covers them', async () => {
    for (const name of ['tagmanifest-sha256.txt.minisig', 'tagmanifest-sha256.txt']) {
      const original = read(name)
      for (let at = 0; at < original.length; at += name.endsWith('minisig') ? 1 : 41) {
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
      'seal/custody/AB4.json',
      'x/y/z',
    ]) {
      write(name, 'added')
      const report = await verified()
      expect([name, report.heading, kinds(report)]).toEqual([name, 'Something was added.', ['added']])
      expect(report.sentence).toBe(`${name} is here and not listed. All 26 listed files match.`)
      unlinkSync(join(folder, name))
    }
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
    expect(
      report.problems
        .filter((one) => one.kind === 'changed')
        .map((one) => one.file)
        .toSorted(),
    ).toEqual(['data/AB1.png', 'data/AB3.txt'])
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

describe('a package that somebody listed and signed again', () => {
  it('fails under another key: as long as the old one is in the package, and when it is replaced', async () => {
    write('data/AB1.png', 'forged')
    listAgain(strangerKey)
    expect(kinds(await verified())).toContain('signature')
    write(
      'seal/keys/minisign.pub',
      encodeMinisignKey({ keyId: minisignKeyId(strangerKey.public), publicKey: strangerKey.public }),
    )
    listAgain(strangerKey)
    const report = await verified()
    expect(kinds(report)).toEqual(expect.arrayContaining(['key', 'custody']))
    expect(report.sentence).toBe('Line 0 of the record log names other keys than those in this package.')
  })

  it('fails when a data file is not the one that the log took in, whoever signed', async () => {
    write('data/AB1.png', 'forged')
    listAgain()
    expect(kinds(await verified())).toEqual(['structure', 'custody'])
    const record = JSON.parse(read('seal/custody/AB1.json').toString())
    write(
      'seal/custody/AB1.json',
      JSON.stringify({ ...record, sha256: toHex(sha256(utf8('forged'))), sizeBytes: 6 }),
    )
    listAgain()
    expect((await verified()).problems).toContainEqual({
      kind: 'custody',
      file: 'data/AB1.png',
      says: 'data/AB1.png is not the file that line 4 of the record log took in.',
    })
  })

  it('fails when two exhibits exchange their labels, custody and all', async () => {
    const [one, two] = ['AB1', 'AB2'].map((label) =>
      JSON.parse(read(`seal/custody/${label}.json`).toString()),
    )
    write('seal/custody/AB1.json', JSON.stringify({ ...two, label: 'AB1' }))
    write('seal/custody/AB2.json', JSON.stringify({ ...one, label: 'AB2' }))
    listAgain()
    const report = await verified()
    expect(kinds(report)).toEqual(['custody'])
    expect(report.sentence).toBe('The record log gives data/AB2.m4a another label than AB1.')
  })

  it('fails when a custody record names a line that is not here, or another time', async () => {
    const record = JSON.parse(read('seal/custody/AB1.json').toString())
    for (const line of [
      { ...record.lines[0], seq: 7 },
      { ...record.lines[0], at: '2026-03-01T09:00:00.001Z' },
    ]) {
      write('seal/custody/AB1.json', JSON.stringify({ ...record, lines: [line] }))
      listAgain()
      expect(kinds(await verified())).toEqual(['custody'])
    }
  })

  it('fails when an exhibit has no custody record', async () => {
    unlinkSync(join(folder, 'seal/custody/AB3.json'))
    listAgain()
    expect((await verified()).sentence).toBe('data/AB3.txt has no custody record.')
  })

  it('fails when an entry was changed', async () => {
    write('seal/entries/00000005.json', madeUpEntry(5, 'exhibit.ingested@1', { exhibit: 'e1', sha256: '00' }))
    listAgain()
    const report = await verified()
    expect(report.sentence).toBe('Line 5 is said to be in the record log and is not.')
    expect(kinds(report)).toEqual(['entry', 'custody'])
  })

  it('fails when an entry is named as another line', async () => {
    renameSync(join(folder, 'seal/entries/00000011.json'), join(folder, 'seal/entries/00000012.json'))
    renameSync(
      join(folder, 'seal/proofs/00000011.tlog-proof'),
      join(folder, 'seal/proofs/00000012.tlog-proof'),
    )
    listAgain()
    expect(kinds(await verified())).toEqual(['entry'])
  })

  it('fails when a proof is of another line, of another checkpoint, or of nothing', async () => {
    const entries = madeUpLog()
    const proofOf = (seq: number, size: number) =>
      writeTlogProof({
        index: seq,
        path: pathInTree(treeOf(concat(...entries.slice(0, size).map(leafHash))), seq),
        checkpoint: checkpointOf(entries, size),
      })
    for (const proof of [proofOf(6, 13), proofOf(5, 12), 'no proof']) {
      write('seal/proofs/00000005.tlog-proof', proof)
      listAgain()
      const report = await verified()
      expect(report.sentence).toBe('Line 5 is said to be in the record log and the proof does not fit.')
      expect(kinds(report)).toEqual(['proof'])
    }
    write('seal/proofs/00000005.tlog-proof', proofOf(5, 13))
    write('seal/proofs/00000007.tlog-proof', proofOf(7, 13))
    listAgain()
    expect((await verified()).sentence).toBe(
      'seal/proofs/00000007.tlog-proof is a proof of nothing that is here.',
    )
  })

  it('fails when an entry’s proof or the first entry is left out', async () => {
    unlinkSync(join(folder, 'seal/proofs/00000005.tlog-proof'))
    listAgain()
    expect((await verified()).heading).toBe('Something is missing.')
    cpSync(join(good, 'seal'), join(folder, 'seal'), { recursive: true })
    unlinkSync(join(folder, 'seal/entries/00000000.json'))
    unlinkSync(join(folder, 'seal/proofs/00000000.tlog-proof'))
    listAgain()
    const report = await verified()
    expect(report.problems.map((problem) => problem.file)).toEqual([
      'seal/entries/00000000.json',
      'seal/proofs/00000000.tlog-proof',
    ])
    expect(row(report, 'Signed by')).toBe('not-checked')
  })

  it('fails when the checkpoint is of another log, or its key is', async () => {
    write('seal/checkpoint.txt', checkpointOf(madeUpLog(), 13, strangerKey))
    listAgain()
    expect(kinds(await verified())).toEqual(['checkpoint'])
    write('seal/keys/log.vkey', 'no key\n')
    listAgain()
    expect(kinds(await verified())).toEqual(['key'])
  })

  it('fails when the description of the bag is not that of this package', async () => {
    const info = read('bag-info.txt').toString()
    for (const changed of [
      info.replace('.3\n', '.4\n'),
      info.replace('Format: 1', 'Format: 0'),
      info.replace(/External.*\n/, ''),
      'nonsense',
    ]) {
      write('bag-info.txt', changed)
      listAgain()
      expect(kinds(await verified())).toEqual(['structure'])
    }
    write('bag-info.txt', info)
    write('bagit.txt', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')
    listAgain()
    expect(kinds(await verified())).toEqual(['structure'])
  })

  it('fails when a list leaves out the other list or names files that belong in neither', async () => {
    const keyId = minisignKeyId(manifestKey.public)
    const sign = (text: string) => {
      const comment = listComment(MADE_AT, 'tagmanifest-sha256.txt')
      write('tagmanifest-sha256.txt', text)
      write(
        'tagmanifest-sha256.txt.minisig',
        signMinisign(blake2b512(utf8(text)), manifestKey.secret, keyId, comment),
      )
    }
    const lines = read('tagmanifest-sha256.txt').toString().trim().split('\n')
    sign(`${lines.filter((line) => !line.endsWith('  manifest-sha256.txt')).join('\n')}\n`)
    expect(kinds(await verified())).toEqual(expect.arrayContaining(['structure', 'added']))
    sign(`${lines.join('\n')}\n${toHex(sha256(read('data/AB1.png')))}  data/AB1.png\n`)
    expect(kinds(await verified())).toEqual(['structure'])
    sign(`${lines.join('\n')}\n${lines[0]}\n`)
    expect(kinds(await verified())).toEqual(['structure'])
  })

  it('fails when a right signature says that it is of the other list', async () => {
    const keyId = minisignKeyId(manifestKey.public)
    const prehash = blake2b512(read('tagmanifest-sha256.txt'))
    const comment = listComment(MADE_AT, 'manifest-sha256.txt')
    write('tagmanifest-sha256.txt.minisig', signMinisign(prehash, manifestKey.secret, keyId, comment))
    expect(kinds(await verified())).toEqual(['signature'])
  })

  it('matches under other fingerprints when all of it was made anew: that is what comparing keys is for', async () => {
    const forged = join(root, 'forged')
    await writePackage(forged, madeUpInput(strangerKey, strangerKey))
    const report = await verified(forged)
    expect(report.ok).toBe(true)
    expect(report.keyFingerprint).not.toBe((await verified()).keyFingerprint)
    expect(report.checkpoint?.words).not.toEqual((await verified()).checkpoint?.words)
    expect(kinds(await verified(forged, checkpointOf(madeUpLog(), 7)))).toEqual(['earlier-record'])
  })
})

describe('a log that was continued after a restore', () => {
  async function continued(disclose: boolean): Promise<ProblemKind[]> {
    const input = madeUpInput(strangerKey, strangerKey)
    const old = madeUpLog(logKey, manifestKey).slice(0, 12)
    const keys = JSON.parse(Buffer.from(madeUpLog(strangerKey, strangerKey)[0]!).toString()).payload.keys
    const entries = [...old, madeUpEntry(12, 'log.continued@1', { origin: 'old', size: 12, root: '', keys })]
    const seqs = disclose ? [...DISCLOSED, 12] : DISCLOSED
    const place = join(root, `continued-${disclose}`)
    await writePackage(place, {
      ...input,
      entries: seqs.map((seq) => ({ seq, bytes: entries[seq]! })),
      leavesBytes: concat(...entries.map(leafHash)),
      checkpointNote: checkpointOf(entries, 13, strangerKey),
    })
    return [...kinds(await verified(place))]
  }

  it('names its new keys in the line that says so, which has to be disclosed', async () => {
    expect(await continued(true)).toEqual([])
    await expect(continued(false)).rejects.toMatchObject({ code: 'DamagedPackage' })
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

  it('of a rewritten, a longer or another log does not fit', async () => {
    const rewritten = [...madeUpLog()]
    rewritten[3] = madeUpEntry(3, 'note.written@1', {})
    const longer = [...madeUpLog(), madeUpEntry(13, 'vault.locked@1', {})]
    const mine = madeUpLog()
    const note = checkpointOf(mine, 7)
    for (const since of [
      checkpointOf(rewritten, 7),
      checkpointOf(longer, 14),
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
  it('is refused by name: a lone PDF, a text, an empty folder, a bag of somebody else', async () => {
    const place = newFolder()
    const pdf = join(place, 'a.pdf')
    writeFileSync(pdf, '%PDF-1.7')
    await expect(verifyPackage(pdf)).rejects.toMatchObject({ code: 'NotAPackage' })
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

  it('a check can be cancelled', async () => {
    await expect(verifyPackage(folder, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'Cancelled',
    })
  })
})

it('the sample has exhibits of more than one piece and of none', () => {
  expect(dataFiles.map((file) => file.bytes.length)).toEqual([expect.any(Number), 300_000, 0])
})
