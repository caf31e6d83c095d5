import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncidentId } from '../../../src/contract/ids.ts'
import type { When } from '../../../src/contract/when.ts'
import { compareWhen } from '../../../src/core/when/order.ts'
import { codeOf, record, when } from '../../support/say.ts'
import { tempVault, type Api, type TempVault } from '../../support/temp-vault.ts'

type Order = 'oldest-first' | 'newest-first'
type Filter = Omit<Parameters<Api['timeline']['page']>[0], 'after' | 'limit' | 'order'>

/** Every page one after another, as somebody scrolls. */
async function scroll(api: Api, order: Order, limit: number, filter: Filter = {}) {
  const titles: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Api['timeline']['page']>> = await api.timeline.page({
      ...filter,
      order,
      limit,
      after,
    })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    titles.push(...page.items.map((item) => item.title))
    // A cursor that stands still would scroll for ever, and no timeout would end it.
    expect(titles.length).toBeLessThan(1000)
    after = page.next
  } while (after !== null)
  return titles
}

async function recordAll(vault: TempVault, typed: readonly string[]): Promise<readonly IncidentId[]> {
  const ids: IncidentId[] = []
  for (const words of typed) {
    ids.push(await record(vault.api, vault.caseId, { title: words, happened: when(words) }))
  }
  return ids
}

/** ux.md section 9.2, told as the order in which these words must come. */
const OLDEST_FIRST = [
  '2026-03', // the start of the month's days
  '2026-03-09T08:00',
  '2026-03-09',
  '2026-03-10T09', // an hour, by its start
  '2026-03-10T21:00',
  'about 2026-03-10T21:00', // after an equal exact one
  '2026-03-10T21:14',
  '2026-03-10', // a day without a time after all timed ones
  '2026-03-09/2026-03-10', // oldest first: after its last day
  '2026-03-11T00:00',
  'unknown', // always last
]

describe('the timeline', () => {
  test('puts every kind of date in its place, oldest first', async () => {
    const vault = await tempVault()
    await recordAll(vault, OLDEST_FIRST.toReversed())
    expect(await scroll(vault.api, 'oldest-first', 50)).toEqual(OLDEST_FIRST)
    expect(await scroll(await vault.reopen(), 'oldest-first', 3)).toEqual(OLDEST_FIRST)
  })

  test('newest first still has a day after its timed incidents, its month later, and unknown dates last', async () => {
    const vault = await tempVault()
    await recordAll(vault, OLDEST_FIRST)
    expect(await scroll(vault.api, 'newest-first', 50)).toEqual([
      '2026-03-11T00:00',
      '2026-03-09/2026-03-10', // before the days it is about, as newest first goes down
      '2026-03-10T21:14',
      '2026-03-10T21:00',
      'about 2026-03-10T21:00',
      '2026-03-10T09',
      '2026-03-10',
      '2026-03-09T08:00',
      '2026-03-09',
      '2026-03',
      'unknown',
    ])
  })

  test('has incidents of one moment in the order in which they were written down', async () => {
    const vault = await tempVault()
    for (const title of ['first', 'second', 'third']) {
      await record(vault.api, vault.caseId, { title, happened: when('2026-03-10T21:00') })
    }
    await record(vault.api, vault.caseId, { title: 'undated' })
    await record(vault.api, vault.caseId, { title: 'undated too', happened: when('?') })
    const all = ['first', 'second', 'third', 'undated', 'undated too']
    expect(await scroll(vault.api, 'oldest-first', 2)).toEqual(all)
    expect(await scroll(vault.api, 'newest-first', 2)).toEqual(all)
  })

  test('compares moments of different zones, not their clocks', async () => {
    const { api, caseId } = await tempVault()
    await record(api, caseId, { title: 'Toronto', happened: when('2026-01-10T16:14', 'America/Toronto') })
    await record(api, caseId, { title: 'London', happened: when('2026-01-10T21:13') })
    expect(await scroll(api, 'oldest-first', 5)).toEqual(['London', 'Toronto'])
  })

  test('says of each incident what a row shows', async () => {
    const { api, caseId } = await tempVault()
    const fields = {
      title: 'Post',
      channel: 'review',
      account: '@x_1',
      threat: true,
      effect: 'hidden',
    } as const
    const incident = await record(api, caseId, fields, { tags: ['b', 'a'] })
    const { items } = await api.timeline.page({})
    expect(items).toEqual([
      {
        incident,
        case: caseId,
        happened: null,
        when: { head: 'Date not known', time: '', day: null },
        title: 'Post',
        channel: 'review',
        platform: null,
        account: '@x_1',
        threat: true,
        toSettle: false,
        tags: ['a', 'b'],
        exhibits: 0,
        loggedAt: '2026-03-12T14:05:00.000Z',
        foundIn: [],
      },
    ])
  })

  test('is empty in an empty vault', async () => {
    const { api } = await tempVault()
    expect(await api.timeline.page({})).toEqual({ items: [], next: null, total: 0, approximate: 0 })
  })

  test.each(['nonsense', '', '~', '1/2/3', "1' OR 1=1/1", '1/-1'])(
    'does not go on from %j',
    async (after) => {
      const { api } = await tempVault()
      expect(await codeOf(api.timeline.page({ after }))).toBe('InvalidInput')
    },
  )
})

