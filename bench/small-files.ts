import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeVault } from './host.ts'
import { inFreshProcess } from './in-fresh-process.ts'
import { makeFiles } from './made-up.ts'
import { median, timeMs, type Bench, type Row } from './measurement.ts'
import { hasPeers, runPeer } from './peers.ts'
import type { KeepAnswer } from './tasks/keep.ts'

const FILES = 10_000
const SIZE_BYTES = 30_000

/** Keep 10,000 screenshots, in turn with restic into a new local repository. */
export async function measureSmallFiles(bench: Bench): Promise<readonly Row[]> {
  const folder = join(bench.folder, 'small')
  const originals = join(folder, 'originals')
  mkdirSync(originals, { recursive: true })
  makeFiles(originals, FILES, SIZE_BYTES)
  const empty = join(folder, 'empty.holdfast')
  const vault = join(folder, 'vault.holdfast')
  await makeVault(empty)
  const hasRestic = hasPeers('restic')
  const ours: number[] = []
  const restic: number[] = []
  for (let round = 0; round < bench.rounds; round++) {
    if (hasRestic) restic.push(await backUpWithRestic(join(folder, 'repository'), originals))
    rmSync(vault, { force: true })
    copyFileSync(empty, vault)
    ours.push((await inFreshProcess<KeepAnswer>('keep', { vault, folder: originals })).ms)
    bench.say(`round ${round + 1}: ${Math.round(ours.at(-1)!)} ms (restic ${Math.round(restic.at(-1) ?? 0)})`)
  }
  rmSync(folder, { recursive: true })
  const peer = { name: 'restic backup', value: hasRestic ? median(restic) : null }
  return [
    { what: 'keep 10,000 files of 30 KB', ours: median(ours), unit: 'ms', peer, most: 1500, mostRatio: 0.8 },
  ]
}

/** Making the repository is not counted. */
async function backUpWithRestic(repository: string, originals: string): Promise<number> {
  const env = { RESTIC_PASSWORD: 'bench' }
  rmSync(repository, { recursive: true, force: true })
  runPeer('restic', ['init', '--repo', repository, '--no-cache'], env)
  return timeMs(() =>
    runPeer('restic', ['backup', '--repo', repository, '--no-cache', '--quiet', originals], env),
  )
}
