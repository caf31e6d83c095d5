import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CopiedText } from '../../src/main/copied-text.ts'
import { leaveOnce } from '../../src/main/leave.ts'
import { lockWith } from '../../src/main/lock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const never = new Promise<never>(() => undefined)

type Hanging = {
  readonly flush?: Promise<void>
  readonly end?: Promise<void>
  readonly clear?: Promise<void>
}

function parts(log: string[], change: Hanging = {}) {
  const note = (line: string) => (): Promise<void> => {
    log.push(line)
    return Promise.resolve()
  }
  return {
    app: { exit: () => void log.push('exit') },
    window: {
      hide: () => void log.push('hide'),
      flush: () => note('flush')().then(() => change.flush),
      open: note('open'),
    },
    keeper: {
      end: (why: string) => note(`end ${why}`)().then(() => change.end),
      lock: (why: string) => note(`lock ${why}`)(),
      lockBehind: () => false,
      prepareSoon: () => void log.push('prepare'),
    },
    copied: { clear: () => note('clear')().then(() => change.clear) },
    keepPlace: () => void log.push('place'),
  }
}

const refuse = (): Promise<never> => Promise.reject(new Error('refused'))
const failing = (log: string[]) => ({
  ...parts(log),
  copied: { clear: refuse },
  keepPlace: () => {
    throw new Error('no space left on the disk')
  },
})

describe('leaving at once', () => {
  test('hides the window before anything else, keeps what is typed, locks, and ends', async () => {
    const log: string[] = []
    leaveOnce(parts(log))('exit')
    expect(log[0]).toBe('hide')
    await soon()
    expect(log).toEqual(['hide', 'flush', 'clear', 'end exit', 'place', 'exit'])
  })

  test.each<[string, Hanging]>([
    ['the page', { flush: never }],
    ['the clipboard', { clear: never }],
    ['the vault', { end: never }],
    ['all of them', { flush: never, clear: never, end: never }],
  ])('ends within a second where %s hangs', async (_what, hanging) => {
    const log: string[] = []
    leaveOnce(parts(log, hanging))('exit')
    expect(log[0]).toBe('hide')
    await vi.advanceTimersByTimeAsync(1000)
    expect(log).toContain('exit')
  })

  test('ends within a second where the vault hangs, with a clipboard that refuses and a full disk', async () => {
    const log: string[] = []
    leaveOnce({ ...failing(log), keeper: parts(log, { end: never }).keeper })('exit')
    await vi.advanceTimersByTimeAsync(1000)
    expect(log).toEqual(['hide', 'flush', 'end exit', 'exit'])
  })

  test('quitting takes its time, but not when somebody then leaves at once', async () => {
    const log: string[] = []
    const leave = leaveOnce(parts(log, { end: never }))
    leave('quit')
    leave('quit')
    await vi.advanceTimersByTimeAsync(5000)
    expect(log).toEqual(['hide', 'flush', 'clear', 'end quit'])
    leave('exit')
    await vi.advanceTimersByTimeAsync(1000)
    expect(log.at(-1)).toBe('exit')
  })
})

describe('locking', () => {
  test('keeps what is typed first, and happens once when two things ask for it', async () => {
    const log: string[] = []
    const lock = lockWith(parts(log))
    await Promise.all([lock('sleep'), lock('screen')])
    expect(log).toEqual(['flush', 'clear', 'lock sleep', 'place', 'open', 'prepare'])
    await lock('asked')
    expect(log.slice(6)).toEqual(['flush', 'clear', 'lock asked', 'place', 'open', 'prepare'])
  })

  test('after idleness leaves the work going; by hand it does not', async () => {
    const log: string[] = []
    const all = parts(log)
    const lock = lockWith({ ...all, keeper: { ...all.keeper, lockBehind: () => true } })
    await lock('idle')
    expect(log).not.toContain('lock idle')
    await lock('asked')
    expect(log).toContain('lock asked')
  })
})

describe('a full disk or a clipboard that refuses', () => {
  test('keeps no vault open', async () => {
    const log: string[] = []
    await lockWith(failing(log))('sleep')
    expect(log).toEqual(['flush', 'lock sleep', 'open', 'prepare'])
  })

  test('keeps nobody from leaving', async () => {
    const log: string[] = []
    leaveOnce(failing(log))('quit')
    await soon()
    expect(log).toEqual(['hide', 'flush', 'end quit', 'exit'])
  })
})

describe('text that the app put on the clipboard', () => {
  function clipboard() {
    let text = ''
    return {
      writeText: (next: string) => Promise.resolve(void (text = next)),
      readText: () => Promise.resolve(text),
      clear: () => void (text = ''),
    }
  }

  test('is gone after a minute', async () => {
    const system = clipboard()
    await new CopiedText(system).copy('ours')
    await vi.advanceTimersByTimeAsync(59_999)
    expect(await system.readText()).toBe('ours')
    await vi.advanceTimersByTimeAsync(1)
    expect(await system.readText()).toBe('')
  })

  test('is left alone when it is somebody else’s by then', async () => {
    const system = clipboard()
    const copied = new CopiedText(system)
    await copied.copy('ours')
    await system.writeText('theirs')
    await copied.clear()
    expect(await system.readText()).toBe('theirs')
  })

  test('goes with whatever else is there when somebody asks for it', async () => {
    const system = clipboard()
    const copied = new CopiedText(system)
    await copied.copy('ours')
    await system.writeText('a screenshot of theirs')
    copied.clearAll()
    expect(await system.readText()).toBe('')
    await system.writeText('put there later')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await system.readText()).toBe('put there later')
  })

  test('has its own minute each time', async () => {
    const system = clipboard()
    const copied = new CopiedText(system)
    await copied.copy('first')
    await vi.advanceTimersByTimeAsync(40_000)
    await copied.copy('second')
    await vi.advanceTimersByTimeAsync(40_000)
    expect(await system.readText()).toBe('second')
    await copied.clear()
    expect(await system.readText()).toBe('')
  })
})
