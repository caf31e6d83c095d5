import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FileToken } from '../../src/contract/exhibits.ts'
import { openFileSource, openStreamSource, type ByteSource } from '../../src/core/exhibits/source.ts'
import { PASSPHRASE, someBytes, tempFolder, tempVault, type Api } from '../support/temp-vault.ts'
import { testHost, token } from '../support/vault-host.ts'
import { openWhole } from '../support/whole-vault.ts'

const MIB = 1024 * 1024
const onPosix = process.platform !== 'win32'
const isRoot = process.getuid?.() === 0

/** A host whose tokens can also stand for sources made by the test. */
function hostWith(sources: ReadonlyMap<string, () => ByteSource>) {
  const open = (asked: FileToken) => sources.get(asked)?.() ?? openFileSource(asked)
  return testHost({ files: { open, path: (asked) => asked } })
}

async function chunkRows(path: string, host = testHost()): Promise<number> {
  const vault = await openWhole(path, PASSPHRASE, host)
  const { n } = vault.db.prepare('SELECT count(*) AS n FROM chunks').get() as { n: number }
  await vault.lock()
  return n
}

const errorsOf = (files: Awaited<ReturnType<Api['exhibits']['add']>>['files']) =>
  files.map((outcome) => ('error' in outcome ? outcome.error.code : 'kept'))

describe('files that are not as other files', () => {
  test.runIf(onPosix)(
    'a folder, a pipe, a socket, a device, a link in a circle, nothing: a named error for each, the others are kept',
    async () => {
      const { api, caseId, file, folder } = await tempVault()
      const at = (name: string) => join(folder, name)
      mkdirSync(at('folder'))
      expect(spawnSync('mkfifo', [at('pipe')]).status).toBe(0)
      symlinkSync(at('b'), at('a'))
      symlinkSync(at('a'), at('b'))
      symlinkSync(file('real.bin', 'linked'), at('link'))
      const paths = ['folder', 'pipe', 'a', 'missing', 'link'].map(at)
      const files = [
        file('first.bin', 'one'),
        ...paths,
        '/dev/zero',
        file('empty.bin', ''),
        file('last.bin', 'two'),
      ]
      const added = await api.exhibits.add({ case: caseId, files: files.map(token) })
      const no = 'CannotRead'
      expect(errorsOf(added.files)).toEqual(['kept', no, no, no, no, 'kept', no, 'kept', 'kept'])
      for (const outcome of added.files)
        if ('error' in outcome) expect(outcome.error.says).not.toContain(folder)
      expect((await api.vault.check({})).problems).toEqual([])
    },
  )

  test.runIf(onPosix)('a file that may not be read is a named error', async () => {
    const path = join(tempFolder(), 'secret.bin')
    writeFileSync(path, 'x')
    chmodSync(path, 0)
    // Root may read everything, so root is somebody else for a moment.
    if (isRoot) process.seteuid!(65534)
    try {
      expect(() => openFileSource(path)).toThrow(expect.objectContaining({ code: 'CannotRead' }))
    } finally {
      if (isRoot) process.seteuid!(0)
    }
  })

  test.runIf(process.platform === 'linux')(
    'a name that is not Unicode is kept, byte for byte in the record',
    async () => {
      const folder = tempFolder()
      const path = Buffer.concat([
        Buffer.from(`${folder}/`),
        Buffer.from([0xff, 0xfe, 0x41, 0x2e, 0x6a, 0x70, 0x67]),
      ])
      writeFileSync(path, 'content')
      const host = hostWith(new Map([['bytes', () => openFileSource(path)]]))
      const { api, caseId, reopen } = await tempVault(host)
      const { files } = await api.exhibits.add({ case: caseId, files: [token('bytes')] })
      const [first] = files
      if (first === undefined || !('kept' in first)) throw new Error('not kept')
      const again = await reopen()
      const shown = await again.exhibits.get({ exhibit: first.kept.exhibit })
      expect(shown.intakes[0]!.name).toBe(
        Buffer.from([0xff, 0xfe, 0x41, 0x2e, 0x6a, 0x70, 0x67]).toString('latin1'),
      )
      expect((await again.vault.check({})).problems).toEqual([])
    },
  )

  test.each([
    ['small', 100_000],
    ['big', 5 * MIB],
    ['exactly one chunk', MIB],
  ])('a %s file that grows while it is read is named, and the others are kept', async (_size, length) => {
    const folder = tempFolder()
    const growing = (): ByteSource => {
      const path = join(folder, 'growing.bin')
      writeFileSync(path, someBytes(length))
      const source = openFileSource(path)
      return {
        ...source,
        read: (into) => {
          appendFileSync(path, 'more')
          return source.read(into)
        },
      }
    }
    const { api, caseId, file } = await tempVault(hostWith(new Map([['growing', growing]])))
    const files = [file('a.bin', 'one'), 'growing', file('b.bin', 'two')].map(token)
    const added = await api.exhibits.add({ case: caseId, files })
    expect(errorsOf(added.files)).toEqual(['kept', 'FileChangedWhileReading', 'kept'])
    await api.vault.maintain({})
    expect((await api.vault.check({})).problems).toEqual([])
    expect((await api.exhibits.inbox({ case: caseId })).exhibits).toHaveLength(2)
  })

  test('a file that is overwritten while it is read is named', async () => {
    const folder = tempFolder()
    const changing = (): ByteSource => {
      const path = join(folder, 'changing.bin')
      writeFileSync(path, someBytes(3 * MIB))
      const source = openFileSource(path)
      return {
        ...source,
        read: (into) => {
          const got = source.read(into)
          const descriptor = openSync(path, 'r+')
          writeFileSync(descriptor, 'x')
          closeSync(descriptor)
          return got
        },
      }
    }
    const { api, caseId } = await tempVault(hostWith(new Map([['changing', changing]])))
    const added = await api.exhibits.add({ case: caseId, files: [token('changing')] })
    expect(errorsOf(added.files)).toEqual(['FileChangedWhileReading'])
  })
})

