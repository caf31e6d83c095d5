import { describe, expect, test } from 'vitest'
import type { Instant, Seq } from '../../../src/contract/ids.ts'
import type { IncidentFields } from '../../../src/contract/records.ts'
import { correctionsIn, type Seen, type Wording } from '../../../src/core/bundles/corrections.ts'

const wording = (
  seq: number,
  fields: IncidentFields,
  more: Partial<Wording<IncidentFields>> = {},
): Wording<IncidentFields> => ({
  seq: seq as Seq,
  at: '2026-03-13T11:00:00.000Z' as Instant,
  class: 'ordinary',
  reason: 'other',
  note: null,
  fields,
  ...more,
})
const first = (seq: number, fields: IncidentFields, more = {}) =>
  wording(seq, fields, { reason: null, ...more })
const seen = (more: Partial<Seen> = {}): Seen => ({
  classes: ['ordinary', 'personal'],
  coveredWords: [],
  given: new Set([1, 2, 3, 4] as Seq[]),
  ...more,
})
const changesOf = (all: readonly Wording<IncidentFields>[], more: Partial<Seen> = {}) =>
  correctionsIn(all, seen(more)).corrections.map(({ seq, changes }) => [seq, changes])

describe('the corrections of an incident', () => {
  test('name the line that held the earlier value, which need not be the first', () => {
    const all = [
      first(1, { title: 'one', words: 'long' }),
      wording(2, { title: 'two' }),
      wording(3, { title: 'three', words: 'longer', place: 'Surgery' }),
    ]
    expect(changesOf(all)).toEqual([
      [2, [{ field: 'title', before: { says: 'one', line: 1 } }]],
      [
        3,
        [
          { field: 'title', before: { says: 'two', line: 2 } },
          { field: 'words', before: { says: null, line: 1 } },
          { field: 'place', before: null },
        ],
      ],
    ])
  })

  test('say the time zone of an earlier date where it was another', () => {
    const day = (zone: string) => ({
      happened: {
        kind: 'day' as const,
        fromAt: '2026-03-02T00:00:00.000Z' as Instant,
        toAt: '2026-03-03T00:00:00.000Z' as Instant,
        unit: 'day' as const,
        zone,
        asTyped: zone,
      },
    })
    const zones = (from: string, to: string) =>
      correctionsIn([first(1, day(from)), wording(2, { ...day(to) })], seen()).corrections[0]!.changes[0]
    expect(zones('Europe/London', 'UTC')).toMatchObject({ before: { zone: 'Europe/London' } })
    const moved = { happened: { ...day('UTC').happened, asTyped: 'again' } }
    const { corrections } = correctionsIn([first(1, day('UTC')), wording(2, moved)], seen())
    expect(corrections[0]!.changes[0]!.before).not.toHaveProperty('zone')
  })

  test('name no line that the package does not give, and repeat nothing that did not change', () => {
    const all = [first(1, { title: 'one', place: 'here' }), wording(2, { title: 'two', place: 'here' })]
    const { corrections } = correctionsIn(all, seen({ given: new Set() }))
    expect(corrections).toMatchObject([
      { isLineGiven: false, changes: [{ field: 'title', before: { says: 'one', line: null } }] },
    ])
    expect(corrections[0]!.changes).toHaveLength(1)
  })

  test('bring back no covered word, in a value or in a note', () => {
    const all = [
      first(1, { title: 'Call from 0161 496 0707', account: '0161 496 0707' }),
      wording(2, { title: 'A call', account: 'x' }, { note: 'it was 0161 496 0707' }),
    ]
    const words = [{ words: '0161 496 0707', class: 'third-party' as const }]
    const { corrections, bars } = correctionsIn(all, seen({ coveredWords: words }))
    expect(JSON.stringify(corrections)).not.toContain('0707')
    expect(corrections[0]!.note).toBe('it was █████ [details of other people]')
    expect(bars).toHaveLength(3)
  })

  test('say nothing of a wording or a value of a class that is not given', () => {
    const all = [
      first(1, { place: 'private-place' }, { class: 'privileged' }),
      wording(2, { effect: 'secret-effect' }, { class: 'health', note: 'health-note' }),
      wording(3, { place: 'Surgery' }),
    ]
    const { corrections } = correctionsIn(all, seen())
    expect(corrections).toMatchObject([{ seq: 3, changes: [{ field: 'place', before: 'not given' }] }])
    expect(JSON.stringify(corrections)).not.toMatch(/private-place|secret-effect|health-note/)
  })
})
