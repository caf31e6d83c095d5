import { describe, expect, test } from 'vitest'
import { keep, record, when } from '../../support/say.ts'
import { tempVault, type Api } from '../../support/temp-vault.ts'

type Filter = Omit<Parameters<Api['timeline']['page']>[0], 'after' | 'limit' | 'order' | 'skip'>

async function filled() {
  const vault = await tempVault()
  const { api, caseId } = vault
  const post = await record(
    api,
    caseId,
    {
      title: 'Post under clinic video',
      channel: 'livestream',
      account: '@truth_seeker_88',
      words: 'Wir wissen, wo du parkst',
      threat: true,
      happened: when('2026-03-10T21:14'),
    },
    { tags: ['clinic', 'video'] },
  )
  const call = await record(
    api,
    caseId,
    { title: 'Silent call', channel: 'call', account: 'number withheld', happened: when('2026-03-11') },
    { tags: ['clinic'] },
  )
  await record(api, caseId, { title: 'Letter at the desk', channel: 'letter' })
  await api.notes.write({ incident: call, text: 'Asked the solicitor about it.' })
  const voicemail = await keep(vault, 'voicemail-reception.m4a', 'sound')
  await api.exhibits.link({ incident: call, exhibits: [voicemail] })
  const titles = async (filter: Filter) =>
    (await api.timeline.page({ case: caseId, ...filter })).items.map(({ title }) => title)
  const found = async (text: string) =>
    (await api.timeline.page({ case: caseId, text })).items.map(({ title, foundIn }) => [title, ...foundIn])
  return { ...vault, titles, found, post, call }
}

describe('the timeline is filtered', () => {
  test('by words, the beginning of one, half a handle, and says where they were found', async () => {
    const { found } = await filled()
    expect(await found('parkst')).toEqual([['Post under clinic video', 'words']])
    expect(await found('park')).toEqual([['Post under clinic video', 'words']])
    expect(await found('seeker_8')).toEqual([['Post under clinic video', 'account']])
    expect(await found('arkst')).toEqual([])
    expect(await found('video clinic')).toEqual([['Post under clinic video', 'title']])
  })

  test('by a private note and by the name of a file', async () => {
    const { found } = await filled()
    expect(await found('solicitor')).toEqual([['Silent call', 'note']])
    expect(await found('voicemail')).toEqual([['Silent call', 'file']])
  })

  test('by the same words again: what was recorded in between is found, what they no longer hold is not', async () => {
    const { api, caseId, found, post } = await filled()
    expect(await found('parkst')).toHaveLength(1)
    await record(api, caseId, { title: 'Seen again', saw: 'du parkst' })
    expect(await found('parkst')).toHaveLength(2)
    await api.incidents.amend({ incident: post, fields: { words: 'gone' }, reason: 'typing-mistake' })
    expect(await found('parkst')).toEqual([['Seen again', 'saw']])
    await api.notes.write({ incident: post, text: 'parkst, they wrote' })
    expect(await found('parkst')).toHaveLength(2)
    const { total } = await api.timeline.page({ case: caseId, text: 'parkst' })
    const { periods, undated } = await api.timeline.overview({ case: caseId, text: 'parkst' })
    const dated = periods.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)
    expect([total, undated, dated]).toEqual([2, 1, 1])
    expect((await api.exhibits.page({ case: caseId, text: 'parkst' })).total).toBe(0)
    expect(await found('parkst')).toHaveLength(2)
  })

  test('by nothing where a text holds nothing to look for', async () => {
    const { titles } = await filled()
    expect(await titles({ text: '@' })).toHaveLength(3)
  })

  test('by kind, any of them; by tag, all of them', async () => {
    const { titles } = await filled()
    expect(await titles({ channels: ['call', 'letter'] })).toEqual(['Silent call', 'Letter at the desk'])
    expect(await titles({ tags: ['clinic'] })).toEqual(['Post under clinic video', 'Silent call'])
    expect(await titles({ tags: ['clinic', 'video'] })).toEqual(['Post under clinic video'])
    expect(await titles({ channels: [], tags: [] })).toHaveLength(3)
  })

  test('by threat, by files, by having no date', async () => {
    const { titles } = await filled()
    expect(await titles({ threat: true })).toEqual(['Post under clinic video'])
    expect(await titles({ withFiles: true })).toEqual(['Silent call'])
    expect(await titles({ undated: true })).toEqual(['Letter at the desk'])
  })

  test('for a list of all of them, by name: in the order of the timeline, unknown dates last', async () => {
    const { api, caseId, post, call } = await filled()
    const all = async (filter: Filter) =>
      (await api.timeline.incidents({ case: caseId, ...filter, order: 'newest-first' })).incidents
    expect((await all({})).slice(0, 2)).toEqual([call, post])
    expect(await all({})).toHaveLength(3)
    expect(await all({ text: 'parkst' })).toEqual([post])
    expect(await all({ withFiles: true, tags: ['clinic'] })).toEqual([call])
  })

  test('as the latest wording says', async () => {
    const { api, titles, post, call } = await filled()
    await api.incidents.amend({ incident: post, fields: { threat: false }, reason: 'other' })
    await api.incidents.amend({ incident: call, fields: { channel: 'voicemail' }, reason: 'other' })
    expect(await titles({ threat: true })).toEqual([])
    expect(await titles({ channels: ['voicemail'] })).toEqual(['Silent call'])
  })

  test('and an erased incident is found no more', async () => {
    const { api, found, post } = await filled()
    await api.incidents.erase({ incident: post, reason: 'a patient named by mistake' })
    expect(await found('parkst')).toEqual([])
  })

  test('and a page anywhere can be asked for', async () => {
    const { api, caseId } = await filled()
    const { items, total } = await api.timeline.page({ case: caseId, skip: 2, limit: 5 })
    expect([items.map(({ title }) => title), total]).toEqual([['Letter at the desk'], 3])
  })
})

