import { monitorEventLoopDelay } from 'node:perf_hooks'
import { BUILT_MAIN, ask, start, unlock } from '../app/running-app.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { timeMs } from '../measurement.ts'

export type ImportAsk = { readonly userData: string; readonly file: string }
export type ImportAnswer = { readonly ms: number; readonly longestBlockMs: number }

const RESOLUTION_MS = 5

// Keeps a file from the page, and watches how long the main process does not answer meanwhile.
const { userData, file } = asked() as ImportAsk
const { host, page } = await start(BUILT_MAIN, userData)
await unlock(page)
const [shown] = (await ask<{ readonly cases: readonly { readonly id: string }[] }>(page, 'cases.list', {}))
  .cases
host.answers.open.push({ canceled: false, filePaths: [file] })
const { picked } = await ask<{ readonly picked: readonly { readonly token: string }[] }>(
  page,
  'shell.pickFiles',
  {},
)
const watch = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
watch.enable()
const ms = await timeMs(() =>
  ask(page, 'exhibits.add', { case: shown!.id, files: picked.map(({ token }) => token) }),
)
watch.disable()
answer({ ms, longestBlockMs: watch.max / 1e6 - RESOLUTION_MS } satisfies ImportAnswer)
await host.close()
process.exit(0)
