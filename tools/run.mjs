// Starts a tool of this project on a Node that is new enough.
// No script relies on the PATH: better-sqlite3 13 crashes on Node 20, and npm 10, which Node 20 brings,
// can delete node_modules/.bin/node (npm/cli#4362). This file runs on any Node from 20.19 on.
//
//   node tools/run.mjs FILE.ts|FILE.mjs [args]      a file of this project
//   node tools/run.mjs PACKAGE [args]               the command that a package names after itself
//   node tools/run.mjs PACKAGE:BIN [args]           another of its commands
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { CannotStart, findNode, findScript, stripFlags } from './find-node.mjs'

/** @param {number} code @param {string} sentence @returns {never} */
function stop(code, sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

/** What the tool and everything it starts shall see: the same Node first, and the same options.
 * @param {{ readonly exe: string, readonly version: string }} node */
function makeEnvironment(node) {
  const env = { ...process.env }
  // On Windows the name may be spelt `Path`, and a second spelling beside it would win or lose by chance.
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const options = ['--disable-warning=ExperimentalWarning', ...stripFlags(node.version)]
  const known = env.NODE_OPTIONS ? env.NODE_OPTIONS.split(' ') : []
  env[pathName] = [dirname(node.exe), env[pathName]].filter(Boolean).join(delimiter)
  env.NODE_OPTIONS = [...known, ...options.filter((option) => !known.includes(option))].join(' ')
  env.HOLDFAST_NODE = node.exe
  return env
}

/** Ends as the child ended, so that whoever started this sees the same exit code or the same signal.
 * @param {number | null} code @param {NodeJS.Signals | null} signal */
function endLike(code, signal) {
  if (!signal) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
  // Reached only where the signal does not end a process, as on Windows.
  setTimeout(() => process.exit(128 + constants.signals[signal]), 500)
}

/** @param {string} what @param {readonly string[]} args */
function start(what, args) {
  const host = { version: process.versions.node, platform: process.platform, arch: process.arch }
  const node = findNode({ ...host, execPath: process.execPath })
  const child = spawn(node.exe, [findScript(what), ...args], { stdio: 'inherit', env: makeEnvironment(node) })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A terminal sends Ctrl-C and hang-up to the child as well; passing them on would make it two.
    const isSentByTerminal = process.stdin.isTTY && signal !== 'SIGTERM'
    process.on(signal, () => isSentByTerminal || child.kill(signal))
  }
  child.on('error', (error) => stop(3, `Node could not be started: ${error.message}`))
  child.on('exit', endLike)
}

const [what, ...args] = process.argv.slice(2)
if (!what) stop(2, 'usage: node tools/run.mjs FILE|PACKAGE[:BIN] [args]')
try {
  start(what, args)
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  stop(3, error.message)
}
