import { mkdirSync, renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { ErrorCode } from '../../src/contract/errors.ts'
import { Sha256Hex } from '../../src/contract/ids.ts'
import { concat, toHex, utf8 } from '../../src/core/crypto/bytes.ts'
import { sha256 } from '../../src/core/crypto/hash.ts'
import { originOf, signCheckpoint } from '../../src/core/ledger/checkpoint.ts'
import { leafHash, pathInTree, rootOf, treeOf } from '../../src/core/ledger/merkle.ts'
import { writeTlogProof } from '../../src/core/ledger/tlog-proof.ts'
import { formatCustody, parseCustody } from '../../src/core/packages/custody-lines.ts'
import { encodeMinisignKey, minisignKeyId } from '../../src/core/packages/minisign.ts'
import {
  checkpointOf,
  filesIn,
  logKey,
  madeUpEntry,
  madeUpLog,
  strangerKey,
} from '../core/packages/sample-package.ts'
import type { usePackage } from '../core/packages/use-package.ts'

export type Handed = ReturnType<typeof usePackage>

/** Something done to a package; `since` is an earlier checkpoint to compare with. */
export type Case = {
  readonly name: string
  readonly heading: string
  tamper(handed: Handed): void
  readonly since?: string
  /** The code with which a zip of it is refused, unjudged. */
  readonly refusedAsZip?: ErrorCode
}

const MATCHES = 'Everything matches.'
const DIFFERS = 'Something does not match.'
const MISSING = 'Something is missing.'
const ADDED = 'Something was added.'
const IN_PART = 'This could be checked in part.'

function nothing(): void {
  // The package stays as it was handed over.
}

function flip(handed: Handed, name: string, at: (length: number) => number): void {
  const changed = Buffer.from(handed.read(name))
  if (changed.length > 0) changed[at(changed.length)]! ^= 1
  handed.write(name, changed.length === 0 ? 'x' : changed)
}

function proofOf(seq: number, size: number): string {
  const entries = madeUpLog()
  const leaves = concat(...entries.slice(0, size).map(leafHash))
  return writeTlogProof({
    index: seq,
    path: pathInTree(treeOf(leaves), seq),
    checkpoint: checkpointOf(entries, size),
  })
}

const FORGED = Sha256Hex.parse(toHex(sha256(utf8('forged'))))

function exchange(handed: Handed, one: string, two: string): void {
  const first = handed.read(one)
  handed.write(one, handed.read(two))
  handed.write(two, first)
}

function rewrittenLog(): readonly Uint8Array[] {
  return madeUpLog().map((entry, seq) => (seq === 3 ? madeUpEntry(3, 'note.written@1', {}) : entry))
}

/** For every file of the package: a byte changed at its start, middle and end, and the file taken away. */
export function everyFile(good: string): readonly Case[] {
  const places: readonly (readonly [string, (length: number) => number])[] = [
    ['first', () => 0],
    ['middle', (length) => length >> 1],
    ['last', (length) => length - 1],
  ]
  return filesIn(good).flatMap((name) => [
    ...places.map(([where, at]): Case => ({
      name: `${where} byte of ${name} changed`,
      heading: DIFFERS,
      tamper: (handed) => flip(handed, name, at),
    })),
    { name: `${name} taken away`, heading: MISSING, tamper: ({ folder }) => unlinkSync(join(folder, name)) },
  ])
}

export const HANDED_OVER: readonly Case[] = [
  { name: 'as it was handed over', heading: MATCHES, tamper: nothing },
  {
    name: 'with files that computers add',
    heading: MATCHES,
    tamper: ({ write }) => {
      for (const name of ['.DS_Store', 'data/Thumbs.db', 'seal/entries/._00000000.json', 'seal/Desktop.ini'])
        write(name, 'x')
    },
  },
  ...['holiday.jpg', 'data/AB4.png', 'seal/entries/00000007.json', 'x/y/z', 'Ünïcode 截图.png'].map(
    (name): Case => ({ name: `${name} added`, heading: ADDED, tamper: ({ write }) => write(name, 'added') }),
  ),
  {
    name: 'an added file whose name would disturb the line',
    heading: ADDED,
    refusedAsZip: 'DamagedPackage',
    tamper: ({ write }) => write('evil\u001b[2J\u202etxt.exe', 'x'),
  },
  {
    name: 'an added file whose name is HTML',
    heading: ADDED,
    tamper: ({ write }) => write('<img src=x onerror=alert(1)>.png', 'x'),
  },
  {
    name: 'several things at once',
    heading: DIFFERS,
    tamper: (handed) => {
      flip(handed, 'data/AB2.m4a', () => 7)
      unlinkSync(join(handed.folder, 'seal/entries/00000005.json'))
      for (const name of ['b', 'a', 'C', 'data/z']) handed.write(name, 'x')
    },
  },
  {
    name: 'the PDF saved again',
    heading: DIFFERS,
    tamper: ({ folder, write }) =>
      write(
        filesIn(folder).find((name) => name.endsWith('.pdf'))!,
        '%PDF-1.7 saved again',
      ),
  },
  {
    name: 'two files of data changed places',
    heading: DIFFERS,
    tamper: (handed) => exchange(handed, 'data/AB1.png', 'data/AB3.txt'),
  },
  {
    name: 'a list in another order',
    heading: DIFFERS,
    tamper: ({ read, write }) => {
      const lines = read('manifest-sha256.txt').toString().trim().split('\n')
      write('manifest-sha256.txt', `${lines.toReversed().join('\n')}\n`)
    },
  },
  {
    name: 'the two signatures changed places',
    heading: DIFFERS,
    tamper: (handed) => exchange(handed, 'manifest-sha256.txt.minisig', 'tagmanifest-sha256.txt.minisig'),
  },
  {
    name: 'in a folder inside another',
    refusedAsZip: 'NotAPackage',
    heading: MATCHES,
    tamper: ({ folder }) => {
      mkdirSync(join(folder, 'inner'))
      for (const name of new Set(filesIn(folder).map((file) => file.split('/')[0]!)))
        renameSync(join(folder, name), join(folder, 'inner', name))
    },
  },
]

/** What somebody with a key did, and listed and signed again. */
export const SIGNED_AGAIN: readonly Case[] = [
  {
    name: 'listed by another key',
    heading: DIFFERS,
    tamper: ({ write, listAgain }) => {
      write('data/AB1.png', 'forged')
      listAgain(strangerKey)
    },
  },
  {
    name: 'listed by another key that is put in the package',
    heading: DIFFERS,
    tamper: ({ write, listAgain }) => {
      const publicKey = strangerKey.public
      write('seal/keys/minisign.pub', encodeMinisignKey({ keyId: minisignKeyId(publicKey), publicKey }))
      listAgain(strangerKey)
    },
  },
  {
    name: 'another file than the log took in',
    heading: DIFFERS,
    tamper: ({ read, write, listAgain }) => {
      write('data/AB1.png', 'forged')
      const record = parseCustody(read('seal/custody/AB1.jsonl'))!
      const forged = { ...record, sha256: FORGED, sizeBytes: 6 }
      write('seal/custody/AB1.jsonl', formatCustody(forged))
      listAgain()
    },
  },
  {
    name: 'two exhibits exchanged their labels',
    heading: DIFFERS,
    tamper: ({ read, write, listAgain }) => {
      const [one, two] = ['AB1', 'AB2'].map((label) => parseCustody(read(`seal/custody/${label}.jsonl`)))
      write('seal/custody/AB1.jsonl', formatCustody({ ...two!, label: 'AB1' }))
      write('seal/custody/AB2.jsonl', formatCustody({ ...one!, label: 'AB2' }))
      listAgain()
    },
  },
  {
    name: 'a changed entry',
    heading: DIFFERS,
    tamper: ({ write, listAgain }) => {
      write('seal/entries/00000005.json', madeUpEntry(5, 'exhibit.ingested@1', { exhibit: 'e1' }))
      listAgain()
    },
  },
  ...[proofOf(6, 13), proofOf(5, 12), 'no proof'].map((proof, at): Case => ({
    name: `a proof that does not fit, ${at + 1}`,
    heading: DIFFERS,
    tamper: ({ write, listAgain }) => {
      write('seal/proofs/00000005.tlog-proof', proof)
      listAgain()
    },
  })),
  {
    name: 'a proof left out',
    heading: MISSING,
    tamper: ({ folder, listAgain }) => {
      unlinkSync(join(folder, 'seal/proofs/00000005.tlog-proof'))
      listAgain()
    },
  },
  {
    name: 'the leaf hashes cut',
    heading: DIFFERS,
    tamper: ({ read, write, listAgain }) => {
      write('seal/leaves.bin', read('seal/leaves.bin').subarray(0, -32))
      listAgain()
    },
  },
  {
    name: 'a checkpoint of another size',
    heading: DIFFERS,
    tamper: ({ read, write, listAgain }) => {
      const root = rootOf(read('seal/leaves.bin'))
      write(
        'seal/checkpoint.txt',
        signCheckpoint({ origin: originOf(logKey.public), size: 12, root }, logKey.secret),
      )
      listAgain()
    },
  },
  {
    name: 'a checkpoint of another log',
    heading: DIFFERS,
    tamper: ({ write, listAgain }) => {
      write('seal/checkpoint.txt', checkpointOf(madeUpLog(), 13, strangerKey))
      listAgain()
    },
  },
  {
    name: 'a log key that is none',
    heading: DIFFERS,
    tamper: ({ write, listAgain }) => {
      write('seal/keys/log.vkey', 'no key\n')
      listAgain()
    },
  },
  {
    name: 'another size of the payload',
    heading: DIFFERS,
    tamper: ({ read, write, listAgain }) => {
      write('bag-info.txt', read('bag-info.txt').toString().replace('.3\n', '.4\n'))
      listAgain()
    },
  },
  {
    name: 'an exhibit without custody record',
    heading: DIFFERS,
    tamper: ({ folder, listAgain }) => {
      unlinkSync(join(folder, 'seal/custody/AB3.jsonl'))
      listAgain()
    },
  },
]

export const EARLIER: readonly Case[] = [
  ...[0, 1, 7, 13].map((size): Case => ({
    name: `an earlier record of ${size} lines`,
    heading: MATCHES,
    tamper: nothing,
    since: checkpointOf(madeUpLog(), size),
  })),
  { name: 'a rewritten record', heading: DIFFERS, tamper: nothing, since: checkpointOf(rewrittenLog(), 7) },
  {
    name: 'a record of another key',
    heading: DIFFERS,
    tamper: nothing,
    since: checkpointOf(madeUpLog(), 7, strangerKey),
  },
  {
    name: 'a later record',
    heading: IN_PART,
    tamper: nothing,
    since: checkpointOf([...madeUpLog(), madeUpEntry(13, 'vault.locked@1', {})], 14),
  },
  {
    name: 'a changed size in the checkpoint',
    heading: DIFFERS,
    tamper: nothing,
    since: checkpointOf(madeUpLog(), 7).replace(/\n7\n/, '\n8\n'),
  },
  {
    name: 'an earlier record, and no leaf hashes here',
    heading: MISSING,
    tamper: ({ folder }) => unlinkSync(join(folder, 'seal/leaves.bin')),
    since: checkpointOf(madeUpLog(), 7),
  },
]
