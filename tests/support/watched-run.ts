import { spawn } from 'node:child_process'
import { createReadStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Everything one process and its threads wrote to one path, in order; a file that was unlinked has its path too. */
export type Written = ReadonlyMap<string, Buffer>

export type WatchedRun = {
  readonly written: Written
  readonly output: string
  readonly network: readonly string[]
}

const WRITES = 'write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice'
const NETWORK = 'socket,connect,bind,listen,sendto,sendmsg,sendmmsg'
const ONE_WRITE = /^\d+ +(?:write|pwrite64)\(\d+<([^>]*)>(?:\(deleted\))?, "((?:\\x[0-9a-f]{2})*)"/
const OTHER_WRITE = /^\d+ +(?:writev|pwritev2?|sendfile|copy_file_range|splice)\(/
const NETWORK_CALL = /^\d+ +(?:socket|connect|bind|listen|sendto|sendmsg|sendmmsg)\(/

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
const isFile = (path: string): boolean =>
  path.startsWith('/') && !path.startsWith('/dev/') && !path.startsWith('/proc/')

/**
 * Runs a file with this Node under strace, with HOME, TMPDIR and everything else that names a folder inside
 * `folder`, and gives what was written to any file, as the kernel was given it.
 */
export async function runWatched(
  folder: string,
  script: string,
  args: readonly string[],
): Promise<WatchedRun> {
  const temp = join(folder, 'tmp')
  mkdirSync(temp, { recursive: true })
  const log = join(folder, 'strace.log')
  const options = ['-f', '-qq', '-y', '-xx', '-s', '100000000', '-e', `trace=${WRITES},${NETWORK}`, '-o', log]
  // libuv could hand writes to io_uring, where strace does not see them.
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    TMPDIR: temp,
    SQLITE_TMPDIR: temp,
    UV_USE_IO_URING: '0',
  }
  const flags = process.env['NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['NODE_OPTIONS'] } : {}
  const child = spawn('strace', [...options, process.execPath, script, ...args], {
    env: { ...env, ...flags },
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (more: string) => void (output += more))
  child.stderr.setEncoding('utf8').on('data', (more: string) => void (errors += more))
  const status = await new Promise<number | null>((done) => child.on('close', done))
  if (status !== 0) throw new Error(`the watched run ended with ${status}: ${errors}`)
  return { output, ...(await readLog(log)) }
}

async function readLog(log: string): Promise<Pick<WatchedRun, 'written' | 'network'>> {
  const pieces = new Map<string, Buffer[]>()
  const network: string[] = []
  for await (const line of createInterface({ input: createReadStream(log, 'latin1') })) {
    const [, hexPath, hexBytes] = ONE_WRITE.exec(line) ?? []
    if (hexPath !== undefined && hexBytes !== undefined) {
      const path = unhex(hexPath).toString('utf8')
      if (isFile(path)) pieces.set(path, [...(pieces.get(path) ?? []), unhex(hexBytes)])
    } else if (OTHER_WRITE.test(line) && !/\\x73\\x6f\\x63\\x6b\\x65\\x74|\\x70\\x69\\x70\\x65/.test(line)) {
      throw new Error(`a way of writing that the scan cannot read: ${line.slice(0, 60)}`)
    } else if (NETWORK_CALL.test(line)) network.push(line)
  }
  const written = new Map([...pieces].map(([path, some]) => [path, Buffer.concat(some)]))
  return { written, network }
}

/** Every call that opens a socket of a network, or names somebody to talk to. A process's own pipes are neither. */
export function connectionsOf(run: Pick<WatchedRun, 'network'>): readonly string[] {
  return run.network.map((line) => line.replace(/^\d+ +/, ''))
}