describe('a date to settle', () => {
  const read = (api: Api, typed: string) =>
    api.dates.read({ typed, zone: 'Europe/London', now: '2026-03-12T10:15:00.000Z' })

  test('is one whose question was left open, until it is answered', async () => {
    const { api, caseId } = await tempVault()
    const { understood, question } = await read(api, 'yesterday about 9')
    const incident = await record(api, caseId, { title: 'Call', happened: understood!.when })
    const open = async () => (await api.timeline.page({ case: caseId, toSettle: true })).items
    expect((await open()).map(({ title, toSettle }) => [title, toSettle])).toEqual([['Call', true]])
    expect((await api.timeline.upkeep({ case: caseId })).toSettle).toBe(1)
    const happened = question!.options[1]!.understood.when
    await api.incidents.amend({ incident, fields: { happened }, reason: 'remembered-more' })
    expect(await open()).toEqual([])
  })

  test('is none that was understood, or that nobody knows', async () => {
    const { api } = await tempVault()
    for (const typed of ['yesterday about 9pm', "don't know", '2026-03'])
      expect((await read(api, typed)).understood?.when.toSettle).toBeUndefined()
  })
})

test('a time meant in another zone stands under its day here, and says what it was there', async () => {
  const { api, caseId } = await tempVault()
  await record(api, caseId, { title: 'Call', happened: when('2026-03-11T16:14', 'America/Toronto') })
  await record(api, caseId, { title: 'Late', happened: when('2026-03-11T22:30', 'America/Toronto') })
  const { items } = await api.timeline.page({ case: caseId })
  expect(items.map(({ when: { head, time } }) => `${head} | ${time}`)).toEqual([
    'Wednesday 11 March 2026 | 20:14 (Toronto, 16:14)',
    'Thursday 12 March 2026 | 02:30 (Toronto, 22:30 on 11 March 2026)',
  ])
})
