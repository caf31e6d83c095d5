import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mendPastedNote } from '../../../src/core/ledger/mend-pasted.ts'
import { openCheckpoint } from '../../../src/core/ledger/checkpoint.ts'
import { signNote } from '../../../src/core/ledger/signed-note.ts'
import { checkpointOf, logKey, madeUpLog, strangerKey } from '../packages/sample-package.ts'

const note = checkpointOf(madeUpLog(), 7)

/** What mail programs, word processors and forms do to a text on its way. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'old Macintosh line ends': (text) => text.replaceAll('\n', '\r'),
  'a hyphen for the dash': (text) => text.replaceAll('— ', '- '),
  'two hyphens for the dash': (text) => text.replaceAll('— ', '-- '),
  'a short dash': (text) => text.replaceAll('— ', '– '),
  'a question mark for the dash': (text) => text.replaceAll('— ', '? '),
  'no dash at all': (text) => text.replaceAll('— ', ''),
  'quoted lines': (text) => text.replaceAll(/^/gm, '> '),
  'indented lines': (text) => text.replaceAll(/^/gm, '    '),
  'spaces at the ends of lines': (text) => text.replaceAll('\n', '  \n'),
  'hard spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'empty lines between all lines': (text) => text.replaceAll('\n', '\n\n'),
  'no empty line': (text) => text.replaceAll('\n\n', '\n'),
  'a wrapped signature line': (text) => text.replace(/^(— [^ ]+) /m, '$1\n'),
  'no last line end': (text) => text.trimEnd(),
  'space around it': (text) => `\n\n  ${text}\n\n`,
  'a byte order mark': (text) => `\ufeff${text}`,
}

describe('a pasted checkpoint', () => {
  it('that travelled well stays as it is', () => {
    expect(mendPastedNote(note)).toBe(note)
  })

  it.each(Object.keys(WAYS))('is mended: %s', (way) => {
    const travelled = WAYS[way]!(note)
    expect(travelled).not.toBe(note)
    expect(mendPastedNote(travelled)).toBe(note)
    expect(openCheckpoint(mendPastedNote(travelled), logKey.public).size).toBe(7)
  })

  it('is mended after any two of these', () => {
    const way = fc.constantFrom(...Object.values(WAYS))
    fc.assert(
      fc.property(way, way, (first, second) => {
        expect(mendPastedNote(second(first(note)))).toBe(note)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the signatures of others, and an extension line when nothing else is amiss', () => {
    const [text, own] = note.split('\n\n')
    const other = signNote(`${text}\n`, 'witness.example', strangerKey.secret).split('\n\n')[1]!
    const witnessed = `${text}\n\n${own}${other}`
    expect(mendPastedNote(witnessed.replaceAll('— ', '- '))).toBe(witnessed)
    const extended = signNote(`${text}\nan extension line\n`, text!.split('\n')[0]!, logKey.secret)
    expect(mendPastedNote(extended.replaceAll('\n', '\r\n'))).toBe(extended)
  })

  it('is never made to fit: other words stay other words', () => {
    const changed = note.replace('\n7\n', '\n8\n').replaceAll('— ', '- ')
    expect(() => openCheckpoint(mendPastedNote(changed), logKey.public)).toThrow(
      expect.objectContaining({ code: 'CheckpointMismatch' }),
    )
    for (const text of ['', 'nonsense', 'one two three four', '— — —'])
      expect(() => openCheckpoint(mendPastedNote(text), logKey.public)).toThrow(
        expect.objectContaining({ code: 'NotACheckpoint' }),
      )
  })
})
