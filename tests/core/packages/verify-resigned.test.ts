import { cpSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Instant, Seq, Sha256Hex } from '../../../src/contract/ids.ts'
import type { CustodyRecord, ProblemKind } from '../../../src/contract/packages.ts'
import { concat, toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { originOf, signCheckpoint } from '../../../src/core/ledger/checkpoint.ts'
import { leafHash, pathInTree, rootOf, treeOf } from '../../../src/core/ledger/merkle.ts'
import { writeTlogProof } from '../../../src/core/ledger/tlog-proof.ts'
import { listComment } from '../../../src/core/packages/check-signatures.ts'
import { formatCustody, parseCustody } from '../../../src/core/packages/custody-lines.ts'
import { encodeMinisignKey, minisignKeyId } from '../../../src/core/packages/minisign.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import type { PackageInput } from '../../../src/core/packages/package-input.ts'
import {
  DISCLOSED,
  MADE_AT,
  checkpointOf,
  logKey,
  madeUpEntry,
  madeUpInput,
  madeUpLog,
  manifestKey,
  strangerKey,
} from './sample-package.ts'
import { kinds, row, usePackage } from './use-package.ts'

const FORGED = Sha256Hex.parse(toHex(sha256(utf8('forged'))))

const { root, good, folder, read, write, verified, listAgain, signList } = usePackage()

/** The same package with a redacted copy of AB1, as an export makes it: the line that took its original in stays out. */
function withRedactedCopy(): PackageInput {
  const input = madeUpInput()
  const [first, ...others] = input.exhibits
  const custody: CustodyRecord = {
    ...first!.custody,
    file: 'data/AB1-redacted.png',
    redacted: { leafHash: Sha256Hex.parse(toHex(leafHash(madeUpLog()[4]!))) },
    lines: [],
  }
  return {
    ...input,
    exhibits: [{ ...first!, custody }, ...others],
    entries: input.entries.filter(({ seq }) => seq !== 4),
  }
}

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
    const record = parseCustody(read('seal/custody/AB1.jsonl'))!
    write('seal/custody/AB1.jsonl', formatCustody({ ...record, sha256: FORGED, sizeBytes: 6 }))
    listAgain()
    expect((await verified()).problems).toContainEqual({
      kind: 'custody',
      file: 'data/AB1.png',
      says: 'data/AB1.png is not the file that line 4 of the record log took in.',
    })
  })

  it('fails when two exhibits exchange their labels, custody and all', async () => {
    const [one, two] = ['AB1', 'AB2'].map((label) => parseCustody(read(`seal/custody/${label}.jsonl`)))
    write('seal/custody/AB1.jsonl', formatCustody({ ...two!, label: 'AB1' }))
    write('seal/custody/AB2.jsonl', formatCustody({ ...one!, label: 'AB2' }))
    listAgain()
    const report = await verified()
    expect(kinds(report)).toEqual(['custody'])
    expect(report.sentence).toBe('The record log gives data/AB2.m4a another label than AB1.')
  })

  it('knows a redacted copy by the leaf of its original, and notices another one', async () => {
    rmSync(folder, { recursive: true })
    await writePackage(folder, withRedactedCopy())
    expect((await verified()).heading).toBe('Everything matches.')
    const name = 'seal/custody/AB1.jsonl'
    const record = parseCustody(read(name))!
    const says = async (changed: object) => {
      write(name, formatCustody({ ...record, ...changed }))
      listAgain()
      return (await verified()).problems
    }
    const another = 'data/AB1-redacted.png names an original that is not line 4 of the record log.'
    const problem = (line: string) => [{ kind: 'custody', file: 'data/AB1-redacted.png', says: line }]
    expect(await says({ redacted: { leafHash: 'f'.repeat(64) } })).toEqual(problem(another))
    expect(await says({ seq: 3 })).toEqual(problem(another.replace('line 4', 'line 3')))
    expect(await says({ seq: 99 })).toEqual(problem(another.replace('line 4', 'line 99')))
    const no = 'data/AB1-redacted.png is said to be a redacted copy and is not.'
    expect(await says({ seq: 5 })).toEqual(problem(no))
    expect(await says({ redacted: undefined })).toEqual(
      problem('data/AB1-redacted.png is not the file that line 4 of the record log took in.'),
    )
  })

  it('fails when a custody record names a line that is not here, or another time', async () => {
    const record = parseCustody(read('seal/custody/AB1.jsonl'))!
    for (const line of [
      { ...record.lines[0]!, seq: Seq.parse(7) },
      { ...record.lines[0]!, at: Instant.parse('2026-03-01T09:00:00.001Z') },
    ]) {
      write('seal/custody/AB1.jsonl', formatCustody({ ...record, lines: [line] }))
      listAgain()
      expect(kinds(await verified())).toEqual(['custody'])
    }
  })

  it('fails when a custody record gives another size', async () => {
    const record = parseCustody(read('seal/custody/AB1.jsonl'))!
    write('seal/custody/AB1.jsonl', formatCustody({ ...record, sizeBytes: record.sizeBytes + 1 }))
    listAgain()
    expect((await verified()).sentence).toBe('data/AB1.png is not the file its custody record names.')
  })

  it('fails when an exhibit has no custody record', async () => {
    unlinkSync(join(folder, 'seal/custody/AB3.jsonl'))
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
    const fits = proofOf(5, 13)
    const otherIndex = fits.replace('index 5', 'index 6')
    const otherCheckpoint = fits.replace(checkpointOf(entries, 13), checkpointOf(entries, 12))
    for (const proof of [proofOf(6, 13), proofOf(5, 12), otherIndex, otherCheckpoint, 'no proof']) {
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

  it('fails when the log’s own key signed a head under another name or with another size', async () => {
    const head = { origin: originOf(logKey.public), size: 13, root: rootOf(read('seal/leaves.bin')) }
    write('seal/checkpoint.txt', signCheckpoint({ ...head, origin: 'example.com/log' }, logKey.secret))
    listAgain()
    expect(kinds(await verified())).toEqual(['checkpoint'])
    write('seal/checkpoint.txt', signCheckpoint({ ...head, size: 12 }, logKey.secret))
    listAgain()
    expect(kinds(await verified())).toEqual(['leaves'])
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
    const list = 'tagmanifest-sha256.txt'
    const lines = read(list).toString().trim().split('\n')
    signList(list, `${lines.filter((line) => !line.endsWith('  manifest-sha256.txt')).join('\n')}\n`)
    expect(kinds(await verified())).toEqual(expect.arrayContaining(['structure', 'added']))
    signList(list, `${lines.join('\n')}\n${toHex(sha256(read('data/AB1.png')))}  data/AB1.png\n`)
    expect(kinds(await verified())).toEqual(['structure'])
    signList(list, `${lines.join('\n')}\n${lines[0]}\n`)
    expect(kinds(await verified())).toEqual(['structure'])
  })

  it('fails when a right signature says that it is of the other list', async () => {
    const list = 'tagmanifest-sha256.txt'
    signList(list, read(list).toString(), manifestKey, listComment(MADE_AT, 'manifest-sha256.txt'))
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
