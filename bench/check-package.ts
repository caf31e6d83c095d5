import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Seq, Sha256Hex } from '../src/contract/ids.ts'
import { concat, toHex } from '../src/core/crypto/bytes.ts'
import { startSha256 } from '../src/core/crypto/hash.ts'
import { leafHash } from '../src/core/ledger/merkle.ts'
import { writePackage } from '../src/core/packages/write-package.ts'
import type { PackageExhibit, PackageInput } from '../src/core/packages/package-input.ts'
import { checkpointOf, madeUpEntry, madeUpInput, madeUpLog } from '../tests/core/packages/sample-package.ts'
import { randomPieces } from './made-up.ts'
import { median, timeMs, type Bench, type Row } from './measurement.ts'
import { hasPeers, runPeer } from './peers.ts'

const MIB = 1024 ** 2
const PEER = 'sha256sum -c of both lists'
const CLI = resolve(import.meta.dirname, '../src/cli/main.ts')
const PACKAGES = [
  { name: 'one file of 1 GiB', files: 1, sizeBytes: 1024 * MIB },
  { name: '1,024 files of 1 MiB', files: 1024, sizeBytes: MIB },
] as const

/** Check a package of 1 GiB as its recipient does, the program's start included, in turn with sha256sum on both lists. */
export async function measureCheckPackage(bench: Bench): Promise<readonly Row[]> {
  const folder = join(bench.folder, 'packages')
  mkdirSync(folder, { recursive: true })
  const rows: Row[] = []
  for (const { name, files, sizeBytes } of PACKAGES) {
    const path = join(folder, String(files))
    await writePackage(path, inputOf(files, sizeBytes))
    rows.push(await checkRow(bench, path, `holdfast verify, ${name}`))
    rmSync(path, { recursive: true })
  }
  rmSync(folder, { recursive: true })
  return rows
}

async function checkRow(bench: Bench, path: string, what: string): Promise<Row> {
  const hasPeer = hasPeers('sha256sum')
  const ours: number[] = []
  const theirs: number[] = []
  const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt']
  for (let round = 0; round < bench.rounds; round++) {
    if (hasPeer)
      theirs.push(await timeMs(() => runPeer('sha256sum', ['--check', '--quiet', ...lists], {}, path)))
    ours.push(await timeMs(() => runPeer(process.execPath, [CLI, 'verify', path])))
    bench.say(
      `${what}: ${Math.round(ours.at(-1)!)} ms (sha256sum ${Math.round(theirs.at(-1) ?? Number.NaN)})`,
    )
  }
  const peer = { name: PEER, value: hasPeer ? median(theirs) : null }
  return { what, ours: median(ours), unit: 'ms', peer, mostRatio: 1.2 }
}

/** The package the tests make up, with other files in it. */
function inputOf(files: number, sizeBytes: number): PackageInput {
  const start = madeUpInput()
  const first = madeUpLog()[0]!
  const exhibits = Array.from({ length: files }, (_, at) => exhibitOf(at, sizeBytes))
  const taken = exhibits.map(({ custody: { seq, sha256 } }) =>
    madeUpEntry(seq, 'exhibit.ingested@1', { exhibit: `e${seq}`, sha256, sizeBytes }),
  )
  const labels = exhibits.map(({ custody: { seq, label } }) => ({ exhibit: `e${seq}`, label }))
  const entries = [first, ...taken, madeUpEntry(files + 1, 'exhibit.labelled@1', { labels })]
  return {
    ...start,
    exhibits,
    entries: entries.map((bytes, seq) => ({ seq, bytes })),
    leavesBytes: concat(...entries.map(leafHash)),
    checkpointNote: checkpointOf(entries, entries.length),
  }
}

function exhibitOf(at: number, sizeBytes: number): PackageExhibit {
  const running = startSha256()
  for (const piece of randomPieces(at, sizeBytes)) running.update(piece)
  const label = `AB${at + 1}`
  return {
    custody: {
      label,
      file: `data/${label}.mp4`,
      sha256: Sha256Hex.parse(toHex(running.digest())),
      sizeBytes,
      seq: Seq.parse(at + 1),
      lines: [],
    },
    // oxlint-disable-next-line typescript/require-await -- the writer reads any stream
    async *read() {
      yield* randomPieces(at, sizeBytes)
    },
  }
}
