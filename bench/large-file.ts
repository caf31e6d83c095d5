import { copyFileSync, fsyncSync, openSync, closeSync, rmSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeVault } from './host.ts'
import { inFreshProcess } from './in-fresh-process.ts'
import { makeFile } from './made-up.ts'
import { median, timeMs, type Bench, type Row } from './measurement.ts'
import { hasPeers, runPeer } from './peers.ts'
import type { KeepAnswer } from './tasks/keep.ts'

const SIZE_BYTES = 1024 ** 3
const KEEP_PEER = 'age -r, synced + sha256sum'
const CHECK_PEER = 'sha256sum + age -d'

/** Keep 1 GiB and check it again, in turn with age and sha256sum on the same file. */
export async function measureLargeFile(bench: Bench): Promise<readonly Row[]> {
  const folder = join(bench.folder, 'large')
  const originals = join(folder, 'originals')
  mkdirSync(originals, { recursive: true })
  const original = makeFile(join(originals, 'recording.bin'), SIZE_BYTES)
  const empty = join(folder, 'empty.holdfast')
  const vault = join(folder, 'vault.holdfast')
  await makeVault(empty)
  const age = hasPeers('age', 'sha256sum') ? agePeer(folder, original) : null
  const kept: KeepAnswer[] = []
  const times = { check: [] as number[], encrypt: [] as number[], decrypt: [] as number[] }
  for (let round = 0; round < bench.rounds; round++) {
    if (age !== null) times.encrypt.push(await timeMs(age.encrypt))
    rmSync(vault, { force: true })
    copyFileSync(empty, vault)
    kept.push(await inFreshProcess<KeepAnswer>('keep', { vault, folder: originals }))
    if (age !== null) times.decrypt.push(await timeMs(age.decrypt))
    times.check.push((await inFreshProcess<{ ms: number }>('check', { vault })).ms)
    bench.say(
      `round ${round + 1}: keep ${Math.round(kept.at(-1)!.ms)} ms (age ${Math.round(times.encrypt.at(-1) ?? 0)}), check ${Math.round(times.check.at(-1)!)} ms (age ${Math.round(times.decrypt.at(-1) ?? 0)})`,
    )
  }
  rmSync(folder, { recursive: true })
  return rowsOf(kept, times, age !== null)
}

function rowsOf(
  kept: readonly KeepAnswer[],
  times: { readonly check: number[]; readonly encrypt: number[]; readonly decrypt: number[] },
  hasAge: boolean,
): readonly Row[] {
  const beside = (name: string, values: readonly number[]) => ({
    name,
    value: hasAge ? median(values) : null,
  })
  const rows: Row[] = [
    {
      what: 'keep 1 GiB',
      ours: median(kept.map((one) => one.ms)),
      unit: 'ms',
      peer: beside(KEEP_PEER, times.encrypt),
      mostRatio: 0.7,
    },
    {
      what: 'check it again',
      ours: median(times.check),
      unit: 'ms',
      peer: beside(CHECK_PEER, times.decrypt),
      mostRatio: 0.7,
    },
  ]
  const peaks = kept.flatMap((one) => (one.peakMb === null ? [] : [one.peakMb]))
  const unlocks = kept.flatMap((one) => (one.unlockPeakMb === null ? [] : [one.unlockPeakMb]))
  if (peaks.length > 0) {
    rows.push({
      what: 'memory while keeping, at most',
      ours: Math.max(...peaks),
      unit: 'MB',
      peer: null,
      most: 400,
    })
    rows.push({ what: 'memory of the unlock before it', ours: Math.max(...unlocks), unit: 'MB', peer: null })
  }
  return rows
}

/** The same duties done by age and sha256sum: one after the other, as they stand in Debian. */
function agePeer(folder: string, original: string) {
  const identity = join(folder, 'identity')
  const sealed = join(folder, 'recording.age')
  runPeer('age-keygen', ['-o', identity])
  const recipient = runPeer('age-keygen', ['-y', identity]).trim()
  const sum = (): string => runPeer('sha256sum', [original])
  return {
    encrypt: () => {
      rmSync(sealed, { force: true })
      runPeer('age', ['-r', recipient, '-o', sealed, original])
      sync(sealed)
      sum()
    },
    decrypt: () => {
      sum()
      runPeer('age', ['-d', '-i', identity, '-o', '/dev/null', sealed])
    },
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}
