import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExhibitId, IncidentId } from '../../../src/contract/ids.ts'
import { codeOf, keep, record, when } from '../../support/say.ts'
import { tempVault, type Api, type TempVault } from '../../support/temp-vault.ts'

/** Everything a person can see through the contract. */
async function everything(api: Api, exhibits: readonly ExhibitId[]) {
  const { cases } = await api.cases.list({})
  const { items, total, approximate } = await api.timeline.page({ limit: 500 })
  const newest = await api.timeline.page({ limit: 500, order: 'newest-first' })
  const found = ['one', 'two', 'seven', 'txt', '@who_1'].map((query) =>
    api.search.find({ query, limit: 200 }),
  )
  return {
    cases,
    timeline: { items, total, approximate, newest: newest.items },
    incidents: await Promise.all(items.map(({ incident }) => api.incidents.get({ incident }))),
    tags: await api.tags.list({}),
    inbox: await Promise.all(cases.map((one) => api.exhibits.inbox({ case: one.id }))),
    exhibits: await Promise.all(exhibits.map((exhibit) => seen(api.exhibits.get({ exhibit })))),
    custody: await Promise.all(exhibits.map((exhibit) => seen(api.custody.get({ exhibit })))),
    found: (await Promise.all(found)).map(({ results }) => results.map((one) => one.id).toSorted()),
  }
}

const seen = (asked: Promise<unknown>): Promise<unknown> =>
  asked.catch((error: { code: string }) => error.code)

type Made = { readonly incidents: IncidentId[]; readonly exhibits: ExhibitId[] }
type Step = (temp: TempVault, made: Made, n: number) => Promise<unknown>
const pick = <T>(list: readonly T[], n: number): T => list[n % Math.max(1, list.length)]!

/** What a person may do. Where there is nothing to do it to, or it was erased, a named error is fine. */
const STEPS: Readonly<Record<string, Step>> = {
  record: async ({ api, caseId }, made, n) => {
    const fields = { title: `one ${n}`, effect: 'seven', happened: when(`2026-03-0${1 + (n % 9)}`) }
    made.incidents.push(await record(api, caseId, fields, { tags: [`t${n % 3}`] }))
  },
  amend: ({ api }, { incidents }, n) => {
    const fields = { words: `two ${n}`, account: '@who_1', happened: when('about 2026-03-05') }
    return api.incidents.amend({ incident: pick(incidents, n), fields, reason: 'other' })
  },
  note: ({ api }, { incidents }, n) => api.notes.write({ incident: pick(incidents, n), text: `seven ${n}` }),
  tag: ({ api }, { incidents }, n) =>
    api.tags.change({ incident: pick(incidents, n), add: ['x'], remove: [`t${n % 3}`] }),
  link: ({ api }, { incidents }, n) =>
    api.incidents.link({ incident: pick(incidents, n), to: pick(incidents, n + 1), relation: 'same-as' }),
  keep: async (temp, { exhibits }, n) => {
    const exhibit = await keep(temp, `${n}.txt`, `bytes ${n % 4}`)
    if (!exhibits.includes(exhibit)) exhibits.push(exhibit)
  },
  attach: ({ api }, { incidents, exhibits }, n) =>
    api.exhibits.link({ incident: pick(incidents, n), exhibits: [pick(exhibits, n)] }),
  detach: ({ api }, { incidents, exhibits }, n) =>
    api.exhibits.unlink({ incident: pick(incidents, n), exhibits: [pick(exhibits, n)] }),
  verify: ({ api }, { exhibits }, n) => api.exhibits.verify({ exhibit: pick(exhibits, n) }),
  changeCase: ({ api }, _, n) => api.cases.save({ name: 'Millbrook', reference: `R${n}` }),
  eraseIncident: ({ api }, { incidents }, n) =>
    api.incidents.erase({ incident: pick(incidents, n), reason: 'asked to' }),
  eraseExhibit: ({ api }, { exhibits }, n) =>
    api.exhibits.erase({ exhibit: pick(exhibits, n), reason: 'asked to' }),
}
const FINE = [null, 'InvalidInput', 'Erased', 'NotFound']

test('what is seen while writing is what is seen after the ledger was replayed, whatever was done', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(40)), {
    minLength: 10,
    maxLength: 25,
  })
  const property = fc.asyncProperty(steps, async (done) => {
    const temp = await tempVault()
    const made: Made = { incidents: [], exhibits: [] }
    // A little to begin with, so that the steps have something to work on.
    for (const [name, n] of [['record', 1], ['record', 2], ['keep', 1], ['keep', 2], ...done] as const) {
      temp.host.clock.advanceMs(1000)
      expect(FINE, name).toContain(await codeOf(STEPS[name]!(temp, made, n)))
    }
    const live = await everything(temp.api, made.exhibits)
    const again = await temp.reopen()
    expect(await everything(again, made.exhibits)).toEqual(live)
    expect((await again.vault.check({})).problems).toEqual([])
  })
  await fc.assert(property, { numRuns: 8 })
})