describe('an intake that is cancelled', () => {
  test('in the middle of a big file leaves nothing readable and is swept; it can be begun again, often', async () => {
    const { api, caseId, file, path, host, reopen } = await tempVault()
    const bytes = someBytes(40 * MIB)
    const big = token(file('big.bin', bytes))
    for (let attempt = 0; attempt < 5; attempt++) {
      const stop = new AbortController()
      let calls = 0
      // Far enough in for a batch to have been committed.
      const progress = () => void (++calls === 36 && stop.abort())
      const adding = api.exhibits.add({ case: caseId, files: [big] }, { signal: stop.signal, progress })
      await expect(adding).rejects.toMatchObject({ code: 'Cancelled' })
    }
    expect((await api.exhibits.inbox({ case: caseId })).exhibits).toEqual([])
    await api.vault.lock({})
    expect(await chunkRows(path, host)).toBeGreaterThan(0)
    const again = await reopen()
    expect((await again.vault.maintain({})).swept).toBeGreaterThan(0)
    await again.vault.lock({})
    expect(await chunkRows(path, host)).toBe(0)
    const last = await reopen()
    const { files } = await last.exhibits.add({ case: caseId, files: [big] })
    expect(errorsOf(files)).toEqual(['kept'])
    expect((await last.vault.check({})).problems).toEqual([])
  })

  test('while a stream says nothing is over at once, and what it says later goes nowhere', async () => {
    let sayLate: (bytes: Uint8Array) => void = () => undefined
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield await new Promise<Uint8Array>((resolve) => (sayLate = resolve))
    }
    const sources = new Map([['silent', () => openStreamSource(silent())]])
    const { api, caseId, file, folder } = await tempVault(hostWith(sources))
    const stop = new AbortController()
    const adding = api.exhibits.add({ case: caseId, files: [token('silent')] }, { signal: stop.signal })
    setTimeout(() => stop.abort(), 30)
    await expect(adding).rejects.toMatchObject({ code: 'Cancelled' })
    const bytes = someBytes(40 * MIB)
    const next = api.exhibits.add({ case: caseId, files: [token(file('a.bin', bytes))] })
    const late = setInterval(() => sayLate(Buffer.alloc(MIB, 0x5a)), 1)
    const [outcome] = (await next).files
    clearInterval(late)
    if (outcome === undefined || !('kept' in outcome)) throw new Error('not kept')
    await api.exhibits.copy({ exhibit: outcome.kept.exhibit, to: token(join(folder, 'out.bin')) })
    expect(Buffer.compare(readFileSync(join(folder, 'out.bin')), bytes)).toBe(0)
  })

  test('between small files keeps those whose batch was committed and no half one', async () => {
    const { api, caseId, file } = await tempVault()
    const files = Array.from({ length: 50 }, (_, i) => token(file(`${i}.bin`, someBytes(900_000))))
    const stop = new AbortController()
    const progress = (done: number) => void (done > 5 && stop.abort())
    const adding = api.exhibits.add({ case: caseId, files }, { signal: stop.signal, progress })
    await expect(adding).rejects.toMatchObject({ code: 'Cancelled' })
    const { exhibits } = await api.exhibits.inbox({ case: caseId })
    expect(exhibits.length).toBeGreaterThan(5)
    expect(exhibits.length).toBeLessThan(50)
    const again = await api.exhibits.add({ case: caseId, files })
    expect(errorsOf(again.files)).toEqual(files.map(() => 'kept'))
    expect((await api.exhibits.inbox({ case: caseId })).exhibits).toHaveLength(50)
    expect((await api.vault.check({})).problems).toEqual([])
  })

  test('by locking the vault ends with a named error, and nothing of it is there', async () => {
    const { api, caseId, file, reopen } = await tempVault()
    const { promise: halfway, resolve } = Promise.withResolvers<void>()
    let calls = 0
    const progress = () => void (++calls === 20 && resolve())
    const files = [token(file('big.bin', someBytes(60 * MIB)))]
    const adding = api.exhibits.add(
      { case: caseId, files },
      { signal: new AbortController().signal, progress },
    )
    const failed = expect(adding).rejects.toMatchObject({ code: 'Cancelled' })
    await halfway
    const again = await reopen()
    await failed
    expect((await again.exhibits.inbox({ case: caseId })).exhibits).toEqual([])
    expect((await again.vault.check({})).problems).toEqual([])
  })
})

