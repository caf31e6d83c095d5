import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stateFolder } from '../../src/cli/state-folder.ts'
import { folderMemory } from '../../src/core/workers/folder-memory.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'holdfast-memory-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const unexpected = (): never => {
  throw new Error('it failed')
}

describe('what this computer remembers', () => {
  test('a record comes back byte for byte, and the newest one', () => {
    const memory = folderMemory(join(folder, 'a', 'b'), unexpected)
    memory.write('0123', Buffer.from([1, 2, 3]))
    memory.write('0123', Buffer.from([4, 5]))
    expect([...(memory.read('0123') ?? [])]).toEqual([4, 5])
    expect(memory.read('4567')).toBe(null)
  })

  test.skipIf(process.platform === 'win32')('is for its owner alone, and nothing unfinished stays', () => {
    const home = join(folder, 'state')
    folderMemory(home, unexpected).write('0123', Buffer.from([1]))
    expect(statSync(home).mode & 0o777).toBe(0o700)
    expect(readdirSync(home)).toEqual(['0123.seen'])
    expect(statSync(join(home, '0123.seen')).mode & 0o777).toBe(0o600)
  })

  test('a folder that cannot be used is told, and stops nobody', () => {
    writeFileSync(join(folder, 'file'), '')
    const told: string[] = []
    const memory = folderMemory(join(folder, 'file', 'state'), () => told.push('failed'))
    expect(memory.read('0123')).toBe(null)
    memory.write('0123', Buffer.from([1]))
    expect(told).toEqual(['failed', 'failed'])
  })
})

describe('where it is kept', () => {
  test.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { XDG_STATE_HOME: '/x' }, join('/x', 'holdfast')],
    ['linux', {}, join(homedir(), '.local', 'state', 'holdfast')],
    ['darwin', { XDG_STATE_HOME: '/x' }, join(homedir(), 'Library', 'Application Support', 'Holdfast')],
    ['win32', { LOCALAPPDATA: '/l' }, join('/l', 'Holdfast')],
    ['win32', { HOLDFAST_STATE_DIR: '/own' }, '/own'],
  ])('%s %j', (platform, env, expected) => {
    expect(stateFolder(env, platform)).toBe(expected)
  })
})
