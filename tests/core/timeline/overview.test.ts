import { describe, expect, test } from 'vitest'
import { Instant } from '../../../src/contract/ids.ts'
import { record, when } from '../../support/say.ts'
import { tempVault, type TempVault } from '../../support/temp-vault.ts'

async function recordAll({ api, caseId }: TempVault, typed: readonly string[]): Promise<void> {
  for (const words of typed)
    await record(api, caseId, { title: words, happened: when(words), channel: 'call' })
}

const held = (periods: readonly { readonly says: string; readonly counts: readonly number[] }[]) =>
  periods
    .filter(({ counts }) => counts.some((count) => count > 0))
    .map(({ says, counts }) => [says, ...counts])

describe('the overview', () => {
  test('counts every day under sixty days of span, in five families, and threats', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await recordAll(vault, ['2026-03-10T21:14', '2026-03-10', 'about 2026-03-12T21:00'])
    await record(api, caseId, { channel: 'review', happened: when('2026-03-10'), threat: true })
    await record(api, caseId, { title: 'no kind', happened: when('2026-03-11') })
    const { unit, periods } = await api.timeline.overview({ case: caseId })
    expect([unit, periods.length]).toEqual(['day', 3])
    expect(held(periods)).toEqual([
      ['Tuesday 10 March 2026', 1, 0, 2, 0, 0],
      ['Wednesday 11 March 2026', 0, 0, 0, 0, 1],
      ['Thursday 12 March 2026', 0, 0, 1, 0, 0],
    ])
    expect(periods.map(({ threats }) => threats)).toEqual([1, 0, 0])
  })

  test('begins its weeks on the day that the system does', async () => {
    const vault = await tempVault()
    await recordAll(vault, ['2026-01-01', '2026-03-08'])
    const { periods } = await vault.api.timeline.overview({ case: vault.caseId, firstDayOfWeek: 7 })
    expect(held(periods)).toEqual([
      ['28 December 2025 to 3 January 2026', 0, 0, 1, 0, 0],
      ['8 to 14 March 2026', 0, 0, 1, 0, 0],
    ])
  })

  test('counts weeks to three years, months beyond', async () => {
    const vault = await tempVault()
    await recordAll(vault, ['2026-01-01', '2026-03-10'])
    const weeks = await vault.api.timeline.overview({ case: vault.caseId })
    expect(weeks.unit).toBe('week')
    expect(held(weeks.periods)).toEqual([
      ['29 December 2025 to 4 January 2026', 0, 0, 1, 0, 0],
      ['9 to 15 March 2026', 0, 0, 1, 0, 0],
    ])
    await recordAll(vault, ['2022-05-05'])
    const months = await vault.api.timeline.overview({ case: vault.caseId })
    expect(months.unit).toBe('month')
    expect(held(months.periods).map(([says]) => says)).toEqual(['May 2022', 'January 2026', 'March 2026'])
  })

  test('never spreads an approximate date over bars: it is a span with its count; undated ones are a number', async () => {
    const vault = await tempVault()
    await recordAll(vault, ['2026-02', '2026-02', '2026-03-02/2026-03-08', 'unknown', '2026-03-10'])
    const { periods, spans, undated } = await vault.api.timeline.overview({ case: vault.caseId })
    expect(held(periods)).toEqual([['Tuesday 10 March 2026', 0, 0, 1, 0, 0]])
    expect(spans.map(({ says, count }) => [says, count])).toEqual([
      ['February 2026, day not known', 2],
      ['2 to 8 March 2026', 1],
    ])
    expect(undated).toBe(1)
    expect(periods[0]?.day).toBe('2026-02-01')
  })

  test('counts what a filter lets through over the span of the whole case', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await recordAll(vault, ['2026-03-01', '2026-03-10'])
    await record(api, caseId, {
      title: 'Letter of the clinic',
      channel: 'letter',
      happened: when('2026-03-05'),
    })
    const { periods } = await api.timeline.overview({ case: caseId, text: 'clinic', channels: ['letter'] })
    expect(periods).toHaveLength(10)
    expect(held(periods)).toEqual([['Thursday 5 March 2026', 0, 1, 0, 0, 0]])
  })

  test('of a case without incidents, or without dates, has no periods', async () => {
    const vault = await tempVault()
    const empty = await vault.api.timeline.overview({ case: vault.caseId })
    expect(empty).toEqual({ unit: 'day', periods: [], spans: [], undated: 0 })
    await recordAll(vault, ['unknown'])
    expect((await vault.api.timeline.overview({ case: vault.caseId })).undated).toBe(1)
  })

  test('has as many brackets as can be read: more of them become one where they overlap', async () => {
    const vault = await tempVault()
    const days = Array.from({ length: 65 }, (_, at) =>
      new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10),
    )
    await recordAll(
      vault,
      days.map((day) => `about ${day}`),
    )
    const { spans } = await vault.api.timeline.overview({ case: vault.caseId })
    expect(spans.map(({ count }) => count)).toEqual([65])
  })

  test('stays readable with a date of another century', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await recordAll(vault, ['2026-03-10'])
    const [fromAt, toAt] = ['0026-03-10T00:00:00.000Z', '0026-03-10T00:01:00.000Z'].map((at) =>
      Instant.parse(at),
    )
    const slip = { kind: 'minute', unit: 'minute', zone: 'UTC', asTyped: '', fromAt, toAt } as const
    await record(api, caseId, { title: 'slip', happened: slip })
    const { periods } = await api.timeline.overview({ case: caseId })
    expect(periods).toHaveLength(1601)
    expect(held(periods)).toEqual([['March 2026', 0, 0, 1, 0, 0]])
  })
})

test('what needs doing is told: nothing backed up yet, no recovery', async () => {
  const vault = await tempVault()
  await recordAll(vault, ['2026-03-10'])
  const upkeep = await vault.api.timeline.upkeep({ case: vault.caseId })
  expect(upkeep).toMatchObject({ incidents: 1, toSettle: 0, backedUpAt: null })
})
