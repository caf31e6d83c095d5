import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { errorDocument, errorLines, printable } from '../../src/cli/output.ts'
import { ErrorDocument, ErrorWords } from '../../src/contract/documents.ts'
import { AppError, ERROR_CODES } from '../../src/contract/errors.ts'

const resources = join(import.meta.dirname, '../../resources')
const read = (name: string): unknown => JSON.parse(readFileSync(join(resources, name), 'utf8'))
const words = ErrorWords.parse(read('errors.json'))
const forbidden = z.array(z.string()).parse(read('forbidden-words.json'))

/** ux.md section 12 and section 7. */
const NOT_OUR_VOICE =
  /!|\bplease\b|\bjust\b|\bsimply\b|\bonly\b|\boops\b|\binvalid\b|\bvictim\b|\babuser\b|\boffender\b|incident report|\bsorry\b|\bfatal\b/i

function misfits(text: string): readonly string[] {
  const found = forbidden.filter((word) => text.toLowerCase().includes(word))
  const voice = NOT_OUR_VOICE.exec(text)
  return [
    ...found,
    ...(voice === null ? [] : [voice[0]]),
    ...(/^[A-Z].*[.a-z)]$/s.test(text) ? [] : ['no sentence']),
  ]
}

describe('the words of the errors', () => {
  test('there are three texts for every code, and for nothing else', () => {
    expect(Object.keys(words).toSorted()).toEqual([...ERROR_CODES].toSorted())
  })

  test.each(ERROR_CODES)('%s: what happened, what is safe and what to do, in our voice', (code) => {
    const { what, safe, todo } = words[code]
    expect([what, safe, todo].flatMap(misfits)).toEqual([])
    expect([what, safe, todo].filter((text) => text.length > 260)).toEqual([])
  })

  test.each(['Oops.', 'Try again!', 'Please try.', 'It is tamper-proof.', 'no capital.', 'An invalid file.'])(
    'a text that is not our voice is noticed: %s',
    (text) => {
      expect(misfits(text)).not.toEqual([])
    },
  )

  test('no code is said in the words of another', () => {
    const said = ERROR_CODES.map((code) => words[code].what)
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('an error as it is printed', () => {
  test('the document holds four texts and nothing else', () => {
    expect(ErrorDocument.parse(errorDocument('DiskFull', null)).error).toEqual({
      code: 'DiskFull',
      ...words.DiskFull,
    })
  })

  test('the text ends with the code, and says nothing of what went wrong inside', () => {
    const cause = new AppError('Internal', 'x failed', { cause: new Error('/home/anna/secret.txt') })
    const text = errorLines(errorDocument('Internal', null), cause).join('\n')
    expect(text.endsWith('Code: Internal')).toBe(true)
    expect(text).not.toMatch(/anna|failed|at /)
  })
})

describe('what evidence says on a terminal', () => {
  test('does not steer it: control characters and turned writing are written out', () => {
    const hostile = 'a\u001b[2Jb\u0007c\u009b1md\re\u202egnp.exe\u2066f\u0000'
    const shown = printable(hostile)
    expect(shown).toBe('a<U+001B>[2Jb<U+0007>c<U+009B>1md<U+000D>e<U+202E>gnp.exe<U+2066>f<U+0000>')
  })

  test('letters of every script, emoji, tabs and line breaks stay', () => {
    const text = 'أهالي 截图 👩‍👩‍👧 é\tx\ny'
    expect(printable(text)).toBe(text)
  })
})
