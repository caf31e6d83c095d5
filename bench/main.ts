// npm run bench [-- --only keep,unlock] [--rounds 3]: the numbers of issues 2 to 4, beside other programs in one run.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureBundleOfPhotos } from './bundle-of-photos.ts'
import { measureCheckPackage } from './check-package.ts'
import { measureApp } from './in-app.ts'
import { measureLargeFile } from './large-file.ts'
import { measureManyIncidents } from './many-incidents.ts'
import { measureManyPages } from './many-pages.ts'
import { isWithin, ratioOf, type Bench, type Measurement, type Row } from './measurement.ts'
import { peerVersions } from './peers.ts'
import { measureSmallFiles } from './small-files.ts'
import { tableOf } from './table.ts'

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  keep: measureLargeFile,
  small: measureSmallFiles,
  incidents: measureManyIncidents,
  photos: measureBundleOfPhotos,
  pages: measureManyPages,
  verify: measureCheckPackage,
  app: measureApp,
}

const { values } = parseArgs({ options: { only: { type: 'string' }, rounds: { type: 'string' } } })
const names = values.only?.split(',') ?? Object.keys(MEASUREMENTS)
const unknown = names.filter((name) => MEASUREMENTS[name] === undefined)
if (unknown.length > 0)
  throw new Error(`no such measurement; there are: ${Object.keys(MEASUREMENTS).join(', ')}`)

const folder = join(import.meta.dirname, 'work', String(process.pid))
const bench: Bench = {
  folder,
  rounds: Number(values.rounds ?? 3),
  say: (line) => process.stderr.write(`  ${line}\n`),
}
type KeptRow = Row & { readonly measurement: string }
const results: Record<string, readonly Row[]> = {}
/** Others at work on the machine make times longer: who reads a figure should know. */
const busy = Math.round(loadavg()[0]!)
mkdirSync(folder, { recursive: true })
try {
  for (const name of names) {
    process.stderr.write(`${name}\n`)
    results[name] = await MEASUREMENTS[name]!(bench)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const machine = {
  date: new Date().toISOString().slice(0, 10),
  cores: cpus().length,
  processor: cpus()[0]?.model ?? '',
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
  peers: peerVersions(),
}
const table = tableOf(Object.values(results).flat())
process.stdout.write(`${table}\n\n${captionOf()}\n`)
keepResults()

function captionOf(): string {
  const peers = Object.values(machine.peers).filter((version) => version !== null)
  return `${machine.date}, ${machine.cores} cores (${machine.processor}), Node ${machine.node}; ${peers.join('; ')}. Medians of ${bench.rounds} rounds, taken in turn.`
}

/** Rows of measurements that were not asked for stay as they were. */
function keepResults(): void {
  const rows = Object.entries(results).flatMap(([measurement, of]) =>
    of.map((row) => ({ measurement, ...row, ratio: ratioOf(row), holds: isWithin(row), ...circumstances() })),
  )
  const file = join(import.meta.dirname, 'results.json')
  const before = JSON.parse(readFileSync(file, 'utf8')) as { readonly rows: readonly KeptRow[] }
  const kept = before.rows.filter(({ measurement }) => results[measurement] === undefined)
  const all = values.only === undefined ? machine : before
  const text = JSON.stringify({ ...all, rows: [...kept, ...rows] }, null, 2)
  writeFileSync(file, `${text}\n`)
  process.stderr.write(`written to ${file}: ${rows.length} rows\n`)
}

function circumstances() {
  return { date: machine.date, rounds: bench.rounds, loadAtStart: busy }
}
