import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { browserHere } from '../tools/programs.ts'
import { makeVault } from './host.ts'
import { inFreshProcess } from './in-fresh-process.ts'
import { makePhotos } from './made-up.ts'
import { median, stepWords, timeMs, type Bench, type Row } from './measurement.ts'
import { hasPeers, runPeer } from './peers.ts'
import type { AssembleAnswer } from './tasks/assemble.ts'
import type { SealAnswer } from './tasks/seal.ts'

const PHOTOS = 300
const SIZE_BYTES = 667_000
const MOST_MEMORY_MB = 900
const LIKE = resolve(import.meta.dirname, '../tests/support/files/landscape.jpg')

/** Put 300 photographs into one PDF, in turn with img2pdf; then the whole hand-over of a vault that holds them. */
export async function measureBundleOfPhotos(bench: Bench): Promise<readonly Row[]> {
  if (browserHere() === undefined) {
    bench.say('not measured: no browser to print with')
    return []
  }
  const folder = join(bench.folder, 'photos')
  const originals = join(folder, 'originals')
  mkdirSync(originals, { recursive: true })
  const photos = makePhotos(originals, PHOTOS, SIZE_BYTES, LIKE)
  const hasImg2pdf = hasPeers('img2pdf')
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < bench.rounds; round++) {
    const theirOut = join(folder, 'theirs.pdf')
    if (hasImg2pdf) theirs.push(await timeMs(() => runPeer('img2pdf', ['-o', theirOut, ...photos])))
    const ask = { folder: originals, out: join(folder, 'ours.pdf') }
    const made = await inFreshProcess<AssembleAnswer>('assemble', ask)
    ours.push(made.ms)
    bench.say(
      `round ${round + 1}: ${Math.round(made.ms)} ms, printing beside it ${Math.round(made.printingMs)} ms, ${made.pages} pages (img2pdf ${Math.round(theirs.at(-1) ?? 0)})`,
    )
  }
  const sealed = await sealOnce(bench, folder, originals)
  rmSync(folder, { recursive: true })
  const peer = { name: 'img2pdf', value: hasImg2pdf ? median(theirs) : null }
  return [
    {
      what: 'put 300 photos (200 MB) into the PDF',
      ours: median(ours),
      unit: 'ms',
      peer,
      mostRatio: 1.5,
    },
    { what: 'the whole seal of them, once', ours: sealed.ms, unit: 'ms', peer: null },
    ...(sealed.peakMb === null ? [] : [memoryRow(sealed.peakMb)]),
  ]
}

async function sealOnce(bench: Bench, folder: string, originals: string): Promise<SealAnswer> {
  const vault = join(folder, 'vault.holdfast')
  const into = join(folder, 'package')
  mkdirSync(into)
  await makeVault(vault)
  const sealed = await inFreshProcess<SealAnswer>('seal', { vault, folder: originals, into })
  bench.say(
    `seal: ${Math.round(sealed.ms)} ms, ${sealed.pages} pages, ${readdirSync(into).length} package (${stepWords(sealed.steps)})`,
  )
  return sealed
}

const memoryRow = (peakMb: number): Row => ({
  what: 'memory of that seal, at most',
  ours: peakMb,
  unit: 'MB',
  peer: null,
  most: MOST_MEMORY_MB,
})
