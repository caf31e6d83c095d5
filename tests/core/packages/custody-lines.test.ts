import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CustodyRecord } from '../../../src/contract/packages.ts'
import { utf8 } from '../../../src/core/crypto/bytes.ts'
import { formatCustody, parseCustody } from '../../../src/core/packages/custody-lines.ts'

const AT = '2026-03-01T09:00:00.000Z'
const line = { seq: 4, at: AT, what: 'Kept, from a file', by: 'the writer', purpose: null }
const head = { label: 'AB1', file: 'data/AB1.png', sha256: '0'.repeat(64), sizeBytes: 3, seq: 4 }
const record = CustodyRecord.parse({ ...head, lines: [line, { ...line, seq: 9, purpose: 'Report' }] })

describe('a custody record as JSON lines', () => {
  it('is its head, and a line for each thing that happened', () => {
    expect(formatCustody(record)).toBe(
      `{"label":"AB1","file":"data/AB1.png","sha256":"${'0'.repeat(64)}","sizeBytes":3,"seq":4}\n` +
        `{"seq":4,"at":"${AT}","what":"Kept, from a file","by":"the writer","purpose":null}\n` +
        `{"seq":9,"at":"${AT}","what":"Kept, from a file","by":"the writer","purpose":"Report"}\n`,
    )
  })

  it('comes back as it was, whatever the words hold', () => {
    const words = fc.string({ unit: 'grapheme' })
    const lines = fc.array(fc.record({ ...constants(line), what: words, purpose: fc.option(words) }))
    fc.assert(
      fc.property(lines, (made) => {
        const whole = CustodyRecord.parse({ ...head, lines: made })
        expect(parseCustody(utf8(formatCustody(whole)))).toEqual(whole)
      }),
    )
  })

  it.each([
    ['nothing', ''],
    ['no last line end', JSON.stringify(head)],
    ['a whole record in one line', `${JSON.stringify(record)}\n`],
    ['an empty line', `${JSON.stringify(head)}\n\n`],
    ['no JSON', 'AB1\n'],
    ['broken JSON', '{"label":\n'],
    ['a line of another shape', `${JSON.stringify(head)}\n[]\n`],
    ['a head that is a list', '[]\n'],
    ['a further field', `${JSON.stringify({ ...head, name: 'x' })}\n`],
  ])('is not %s', (_what, text) => {
    expect(parseCustody(utf8(text))).toBeNull()
  })

  it('is UTF-8', () => {
    expect(parseCustody(Uint8Array.of(0xff, 0x0a))).toBeNull()
  })
})

const constants = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.constant(value)]))
