import { describe, expect, test } from 'vitest'
import { readArguments, wantsJson } from '../../src/cli/arguments.ts'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { readReason } from '../../src/cli/commands/amend.ts'
import { UsageError } from '../../src/cli/usage.ts'
import { documents } from '../../src/contract/documents.ts'

const wrong = (...argv: string[]): string => {
  try {
    readArguments(argv)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('it was understood')
}

describe('reading the command line', () => {
  test('operands, options and what follows are told apart', () => {
    const { asked, isJson, wantsProgress } = readArguments([
      'add',
      'v',
      '--case',
      'My record',
      '--tag',
      'a',
      'one.png',
      '--tag',
      'b',
      '--json',
      '--',
      '--two.png',
    ])
    expect(asked).toMatchObject({
      command: 'add',
      operands: { VAULT: 'v' },
      rest: ['one.png', '--two.png'],
      options: { case: 'My record', tag: ['a', 'b'], threat: false, title: undefined },
    })
    expect([isJson, wantsProgress]).toEqual([true, false])
  })

  test('a dash alone is an operand: standard input', () => {
    expect(readArguments(['add', 'v', '--case', 'c', '-']).asked.rest).toEqual(['-'])
  })

  test.each([[[]], [['--help']], [['help']]])(
    'help is given when nothing or help is asked for: %j',
    (argv) => {
      expect(readArguments(argv).asked).toMatchObject({ command: 'help', rest: [] })
    },
  )

  test('help about a command is given instead of it, whatever is missing', () => {
    expect(readArguments(['help', 'add']).asked).toMatchObject({ command: 'help', rest: ['add'] })
    expect(readArguments(['add', '--help']).asked).toMatchObject({ command: 'help', rest: ['add'] })
  })

  test('a command may have two words', () => {
    const { asked } = readArguments(['stamp', 'query', 'v', '--out', 'query.tsq'])
    expect(asked).toMatchObject({ command: 'stamp query', operands: { VAULT: 'v' }, rest: [] })
    expect(readArguments(['stamp', 'query', '--help']).asked.rest).toEqual(['stamp query'])
    expect(wrong('stamp', 'v')).toContain('There is no such command.')
    expect(wrong('stamp')).toContain('There is no such command.')
  })

  test.each([
    [['ad', 'v'], 'There is no such command.'],
    [['--case', 'c'], 'no such command'],
    [['--title=x'], 'A command comes first.'],
    [['get', 'v'], 'EXHIBIT is missing.'],
    [['get', 'v', '3'], '--out is missing.'],
    [['get', 'v', '3', '--out', ''], '--out is empty.'],
    [['get', '', '3', '--out', 'o'], 'VAULT is empty.'],
    [['get', 'v', '3', '4', '--out', 'o'], 'more words than this command takes'],
    [['get', 'v', '3', '--out'], '--out needs a value.'],
    [['get', 'v', '3', '--out', '--json'], '--out needs a value.'],
    [['get', 'v', '3', '--out', 'a', '--out', 'b'], '--out is given more than once.'],
    [['get', 'v', '3', '--json=yes', '--out', 'a'], '--json takes no value.'],
    [['get', 'v', '3', '--into', 'a'], 'This command has no --into. It has --out'],
    [['get', 'v', '3', '-o', 'a'], 'an option here that this command does not have'],
  ])('%j is wrong usage: %s', (argv, says) => {
    expect(wrong(...argv)).toContain(says)
  })

  test('what was typed is not repeated, and a passphrase is refused as an argument', () => {
    const said = [
      wrong('list', 'v', '--passphrase=hunter2'),
      wrong('list', 'v', '--passphrase', 'hunter2'),
      wrong('list', 'v', 'hunter2'),
      wrong('hunter2'),
      wrong('list', 'v', '--hunter2hunter2hunter2hunter2hunter2hunter2'),
    ]
    expect(said[0]).toContain('A passphrase is never an argument')
    expect(said[1]).toContain('A passphrase is never an argument')
    expect(said.join(' ')).not.toContain('hunter2')
  })

  test('JSON is asked for before the end of the options only', () => {
    expect(wantsJson(['nonsense', '--json'])).toBe(true)
    expect(wantsJson(['add', '--', '--json'])).toBe(false)
  })

  test('every command has a document, and every document a command', () => {
    expect(Object.keys(COMMANDS).toSorted()).toEqual(Object.keys(documents).toSorted())
  })
})

describe('why something was corrected', () => {
  test.each([
    ['wrong-date: the diary says so', { reason: 'wrong-date', note: 'the diary says so' }],
    ['remembered-more', { reason: 'remembered-more', note: null }],
    ['wrong-dates were given', { reason: 'other', note: 'wrong-dates were given' }],
    ['the diary: it says so', { reason: 'other', note: 'the diary: it says so' }],
  ])('%s', (text, read) => {
    expect(readReason(text)).toEqual(read)
  })
})
