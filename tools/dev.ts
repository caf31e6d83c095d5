// npm run dev: opens the app, and builds and opens it anew whenever a source has changed, in whichever host is here. The
// page comes from what was built, never from a server: what it may do and load is what it may in the app that is shipped.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { buildApp } from './app-host/build-app.ts'
import { ROOT } from './find-node.mjs'

/** An editor writes several files at once. */
const SETTLED_MS = 300

let app: ChildProcess | null = null
let change = Promise.withResolvers<void>()

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function open(): ChildProcess {
  const args = [join(ROOT, 'tools/run.mjs'), 'tools/start.ts', '--only-what-is-here']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
  child.on('exit', (code) => {
    // Somebody has left the app, or it could not be opened.
    if (app === child) process.exit(code ?? 0)
  })
  return child
}

/** It locks its vault before it ends. */
async function close(child: ChildProcess): Promise<void> {
  app = null
  const over = once(child, 'exit')
  child.kill('SIGTERM')
  await over
}

for (const folder of ['src', 'resources'])
  watch(join(ROOT, folder), { recursive: true }, () => change.resolve())
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void (app === null ? process.exit(0) : app.kill(signal)))

app = open()
for (;;) {
  await change.promise
  await setTimeout(SETTLED_MS)
  change = Promise.withResolvers<void>()
  // One that cannot be built leaves the app of before as it is.
  if (!buildApp(say)) continue
  if (app !== null) await close(app)
  app = open()
}
