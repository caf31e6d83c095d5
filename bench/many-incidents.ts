import Database from 'better-sqlite3'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { IncidentFields } from '../src/contract/records.ts'
import { searchableText } from '../src/core/incidents/rules.ts'
import { makeVault } from './host.ts'
import { inFreshProcess } from './in-fresh-process.ts'
import { makeIncidents } from './made-up.ts'
import { median, type Bench, type Row } from './measurement.ts'
import type { BrowseAnswer } from './tasks/browse.ts'
import type { RecordAnswer } from './tasks/record.ts'
import type { UnlockAnswer } from './tasks/unlock.ts'

const SIZES = [1000, 10_000, 100_000] as const
const LARGEST = 100_000
const MOST_UNLOCK_MS = 1500

/** Unlock vaults of growing size, then leaf through the largest and search it. */
export async function measureManyIncidents(bench: Bench): Promise<readonly Row[]> {
  const folder = join(bench.folder, 'incidents')
  mkdirSync(folder)
  const empty = join(folder, 'empty.holdfast')
  await makeVault(empty)
  const rows: Row[] = []
  for (const incidents of SIZES) {
    const vault = join(folder, `${incidents}.holdfast`)
    copyFileSync(empty, vault)
    const { snapshotMs } = await inFreshProcess<RecordAnswer>('record', { vault, incidents })
    bench.say(`${incidents} incidents recorded, snapshot written in ${Math.round(snapshotMs)} ms`)
    rows.push(...(await unlockRows(bench, vault, incidents)))
  }
  rows.push(...(await browseRows(bench, join(folder, `${LARGEST}.holdfast`), join(folder, 'plain.db'))))
  rmSync(folder, { recursive: true })
  return rows
}

async function unlockRows(bench: Bench, vault: string, incidents: number): Promise<readonly Row[]> {
  const name = incidents.toLocaleString('en')
  const withSnapshot = await unlockMs(bench, vault)
  dropSnapshot(vault)
  const replaying = await unlockMs({ ...bench, rounds: 1 }, vault)
  bench.say(`unlock: ${Math.round(withSnapshot)} ms, without snapshot ${Math.round(replaying)} ms`)
  const most = incidents === LARGEST ? { most: MOST_UNLOCK_MS } : {}
  return [
    {
      what: `unlock ${name} incidents, beyond the password hash`,
      ours: withSnapshot,
      unit: 'ms',
      peer: null,
      ...most,
    },
    { what: `the same without its snapshot (full replay)`, ours: replaying, unit: 'ms', peer: null },
  ]
}

async function unlockMs(bench: Bench, vault: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < bench.rounds; round++)
    times.push((await inFreshProcess<UnlockAnswer>('unlock', { vault })).beyondHashMs)
  return median(times)
}

/** The vault opens without it all the same, only slower. */
function dropSnapshot(vault: string): void {
  const db = new Database(vault)
  db.prepare('DELETE FROM snapshot').run()
  db.close()
}

async function browseRows(bench: Bench, vault: string, plain: string): Promise<readonly Row[]> {
  makePlainIndex(plain, makeIncidents(LARGEST))
  const answers: BrowseAnswer[] = []
  for (let round = 0; round < bench.rounds; round++) {
    answers.push(await inFreshProcess<BrowseAnswer>('browse', { vault, plain, incidents: LARGEST }))
    bench.say(`browse: ${JSON.stringify(answers.at(-1))}`)
  }
  const middle = (of: (answer: BrowseAnswer) => number): number => median(answers.map(of))
  const peer = { name: 'the same query on a plain FTS5 file', value: middle((one) => one.plainSearch) }
  return [
    {
      what: 'a timeline page at 100,000, p95',
      ours: middle((one) => one.page),
      unit: 'ms',
      peer: null,
      most: 10,
    },
    { what: 'the first page after unlocking', ours: middle((one) => one.firstPage), unit: 'ms', peer: null },
    {
      what: 'a search at 100,000, p95',
      ours: middle((one) => one.search),
      unit: 'ms',
      peer,
      most: 30,
      mostRatio: 1.2,
    },
  ]
}

function makePlainIndex(path: string, incidents: Iterable<IncidentFields>): void {
  const db = new Database(path)
  db.exec(`CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')`)
  const insert = db.prepare('INSERT INTO words (body) VALUES (?)')
  db.transaction(() => {
    for (const fields of incidents) insert.run(searchableText(fields))
  })()
  db.close()
}
