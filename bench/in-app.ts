import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Preferences } from '../src/main/preferences.ts'
import { ROOT } from '../tools/find-node.mjs'
import { buildOnce } from '../tests/support/build-once.ts'
import { writeEmptyApp } from './app/empty-app.ts'
import { BUILT_MAIN } from './app/running-app.ts'
import { makeVault } from './host.ts'
import { inFreshProcess } from './in-fresh-process.ts'
import { makeFile } from './made-up.ts'
import { median, timeMs, type Bench, type Row } from './measurement.ts'
import { hasPeers, runPeer } from './peers.ts'
import type { ImportAnswer } from './tasks/import-in-app.ts'
import type { RecordAnswer } from './tasks/record.ts'
import type { ScrollAnswer } from './tasks/scroll-in-app.ts'
import type { SearchAnswer } from './tasks/search-in-app.ts'
import type { StartAnswer } from './tasks/start-app.ts'

const IMPORT_BYTES = 1024 ** 3
const INCIDENTS = 100_000

/** The built app in the Chromium host: how soon it answers, and that long work does not hold it up. */
export async function measureApp(bench: Bench): Promise<readonly Row[]> {
  buildOnce(ROOT)
  const folder = join(bench.folder, 'app')
  mkdirSync(folder, { recursive: true })
  const empty = join(folder, 'empty.holdfast')
  await makeVault(empty)
  const rows = [
    await startRow(bench, folder, empty),
    ...(await importRows(bench, folder, empty)),
    ...(await listRows(bench, folder, empty)),
  ]
  rmSync(folder, { recursive: true })
  return rows
}

/** An app's own folder that remembers a vault, as after the first time. */
function appFolder(path: string, vault: string): string {
  mkdirSync(path, { recursive: true })
  new Preferences(path).set({ lastVault: vault })
  return path
}

async function startRow(bench: Bench, folder: string, vault: string): Promise<Row> {
  const userData = appFolder(join(folder, 'started'), vault)
  const nothing = await writeEmptyApp(join(folder, 'nothing'), 'nothing')
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < bench.rounds; round++) {
    theirs.push((await inFreshProcess<StartAnswer>('start-app', { main: nothing, field: null })).ms)
    const ask = { main: BUILT_MAIN, userData, field: 'Passphrase' }
    ours.push((await inFreshProcess<StartAnswer>('start-app', ask)).ms)
    bench.say(`start: empty ${Math.round(theirs.at(-1)!)} ms, lock screen ${Math.round(ours.at(-1)!)} ms`)
  }
  return {
    what: 'lock screen answers, from start',
    ours: median(ours),
    unit: 'ms',
    peer: { name: 'the same host shows an empty page', value: median(theirs) },
    mostAbove: 500,
  }
}

async function importRows(bench: Bench, folder: string, empty: string): Promise<readonly Row[]> {
  const file = makeFile(join(folder, 'recording.bin'), IMPORT_BYTES)
  const vault = join(folder, 'import.holdfast')
  const userData = appFolder(join(folder, 'importing'), vault)
  const ours: ImportAnswer[] = []
  const theirs: number[] = []
  for (let round = 0; round < bench.rounds; round++) {
    if (hasPeers('age', 'sha256sum')) theirs.push(await timeMs(() => keepWithAge(folder, file)))
    rmSync(vault, { force: true })
    rmSync(join(userData, 'seen'), { recursive: true, force: true })
    copyFileSync(empty, vault)
    ours.push(await inFreshProcess<ImportAnswer>('import-in-app', { userData, file }))
    bench.say(`import: ${JSON.stringify(ours.at(-1))}, age ${Math.round(theirs.at(-1) ?? 0)} ms`)
  }
  rmSync(file)
  rmSync(vault)
  return [
    {
      what: 'longest block of the main process meanwhile',
      ours: Math.max(...ours.map((one) => one.longestBlockMs)),
      unit: 'ms',
      peer: null,
      most: 50,
    },
    {
      what: 'keep 1 GiB from the app',
      ours: median(ours.map((one) => one.ms)),
      unit: 'ms',
      peer: {
        name: 'age -r, synced + sha256sum',
        value: theirs.length === 0 ? null : median(theirs),
      },
      mostRatio: 0.7,
    },
  ]
}

function keepWithAge(folder: string, file: string): void {
  const identity = join(folder, 'identity')
  const sealed = join(folder, 'recording.age')
  rmSync(identity, { force: true })
  runPeer('age-keygen', ['-o', identity])
  runPeer('age', ['-r', runPeer('age-keygen', ['-y', identity]).trim(), '-o', sealed, file])
  runPeer('sync', [sealed])
  runPeer('sha256sum', [file])
  rmSync(sealed)
}

async function listRows(bench: Bench, folder: string, empty: string): Promise<readonly Row[]> {
  const vault = join(folder, 'incidents.holdfast')
  copyFileSync(empty, vault)
  await inFreshProcess<RecordAnswer>('record', { vault, incidents: INCIDENTS })
  const userData = appFolder(join(folder, 'scrolling'), vault)
  const list = await writeEmptyApp(join(folder, 'list'), 'list')
  const ours: ScrollAnswer[] = []
  const theirs: ScrollAnswer[] = []
  const searches: SearchAnswer[] = []
  for (let round = 0; round < bench.rounds; round++) {
    theirs.push(await inFreshProcess<ScrollAnswer>('scroll-in-app', { main: list }))
    ours.push(await inFreshProcess<ScrollAnswer>('scroll-in-app', { main: BUILT_MAIN, userData }))
    searches.push(await inFreshProcess<SearchAnswer>('search-in-app', { userData }))
    bench.say(
      `scroll: ${JSON.stringify(ours.at(-1))}, empty ${JSON.stringify(theirs.at(-1))}; search ${JSON.stringify(searches.at(-1))}`,
    )
  }
  return [
    {
      what: 'a frame while scrolling 100,000 incidents, p99',
      ours: median(ours.map((one) => one.p99Ms)),
      unit: 'ms',
      peer: { name: 'an empty list of 100,000', value: median(theirs.map((one) => one.p99Ms)) },
      mostRatio: 1.3,
    },
    {
      what: 'search results from the keystroke at 100,000, p95',
      ours: median(searches.map((one) => one.p95Ms)),
      unit: 'ms',
      peer: null,
      most: 50,
    },
  ]
}
