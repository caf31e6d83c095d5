import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { browserHere } from '../tools/programs.ts'
import { makeVault } from './host.ts'
import { inFreshProcess } from './in-fresh-process.ts'
import { makePhotos } from './made-up.ts'
import { median, stepWords, type Bench, type Row } from './measurement.ts'
import type { RecordAnswer } from './tasks/record.ts'
import type { SealAnswer } from './tasks/seal.ts'

const INCIDENTS = 2000
const MOST_SEAL_MS = 60_000
const FEW = 100
const MANY = 400
const SIZE_BYTES = 250_000
/** Memory for four times the originals may be this much more: their pages, not their bytes. */
const MOST_GROWTH = 1.25
const LIKE = resolve(import.meta.dirname, '../tests/support/files/landscape.jpg')

/** Seal 2,000 incidents, each on a page of its own; then the same with few and with many originals. */
export async function measureManyPages(bench: Bench): Promise<readonly Row[]> {
  if (browserHere() === undefined) {
    bench.say('not measured: no browser to print with')
    return []
  }
  const folder = join(bench.folder, 'pages')
  mkdirSync(folder, { recursive: true })
  const recorded = join(folder, 'recorded.holdfast')
  await makeVault(recorded)
  await inFreshProcess<RecordAnswer>('record', { vault: recorded, incidents: INCIDENTS })
  const seals: SealAnswer[] = []
  for (let round = 0; round < bench.rounds; round++) seals.push(await sealOnce(bench, folder, recorded, 0))
  const few = await sealOnce(bench, folder, recorded, FEW)
  const many = await sealOnce(bench, folder, recorded, MANY)
  rmSync(folder, { recursive: true })
  const time: Row = {
    what: 'seal 2,000 incident pages',
    ours: median(seals.map(({ ms }) => ms)),
    unit: 'ms',
    peer: null,
    most: MOST_SEAL_MS,
  }
  return [time, ...memoryRows(seals, few, many)]
}

function memoryRows(seals: readonly SealAnswer[], few: SealAnswer, many: SealAnswer): readonly Row[] {
  const peaks = seals.flatMap(({ peakMb }) => (peakMb === null ? [] : [peakMb]))
  if (peaks.length === 0 || many.peakMb === null) return []
  return [
    { what: 'memory of it, at most', ours: Math.max(...peaks), unit: 'MB', peer: null },
    {
      what: `the same with ${MANY} originals (100 MB)`,
      ours: many.peakMb,
      unit: 'MB',
      peer: { name: `with ${FEW} (25 MB)`, value: few.peakMb },
      mostRatio: MOST_GROWTH,
    },
  ]
}

async function sealOnce(
  bench: Bench,
  folder: string,
  recorded: string,
  originals: number,
): Promise<SealAnswer> {
  const vault = join(folder, 'vault.holdfast')
  const photos = originals === 0 ? null : join(folder, 'originals')
  const into = join(folder, 'package')
  mkdirSync(into)
  copyFileSync(recorded, vault)
  if (photos !== null) {
    mkdirSync(photos)
    makePhotos(photos, originals, SIZE_BYTES, LIKE)
  }
  const sealed = await inFreshProcess<SealAnswer>('seal', { vault, folder: photos, into })
  bench.say(
    `${originals} originals: ${Math.round(sealed.ms)} ms, ${sealed.pages} pages, ${Math.round(sealed.peakMb ?? 0)} MB (${stepWords(sealed.steps)})`,
  )
  rmSync(into, { recursive: true })
  if (photos !== null) rmSync(photos, { recursive: true })
  return sealed
}
