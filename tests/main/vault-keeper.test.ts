import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/contract/errors.ts'
import type { CallContext } from '../../src/contract/procedure.ts'
import type { VaultThread } from '../../src/main/thread/thread-client.ts'
import { Tokens } from '../../src/main/tokens.ts'
import { VaultKeeper } from '../../src/main/vault-keeper.ts'

// The thread itself is tried in tests/e2e; here each of its answers comes when the test says so.
class HeldThread implements VaultThread {
  readonly log: string[] = []
  closing: Promise<void> = Promise.resolve()
  readonly #waiting = new Map<string, { done: (value: unknown) => void; fail: (error: Error) => void }>()
  #progress: CallContext['progress'] = () => undefined

  call(name: string, _input: unknown, { progress }: CallContext): Promise<unknown> {
    this.#progress = progress
    this.log.push(name)
    if (name === 'vault.status') return Promise.resolve('status')
    return new Promise((done, fail) => this.#waiting.set(name, { done, fail }))
  }
  serve(): Promise<unknown> {
    return Promise.reject(new Error('nothing is served here'))
  }
  answer(name: string, value: unknown = {}): Promise<void> {
    this.#waiting.get(name)?.done(value)
    return settled()
  }
  refuse(name: string): Promise<void> {
    this.#waiting.get(name)?.fail(new AppError('WrongPassphrase', 'wrong'))
    return settled()
  }
  progress(done: number): void {
    this.#progress(done, 0, '')
  }
  learnToken(): void {}
  goBehind(isBehind: boolean): void {
    this.log.push(isBehind ? 'behind' : 'back')
  }
  end(why: string): Promise<void> {
    this.log.push(`end ${why}`)
    for (const { fail } of this.#waiting.values()) fail(new AppError('Cancelled', 'ended'))
    return this.closing
  }
}

const CONTEXT: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const SECRET = { kind: 'passphrase', passphrase: 'x' } as const
const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined)

let threads: HeldThread[] = []
let tokens: Tokens
let keeper: VaultKeeper

const ask = (name: string, input: unknown): Promise<unknown> => {
  const asked = keeper.call(name, input, CONTEXT)
  // What is cancelled by a lock has nobody left to hear of it.
  asked.catch(() => undefined)
  return asked
}
const open = (path: string): Promise<unknown> =>
  ask('vault.open', { file: tokens.givePath(path).token, secret: SECRET })

async function openWith(path: string): Promise<HeldThread> {
  void open(path)
  await settled()
  await threads.at(-1)!.answer('vault.open')
  return threads.at(-1)!
}
const keepFiles = (count: number): Promise<unknown> => {
  const files = Array.from({ length: count }, (_, at) => tokens.givePath(`/f${at}`).token)
  return ask('exhibits.add', { case: '0'.repeat(32), files })
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  threads = []
  tokens = new Tokens()
  keeper = new VaultKeeper(() => {
    threads.push(new HeldThread())
    return threads.at(-1)!
  }, tokens)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('locking', () => {
  test('ends the thread, and another one is ready soon after', async () => {
    const first = await openWith('/v')
    expect(keeper.isOpen).toBe(true)
    await keeper.lock('asked')
    expect([keeper.isOpen, threads.length, first.log]).toEqual([false, 1, ['vault.open', 'end asked']])
    keeper.prepareSoon()
    await vi.advanceTimersByTimeAsync(1000)
    expect(threads.length).toBe(2)
    await openWith('/w')
    expect(threads.length).toBe(2)
  })

  test('for good starts no other one', async () => {
    await openWith('/v')
    keeper.prepareSoon()
    await keeper.end('exit')
    await vi.advanceTimersByTimeAsync(1000)
    await expect(keeper.call('vault.status', {}, CONTEXT)).rejects.toMatchObject({ code: 'Cancelled' })
    await expect(keeper.serve('evidence.read', {}, CONTEXT.signal)).rejects.toMatchObject({
      code: 'Cancelled',
    })
    expect(threads.length).toBe(1)
  })

  test('keeps out whoever asked to come in before it', async () => {
    const first = await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    const { promise: closed, resolve: close } = Promise.withResolvers<void>()
    first.closing = closed
    void keeper.stopBehind('asked')
    const waiting = open('/v')
    await keeper.lock('asked')
    close()
    await expect(waiting).rejects.toMatchObject({ code: 'Cancelled' })
    expect([keeper.isOpen, threads.length]).toEqual([false, 1])
  })

  test('frees the file before it is opened again', async () => {
    const first = await openWith('/v')
    const { promise: closed, resolve: close } = Promise.withResolvers<void>()
    first.closing = closed
    void keeper.lock('asked')
    void open('/v')
    await settled()
    expect(threads.length).toBe(1)
    close()
    await settled()
    expect(threads[1]!.log).toEqual(['vault.open'])
  })

  test('stops an unlock that the computer falls asleep over', async () => {
    const opening = open('/v')
    await settled()
    await keeper.keepShut('sleep')
    await expect(opening).rejects.toMatchObject({ code: 'Cancelled' })
    expect([keeper.isOpen, threads[0]!.log]).toEqual([false, ['vault.open', 'end sleep']])
    await openWith('/v')
    expect(keeper.isOpen).toBe(true)
  })

  test('leaves alone what only makes or restores a vault when the computer falls asleep', async () => {
    void ask('vault.restore', { to: tokens.givePath('/v').token })
    await settled()
    await keeper.keepShut('sleep')
    await threads[0]!.answer('vault.restore')
    expect([keeper.isOpen, threads[0]!.log]).toEqual([true, ['vault.restore']])
  })

  test('goes on behind the screen only while files are kept or something is made', async () => {
    await openWith('/v')
    void ask('vault.check', {})
    expect(keeper.lockBehind()).toBe(false)
    void ask('vault.backup', { to: 'x' })
    expect(keeper.lockBehind()).toBe(true)
    expect(keeper.isOpen).toBe(false)
    expect(keeper.workBehind).toEqual({ files: 0, making: true, minutesLeft: null })
  })

  test('says how much is left, and how long at the speed so far', async () => {
    const thread = await openWith('/v')
    void keepFiles(4)
    keeper.lockBehind()
    expect(keeper.workBehind).toEqual({ files: 4, making: false, minutesLeft: null })
    vi.setSystemTime(90_000)
    thread.progress(1)
    expect(keeper.workBehind).toEqual({ files: 3, making: false, minutesLeft: 5 })
  })

  test('lets the keys go when the work is done', async () => {
    const thread = await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    await thread.answer('exhibits.add')
    expect(thread.log.slice(-2)).toEqual(['behind', 'end idle'])
    expect(keeper.workBehind).toBeNull()
  })

  test('gives up after half an hour, and at once when somebody says so', async () => {
    const first = await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    await vi.advanceTimersByTimeAsync(30 * 60_000 - 1)
    expect(first.log.at(-1)).toBe('behind')
    await vi.advanceTimersByTimeAsync(1)
    expect(first.log.at(-1)).toBe('end idle')
    const second = await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    await keeper.stopBehind('sleep')
    expect(second.log.at(-1)).toBe('end sleep')
  })
})

describe('somebody who comes back while work goes on', () => {
  test('is let in by the secret alone, and the work is not stopped', async () => {
    const thread = await openWith('/v')
    void keepFiles(2)
    keeper.lockBehind()
    keeper.prepareSoon()
    await vi.advanceTimersByTimeAsync(1000)
    const back = open('/v')
    await settled()
    await thread.answer('leaving.comeBack')
    expect(await back).toBe('status')
    expect([keeper.isOpen, keeper.workBehind]).toEqual([true, null])
    expect(thread.log.slice(-3)).toEqual(['leaving.comeBack', 'back', 'vault.status'])
    expect(threads[1]!.log).toEqual(['end idle'])
    // Half an hour later nothing ends it.
    await vi.advanceTimersByTimeAsync(31 * 60_000)
    expect(thread.log.at(-1)).toBe('vault.status')
  })

  test('with another secret stays outside', async () => {
    const thread = await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    const back = open('/v')
    await settled()
    await thread.refuse('leaving.comeBack')
    await expect(back).rejects.toMatchObject({ code: 'WrongPassphrase' })
    expect([keeper.isOpen, keeper.workBehind?.files]).toEqual([false, 1])
  })

  test('opens the vault anew when the work ends while the secret is compared', async () => {
    const thread = await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    void open('/v')
    await settled()
    await thread.answer('exhibits.add')
    expect(threads[1]!.log).toEqual(['vault.open'])
  })

  test('stays outside when the computer falls asleep while the secret is compared', async () => {
    const thread = await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    const back = open('/v')
    await settled()
    await keeper.keepShut('sleep')
    await expect(back).rejects.toMatchObject({ code: 'Cancelled' })
    expect([keeper.isOpen, keeper.workBehind, threads.length]).toEqual([false, null, 1])
    expect(thread.log.at(-1)).toBe('end sleep')
  })

  test('may open another vault beside it', async () => {
    await openWith('/v')
    void keepFiles(1)
    keeper.lockBehind()
    await openWith('/other')
    expect([keeper.isOpen, keeper.workBehind?.files]).toEqual([true, 1])
    await keeper.lock('asked')
    expect(keeper.workBehind).toBeNull()
  })
})
