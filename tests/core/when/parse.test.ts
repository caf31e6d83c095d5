import { Temporal } from 'temporal-polyfill'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAppError } from '../../../src/contract/errors.ts'
import { When } from '../../../src/contract/when.ts'
import { parseWhen } from '../../../src/core/when/parse.ts'

const zone = 'Europe/London'
const nowMs = Date.parse('2026-03-12T10:15:00.000Z')
const parse = (text: string, inZone = zone): When => When.parse(parseWhen(text, { nowMs, zone: inZone }))
const summerNowMs = Date.parse('2026-07-30T12:00:00.000Z')

function refusal(text: string, context = { nowMs, zone }): string {
  try {
    parseWhen(text, context)
  } catch (error) {
    if (isAppError(error, 'InvalidInput')) return error.message
    throw error
  }
  return 'accepted'
}

describe('reading the command line’s WHEN', () => {
  it.each([
    ['2026-03-11T21:14', 'minute', '2026-03-11T21:14:00.000Z', '2026-03-11T21:15:00.000Z', 'minute'],
    ['2026-03-11 21:14', 'minute', '2026-03-11T21:14:00.000Z', '2026-03-11T21:15:00.000Z', 'minute'],
    ['2026-03-11T21:14:05', 'exact', '2026-03-11T21:14:05.000Z', '2026-03-11T21:14:05.000Z', 'second'],
    ['2026-03-11T21:14Z', 'minute', '2026-03-11T21:14:00.000Z', '2026-03-11T21:15:00.000Z', 'minute'],
    ['2026-03-11T21:14-05:00', 'minute', '2026-03-12T02:14:00.000Z', '2026-03-12T02:15:00.000Z', 'minute'],
    ['2026-03-11 21:14:05+05:30', 'exact', '2026-03-11T15:44:05.000Z', '2026-03-11T15:44:05.000Z', 'second'],
    ['2026-03-11T21', 'hour', '2026-03-11T21:00:00.000Z', '2026-03-11T22:00:00.000Z', 'hour'],
    ['2026-03-11', 'day', '2026-03-11T00:00:00.000Z', '2026-03-12T00:00:00.000Z', 'day'],
    ['2026-03-12', 'day', '2026-03-12T00:00:00.000Z', '2026-03-13T00:00:00.000Z', 'day'],
    ['2026-03', 'month', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z', 'day'],
    ['2026-03-02/2026-03-08', 'range', '2026-03-02T00:00:00.000Z', '2026-03-09T00:00:00.000Z', 'day'],
    [
      '2026-03-11T21:00/2026-03-11T23:00',
      'range',
      '2026-03-11T21:00:00.000Z',
      '2026-03-11T23:00:00.000Z',
      'minute',
    ],
    ['about 2026-03-11T21:00', 'about', '2026-03-11T20:00:00.000Z', '2026-03-11T22:00:00.000Z', 'minute'],
    ['About 2026-03-11 21', 'about', '2026-03-11T20:00:00.000Z', '2026-03-11T22:00:00.000Z', 'minute'],
    ['about 2026-02-26', 'about', '2026-02-23T00:00:00.000Z', '2026-03-02T00:00:00.000Z', 'day'],
  ])('reads %s as %s', (asTyped, kind, fromAt, toAt, unit) => {
    expect(parse(asTyped)).toEqual({ kind, fromAt, toAt, unit, zone, asTyped })
  })

  it.each(['unknown', 'Unknown', '?', '', '   '])('reads "%s" as a date that is not known', (asTyped) => {
    expect(parse(asTyped)).toEqual({ kind: 'unknown', zone, asTyped })
  })

  it('keeps what was typed exactly, spaces included', () => {
    expect(parse('  2026-03-11 ').asTyped).toBe('  2026-03-11 ')
  })

  it('means the words in the zone that it is given', () => {
    expect(parse('2026-03-11T21:14', 'America/Toronto').fromAt).toBe('2026-03-12T01:14:00.000Z')
    expect(parse('2026-03-10', 'Australia/Lord_Howe').fromAt).toBe('2026-03-09T13:00:00.000Z')
    expect(parse('2026-03-11', 'europe/london').zone).toBe('Europe/London')
  })

  it.each([
    'yesterday',
    '11/03/2026',
    '2026-3-11',
    '2026-03-11T9:00',
    '2026-03-11T24:00',
    '2026-03-11T21:60',
    '2026-03-11T21:14:60',
    '2026-03-11T21:14+1',
    '2026-03-11T21:14+19:00',
    '2026-03-11T21Z',
    '2026-03-11Z',
    '2026-03-11T21:14 and more',
    'about yesterday',
    'about 2026-03',
    'about 2026-03-11T21:14:05',
    'about about 2026-03-11',
    'about unknown',
    '2026-03-02/2026-03-08T21:00',
    '2026-03/2026-03',
    '2026-03-02/',
    '2026-03-02/2026-03-03/2026-03-04',
    '2026',
    '٢٠٢٦-٠٣-١١',
  ])('refuses %s, saying what is understood and not what was typed', (text) => {
    const message = refusal(text)
    expect(message).toContain('not in a form that is understood')
    // One message for all: nothing of what was typed can be in it.
    expect(message).toBe(refusal('yesterday'))
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-02-30T10:00',
    '2026-13',
  ])('refuses %s, which no calendar has', (text) => {
    expect(refusal(text)).toContain('not in the calendar')
    expect(refusal(text)).not.toContain(text)
  })

  it('knows leap years', () => {
    expect(parse('2024-02-29').toAt).toBe('2024-03-01T00:00:00.000Z')
    expect(parse('2000-02-29').kind).toBe('day')
    expect(refusal('1900-02-29')).toContain('calendar')
  })

  it('takes years before 1900 for a slip', () => {
    expect(refusal('0026-03-11')).toContain('before 1900')
    expect(refusal('1899-12-31')).toContain('before 1900')
    expect(parse('1900-01-01').kind).toBe('day')
  })

  it.each([
    '2026-03-12T10:21',
    '2026-03-13',
    '2026-04',
    '2027-01-01T00:00Z',
    'about 2026-03-14',
    'about 2026-03-12T11:00',
    '2026-03-02/2026-03-13',
    '2026-03-12T09:00/2026-03-12T11:00',
  ])('refuses %s while it lies in the future', (text) => {
    expect(refusal(text)).toContain('in the future')
    expect(refusal(text, { nowMs: Date.parse('2027-06-01T00:00:00.000Z'), zone })).toBe('accepted')
  })

  it('lets the clocks of two machines differ by five minutes', () => {
    expect(parse('2026-03-12T10:20').kind).toBe('minute')
  })

  it.each(['2026-03-08/2026-03-02', '2026-03-08/2026-03-08', '2026-03-11T21:00/2026-03-11T21:00'])(
    'refuses the range %s, which does not run forwards',
    (text) => {
      expect(refusal(text)).toContain('later than the first')
    },
  )

  it.each(['Mars/Olympus', '', '+01:00', 'Europe/London; DROP', 'x'.repeat(65)])(
    'refuses the zone "%s", for an unknown date too',
    (bad) => {
      expect(refusal('2026-03-11', { nowMs, zone: bad })).toContain('time zone is not known')
      expect(refusal('unknown', { nowMs, zone: bad })).toContain('time zone is not known')
    },
  )

  it('refuses more than 500 characters', () => {
    expect(refusal(' '.repeat(501))).toContain('longer than 500')
    expect(parse(' '.repeat(500)).kind).toBe('unknown')
  })
})

const later = (text: string, inZone = zone): When => parseWhen(text, { nowMs: summerNowMs, zone: inZone })
const refusalLater = (text: string, inZone = zone): string =>
  refusal(text, { nowMs: summerNowMs, zone: inZone })

describe('when the clocks change', () => {
  it.each(['2026-03-29T01:30', '2026-03-29 01:00:00', '2026-03-29T01', 'about 2026-03-29T01:30'])(
    'refuses %s in London: that time did not exist',
    (text) => {
      expect(refusalLater(text)).toContain('did not exist')
    },
  )

  it('accepts the skipped time with an offset, which fixes the instant', () => {
    expect(later('2026-03-29T01:30Z').fromAt).toBe('2026-03-29T01:30:00.000Z')
  })

  it('takes the first of two for a minute and a second, and the second one by its offset', () => {
    expect(later('2025-10-26T01:30').fromAt).toBe('2025-10-26T00:30:00.000Z')
    expect(later('2025-10-26T01:30:10').fromAt).toBe('2025-10-26T00:30:10.000Z')
    expect(later('2025-10-26T01:30+00:00').fromAt).toBe('2025-10-26T01:30:00.000Z')
  })

  it('reaches over both where an hour or the end of a range existed twice', () => {
    expect(later('2025-10-26T01')).toMatchObject({
      fromAt: '2025-10-26T00:00:00.000Z',
      toAt: '2025-10-26T02:00:00.000Z',
    })
    expect(later('2025-10-26T01:10/2025-10-26T01:30')).toMatchObject({
      fromAt: '2025-10-26T00:10:00.000Z',
      toAt: '2025-10-26T01:30:00.000Z',
    })
  })

  it('ends the hour before the gap where the gap begins', () => {
    expect(later('2026-03-29T00')).toMatchObject({
      fromAt: '2026-03-29T00:00:00.000Z',
      toAt: '2026-03-29T01:00:00.000Z',
    })
  })

  it('gives the days of a change 23 and 25 hours', () => {
    expect(later('2026-03-29').toAt).toBe('2026-03-29T23:00:00.000Z')
    expect(later('2025-10-26')).toMatchObject({
      fromAt: '2025-10-25T23:00:00.000Z',
      toAt: '2025-10-27T00:00:00.000Z',
    })
  })

  it('refuses the day that Samoa left out, also as the end of a range', () => {
    expect(refusalLater('2011-12-30', 'Pacific/Apia')).toContain('did not exist')
    expect(refusalLater('2011-12-28/2011-12-30', 'Pacific/Apia')).toContain('did not exist')
    expect(later('2011-12-29', 'Pacific/Apia').toAt).toBe(later('2011-12-31', 'Pacific/Apia').fromAt)
  })
})

describe('every reading', () => {
  const zones = fc.constantFrom(
    'Europe/London',
    'America/Toronto',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'UTC',
  )
  const epochMs = fc.integer({ min: Date.parse('1970-01-02T00:00:00.000Z'), max: nowMs })
  const forms: readonly ((t: Temporal.ZonedDateTime) => string)[] = [
    (t) => t.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    (t) => t.toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
    (t) => t.toPlainDateTime().toString().slice(0, 13),
    (t) => t.toPlainDate().toString(),
    (t) => t.toPlainDate().toString().slice(0, 7),
    (t) => `about ${t.toPlainDate().toString()}`,
    (t) => `about ${t.toPlainDateTime().toString({ smallestUnit: 'minute' })}`,
    (t) => `${t.toPlainDate().subtract({ days: 4 }).toString()}/${t.toPlainDate().toString()}`,
  ]

  it('holds the moment it was written from, with bounds in order', () => {
    fc.assert(
      fc.property(epochMs, zones, fc.constantFrom(...forms), (ms, inZone, write) => {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(inZone)
        const asTyped = write(local)
        const when = When.parse(parseWhen(asTyped, { nowMs, zone: inZone }))
        const [fromMs, toMs] = [Date.parse(when.fromAt ?? ''), Date.parse(when.toAt ?? '')]
        expect(fromMs).toBeLessThanOrEqual(toMs)
        // An "about" whose wall time existed twice means the first; one hour more covers the second.
        const slackMs = when.kind === 'exact' ? 999 : 0
        expect(ms).toBeGreaterThanOrEqual(fromMs)
        expect(ms).toBeLessThanOrEqual(toMs + slackMs)
        expect(when.asTyped).toBe(asTyped)
      }),
      { numRuns: 2000 },
    )
  })

  it('comes back the same when its canonical text is read again', () => {
    fc.assert(
      fc.property(epochMs, zones, (ms, inZone) => {
        const second = Math.floor(ms / 1000) * 1000
        const context = { nowMs, zone: inZone }
        const exact = parseWhen(`${new Date(second).toISOString().slice(0, 19)}Z`, context)
        expect(exact.fromAt).toBe(new Date(second).toISOString())
        const minute = parseWhen(`${new Date(second).toISOString().slice(0, 16)}Z`, context)
        expect(minute.fromAt).toBe(new Date(Math.floor(ms / 60_000) * 60_000).toISOString())
        expect(Date.parse(minute.toAt ?? '') - Date.parse(minute.fromAt ?? '')).toBe(60_000)
      }),
    )
  })

  it('is a When or InvalidInput for any text whatever', () => {
    const pieces = fc.constantFrom(
      '2026',
      '-',
      '03',
      '11',
      'T',
      ' ',
      ':',
      '/',
      'about ',
      'Z',
      '+01:00',
      '30',
      '?',
    )
    const soup = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        const message = refusal(text)
        if (message === 'accepted') When.parse(parseWhen(text, { nowMs, zone }))
      }),
      { numRuns: 2000 },
    )
  })
})