describe('several intakes at once', () => {
  test('big and small ones, some with the same bytes, all end, and equal bytes are stored once', async () => {
    const { api, caseId, file } = await tempVault()
    const same = someBytes(500_000)
    const sameBig = someBytes(22 * MIB)
    const batches = Array.from({ length: 3 }, (_, n) => [
      file(`same-${n}.bin`, same),
      ...Array.from({ length: 40 }, (_other, i) => file(`${n}-${i}.bin`, someBytes(400_000))),
      file(`same-big-${n}.bin`, sameBig),
      file(`big-${n}.bin`, someBytes(22 * MIB)),
    ])
    const added = await Promise.all(
      batches.map((paths) => api.exhibits.add({ case: caseId, files: paths.map(token) })),
    )
    for (const { files } of added) expect(errorsOf(files)).toEqual(files.map(() => 'kept'))
    expect((await api.exhibits.inbox({ case: caseId })).exhibits).toHaveLength(3 * 41 + 2)
    expect((await api.vault.check({})).problems).toEqual([])
  })

  test('a sweep in the middle of an intake leaves its chunks alone', async () => {
    const { api, caseId, file, folder } = await tempVault()
    const bytes = someBytes(70 * MIB)
    const adding = api.exhibits.add({ case: caseId, files: [token(file('big.bin', bytes))] })
    for (let i = 0; i < 20; i++) await api.vault.maintain({})
    const { files } = await adding
    const [first] = files
    if (first === undefined || !('kept' in first)) throw new Error('not kept')
    await api.exhibits.copy({ exhibit: first.kept.exhibit, to: token(join(folder, 'out.bin')) })
    expect(Buffer.compare(readFileSync(join(folder, 'out.bin')), bytes)).toBe(0)
  })
})
