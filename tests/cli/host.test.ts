import { Readable } from 'node:stream'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { CliFiles } from '../../src/cli/files.ts'
import { openCliHost } from '../../src/cli/host.ts'
import { KDF_BOUNDS } from '../../src/core/crypto/kdf.ts'
import { codeOf } from '../support/say.ts'

const { signal } = new AbortController()
const files = new CliFiles(tmpdir(), Readable.from([]), signal)
const host = openCliHost({ files, env: {}, signal, warn: () => undefined })
const MIB = 1024 * 1024

describe('the shipped password hash', () => {
  test.each([
    ['less memory', { memoryBytes: 255 * MIB, passes: 3 }],
    ['fewer passes', { memoryBytes: 256 * MIB, passes: 2 }],
    ['next to nothing', { memoryBytes: 8192, passes: 1 }],
    ['more memory than the ceiling', { memoryBytes: 1025 * MIB, passes: 3 }],
    ['more passes than the ceiling', { memoryBytes: 256 * MIB, passes: 17 }],
  ])('refuses %s before deriving anything', async (_what, params) => {
    const refused = codeOf(host.kdf.derive(Buffer.from('x'), Buffer.alloc(16), params))
    // A thread that derives anything can say nothing before the next turn.
    const nextTurn = new Promise((done) => setImmediate(done, 'asked of a thread'))
    expect(await Promise.race([refused, nextTurn])).toBe('KdfOutOfBounds')
  })

  test('chooses parameters that lie within its own bounds', async () => {
    const { memoryBytes, passes } = await host.kdf.choose()
    expect(memoryBytes).toBe(KDF_BOUNDS.least.memoryBytes)
    expect(passes).toBeGreaterThanOrEqual(KDF_BOUNDS.least.passes)
    expect(passes).toBeLessThanOrEqual(KDF_BOUNDS.most.passes)
  })
})

describe('the files of one run', () => {
  test('standard input is read once, and is no place to write to', () => {
    const own = new CliFiles(tmpdir(), Readable.from([]), signal)
    own.source('-')
    expect(() => own.source('-')).toThrow('once')
    expect(() => own.place('-')).toThrow('standard input')
  })

  test('a token stands for one path, relative to the folder the person is in', () => {
    const own = new CliFiles('/somewhere', Readable.from([]), signal)
    expect(own.path(own.place('a/../b.png'))).toBe(own.resolve('b.png'))
    expect(() => own.path('file-9' as ReturnType<CliFiles['place']>)).toThrow('no such token')
  })

  test('a text that is not UTF-8 is named, not read as something else', async () => {
    const own = new CliFiles(tmpdir(), Readable.from([Buffer.from([0xff, 0xfe, 0x41])]), signal)
    await expect(own.text('-')).rejects.toMatchObject({ code: 'CannotRead' })
  })
})
