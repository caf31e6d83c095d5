import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../contract/errors.ts'
import { NOBODY, isRoot, makePrintFolder } from './print-folder.ts'
import { Nothing, openCdpPipe } from './pipe.ts'
import type { CdpPipe } from './pipe.ts'

export type BrowserProcess = {
  readonly pipe: CdpPipe
  /** Ends every process of the browser and removes its folder. Safe to call twice. */
  end(): Promise<void>
}

const GRACE_MS = 3000
const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--incognito',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider,AutofillServerCommunication',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
  '--disk-cache-size=1',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-GB',
  // Two walls against the network, beside the interception of every request: no name resolves, and
  // what needs no name is sent to a proxy that nobody answers for.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
]

/** When this process is killed, the pipe closes, the browser ends, and the shell still removes the folder. */
const WATCH = 'ulimit -c 0; "$@"; rm -rf -- "$HOLDFAST_PRINT_FOLDER"'
const KEPT_ENV = [
  'PATH',
  'LANG',
  'SystemRoot',
  'SystemDrive',
  'windir',
  'ProgramFiles',
  'ProgramFiles(x86)',
  'ProgramData',
]

/** Starts a browser off the record, with its sandbox on: as root it runs as user nobody. */
export async function startBrowser(program: string, callTimeoutMs: number): Promise<BrowserProcess> {
  const folder = await makePrintFolder()
  const child = launch(program, folder)
  const exited = once(child, 'exit').catch((cause: unknown) => cause)
  // Two of the five stdio streams, by their numbers in the child: 3 is what the browser reads, 4 what it writes.
  const pipe = openCdpPipe(child.stdio[3] as Writable, child.stdio[4] as Readable, callTimeoutMs)
  child.on('error', (cause) =>
    pipe.fail(new AppError('BrowserMissing', 'the browser cannot be started', { cause })),
  )

  const atExit = (): void => {
    killGroup(child)
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', atExit)
  let ending: Promise<void> | null = null
  const end = (): Promise<void> =>
    (ending ??= endBrowser(child, pipe, exited, folder).finally(() => process.off('exit', atExit)))
  return { pipe, end }
}

function launch(program: string, folder: string): ChildProcess {
  const args = [...FLAGS, `--user-data-dir=${folder}/profile`, 'about:blank']
  const isWindows = process.platform === 'win32'
  const [command, all] = isWindows ? [program, args] : ['/bin/sh', ['-c', WATCH, 'sh', program, ...args]]
  return spawn(command, all, {
    cwd: folder,
    env: browserEnv(folder),
    // Its own group, so that one signal reaches every process of it.
    detached: !isWindows,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    ...(isRoot() ? { uid: NOBODY, gid: NOBODY } : {}),
  })
}

/** Nothing of our own environment but what a browser needs to start; all it writes goes to its folder. */
function browserEnv(folder: string): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(
    KEPT_ENV.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
  const home = `${folder}/home`
  const temporary = `${folder}/tmp`
  return {
    ...kept,
    TZ: 'UTC',
    HOME: home,
    USERPROFILE: home,
    LOCALAPPDATA: home,
    APPDATA: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: temporary,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    HOLDFAST_PRINT_FOLDER: folder,
  }
}

async function endBrowser(
  child: ChildProcess,
  pipe: CdpPipe,
  exited: Promise<unknown>,
  folder: string,
): Promise<void> {
  const asked = pipe.call('Browser.close', {}, Nothing).catch((error: unknown) => error)
  await Promise.race([asked.then(() => exited), exited, pause(GRACE_MS, undefined, { ref: false })])
  killGroup(child)
  await Promise.race([exited, pause(GRACE_MS, undefined, { ref: false })])
  pipe.fail(new AppError('PrintFailed', 'the printer is closed'))
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch (cause) {
    // The group is gone already, which is what was wanted.
    if (!isNoSuchProcess(cause)) throw cause
  }
}

function isNoSuchProcess(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ESRCH'
}