const days = fc
  .integer({ min: 1, max: 28 })
  .map((day) => `2026-0${1 + (day % 3)}-${String(day).padStart(2, '0')}`)
const anyWhen: fc.Arbitrary<When> = fc
  .oneof(
    days,
    days.map((day) => day.slice(0, 7)),
    days.map((day) => `about ${day}`),
    fc.tuple(days, fc.nat(23)).map(([day, hour]) => `${day}T${String(hour).padStart(2, '0')}`),
    fc.tuple(days, fc.nat(23)).map(([day, hour]) => `${day}T${String(hour).padStart(2, '0')}:30`),
    fc.tuple(days, fc.nat(23)).map(([day, hour]) => `about ${day}T${String(hour).padStart(2, '0')}:30`),
    days.map((day) => `${day.slice(0, 8)}01/${day.slice(0, 8)}28`),
    fc.constant('unknown'),
  )
  .map((typed) => when(typed))

describe('scrolling', () => {
  test('meets every incident once, in order, at any page length, in both orders', async () => {
    const property = fc.asyncProperty(
      fc.array(anyWhen, { maxLength: 25 }),
      fc.integer({ min: 1, max: 9 }),
      async (whens, limit) => {
        const vault = await tempVault()
        for (const [at, happened] of whens.entries()) {
          await record(vault.api, vault.caseId, { title: String(at), happened })
        }
        for (const order of ['oldest-first', 'newest-first'] as const) {
          const met = (await scroll(vault.api, order, limit)).map(Number)
          const expected = [...whens.keys()].toSorted(
            (a, b) => compareWhen(whens[a]!, whens[b]!, order) || a - b,
          )
          expect(met).toEqual(expected)
        }
      },
    )
    await fc.assert(property, { numRuns: 15 })
  })
})

describe('a filter', () => {
  async function filled() {
    const vault = await tempVault()
    const { case: other } = await vault.api.cases.save({ name: 'Harbour' })
    const typed = [
      '2026-03',
      '2026-03-10',
      '2026-03-10T21:14',
      'about 2026-03-12',
      '2026-03-02/2026-03-08',
      '?',
    ]
    const ids = await recordAll(vault, typed)
    await record(vault.api, other.id, { title: 'elsewhere', happened: when('2026-03-10') })
    await vault.api.tags.change({ incident: ids[1]!, add: ['video'] })
    return { ...vault, other: other.id }
  }
  const between = (from: string, to: string) => ({
    fromAt: `${from}T00:00:00.000Z` as const,
    toAt: `${to}T00:00:00.000Z` as const,
  })

  test('by case, by tag and by both', async () => {
    const { api, caseId, other } = await filled()
    expect(await scroll(api, 'oldest-first', 2, { case: other })).toEqual(['elsewhere'])
    expect(await scroll(api, 'oldest-first', 2, { tags: ['video'] })).toEqual(['2026-03-10'])
    expect(await scroll(api, 'oldest-first', 2, { tags: ['video'], case: other })).toEqual([])
    expect(await scroll(api, 'oldest-first', 2, { tags: ['none'] })).toEqual([])
    expect((await api.timeline.page({ case: caseId })).total).toBe(6)
  })

  test('by date lets through everything that may lie in it, and says how much of that is approximate', async () => {
    const { api, caseId } = await filled()
    const march10 = await api.timeline.page({ case: caseId, ...between('2026-03-10', '2026-03-11') })
    // The month, and three days either side of the 12th, may be the 10th; the range of the 2nd to the 8th may not.
    expect(march10.items.map((item) => item.title)).toEqual([
      '2026-03',
      '2026-03-10T21:14',
      '2026-03-10',
      'about 2026-03-12',
    ])
    expect([march10.total, march10.approximate]).toEqual([4, 2])
    const march1 = await api.timeline.page({ case: caseId, ...between('2026-03-01', '2026-03-02') })
    expect([march1.total, march1.approximate]).toEqual([1, 1])
    const april = await api.timeline.page({ ...between('2026-04-01', '2026-04-02') })
    expect([april.total, april.approximate]).toEqual([0, 0])
  })

  test('by date may be open at either end, and undated incidents are in none', async () => {
    const { api, caseId } = await filled()
    const { fromAt, toAt } = between('2026-03-09', '2026-03-09')
    const from = await scroll(api, 'oldest-first', 9, { case: caseId, fromAt })
    expect(from.toSorted()).toEqual(['2026-03', '2026-03-10', '2026-03-10T21:14', 'about 2026-03-12'])
    const to = await scroll(api, 'oldest-first', 9, { case: caseId, toAt })
    expect(to.toSorted()).toEqual(['2026-03', '2026-03-02/2026-03-08'])
    const all = await api.timeline.page({ case: caseId })
    expect([all.total, all.approximate]).toEqual([6, 4])
  })

  test('by date does not let a day through that ended as the range begins', async () => {
    const { api, caseId } = await tempVault()
    await record(api, caseId, { title: 'the 9th', happened: when('2026-03-09') })
    const range = between('2026-03-10', '2026-03-11')
    expect(await scroll(api, 'oldest-first', 9, { case: caseId, ...range })).toEqual([])
    await record(api, caseId, { title: 'midnight', happened: when('2026-03-10T00:00:00') })
    expect(await scroll(api, 'oldest-first', 9, { case: caseId, ...range })).toEqual(['midnight'])
  })
})
