import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTerminal } from '../../src/cli/prompt.ts'
import { MAIN, openWorkplace, type Workplace } from '../support/command-line.ts'

// Each command that opens a vault takes a second or more for its password hash.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** A terminal made of streams: raw mode is noted, keys are pushed. */
function fakeTerminal(signal = new AbortController().signal) {
  const modes: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (mode: boolean) => void modes.push(mode),
  })
  const output = Object.assign(new PassThrough(), { isTTY: true })
  const terminal = openTerminal(
    input as unknown as NodeJS.ReadStream,
    output as unknown as NodeJS.WriteStream,
    signal,
  )
  return { terminal, input, output, modes }
}

describe('asking for a passphrase', () => {
  test('shows nothing of what is typed, and keeps what was typed exactly', async () => {
    const { terminal, input, output, modes } = fakeTerminal()
    const typed = terminal.askHidden('Passphrase: ')
    input.write('pässx')
    input.write('\u007f wort 截\r')
    expect(await typed).toBe('päss wort 截')
    expect((output.read() as Buffer).toString()).toBe('Passphrase: \n')
    expect(modes).toEqual([true, false])
  })

  test('Ctrl-C and a signal stop it, and the terminal shows keys again', async () => {
    const keys = fakeTerminal()
    const typed = keys.terminal.askHidden('? ')
    keys.input.write('abc\u0003')
    await expect(typed).rejects.toMatchObject({ code: 'Cancelled' })
    const stop = new AbortController()
    const signalled = fakeTerminal(stop.signal)
    const asked = signalled.terminal.askHidden('? ')
    stop.abort()
    await expect(asked).rejects.toMatchObject({ code: 'Cancelled' })
    expect([...keys.modes, ...signalled.modes]).toEqual([true, false, true, false])
  })
})

describe('asking for what may be seen', () => {
  test('gives the line that was typed', async () => {
    const { terminal, input } = fakeTerminal()
    const typed = terminal.ask('Group 3: ')
    input.write('k7qm\r')
    expect(await typed).toBe('k7qm')
  })

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('%s stops it', async (_name, key) => {
    const { terminal, input } = fakeTerminal()
    const typed = terminal.ask('Group 3: ')
    input.write(key)
    await expect(typed).rejects.toMatchObject({ code: 'Cancelled' })
  })

  test('without a terminal nobody is asked', async () => {
    const nobody = openTerminal(
      new PassThrough() as never,
      new PassThrough() as never,
      new AbortController().signal,
    )
    expect(nobody.isThere).toBeFalsy()
    await expect(nobody.ask('? ')).rejects.toThrow('no terminal')
    await expect(nobody.askHidden('? ')).rejects.toThrow('no terminal')
  })
})

describe.skipIf(process.platform !== 'linux')('init on a real terminal', () => {
  let at: Workplace
  beforeAll(() => void (at = openWorkplace()))
  afterAll(() => at.remove())

  test('asks twice, shows the code once, and the slot counts when three groups were typed back', async () => {
    const { screen, code, groups } = await playInit(at, 'v.holdfast')
    expect({ code, screen }).toMatchObject({ code: 0 })
    expect(screen).not.toContain(PASSPHRASE)
    expect(screen).toContain('Not as shown: group')
    expect(screen).toContain('The recovery code you wrote down opens it too.')
    writeFileSync(at.path('code.txt'), groups.join(' ').toLowerCase())
    writeFileSync(at.path('next.txt'), 'another long passphrase')
    const opened = await at.json(
      'recover',
      'v.holdfast',
      '--recovery-file',
      'code.txt',
      '--new-passphrase-file',
      'next.txt',
    )
    expect(opened.exitCode).toBe(0)
  })
})

const PASSPHRASE = 'long and wide passphrase'
type Played = { readonly screen: string; readonly code: number | null; readonly groups: readonly string[] }

/** Plays a person at a terminal that `script` gives the command; the first group asked for is mistyped once. */
function playInit(at: Workplace, vault: string): Promise<Played> {
  const command = `'${process.execPath}' '${MAIN}' init ${vault}`
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: at.folder, env: at.env })
  let [screen, read, asked] = ['', 0, 0]
  const groups = (): string[] => [...screen.matchAll(/\b[1-9] ([0-9A-Z]{4})\b/g)].map((hit) => hit[1] ?? '')
  const reply = (text: string): void => {
    read = screen.length
    child.stdin.write(`${text}\r`)
  }
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    screen += piece
    const rest = screen.slice(read)
    if (/(New passphrase|Same again): $/.test(rest)) return reply(PASSPHRASE)
    const number = /Group (\d): (?:\p{Cc}\[\d*\w)*$/u.exec(rest)?.[1]
    if (number === undefined) return
    reply(asked++ === 0 ? 'ZZZZ' : groups()[Number(number) - 1]!.toLowerCase())
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ screen, code, groups: groups() })))
}
