import { expect, test } from 'vitest'
import { codeOf, record, when } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

test('an incident as a page shows it says its dates in words, and how much later it was logged', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const incident = await record(api, caseId, {
    title: 'A review',
    happened: when('2026-03-10'),
    firstSeen: when('about 2026-03-12T08:00'),
  })
  await api.notes.write({ incident, text: 'asked the solicitor' })
  await api.incidents.amend({ incident, fields: { published: when('2026-03-09T21:04') }, reason: 'other' })
  const { incident: whole, words } = await api.incidents.read({ incident })
  expect(whole).toEqual(await api.incidents.get({ incident }))
  expect(words).toMatchObject({
    happened: 'Tuesday 10 March 2026, time not known',
    firstSeen: 'Thursday 12 March 2026, about 08:00',
    published: 'Monday 9 March 2026, 21:04',
  })
  expect(words.versions.map(({ happened, published }) => [happened, published])).toEqual([
    ['Tuesday 10 March 2026, time not known', null],
    [null, 'Monday 9 March 2026, 21:04'],
  ])
  const year = new Date(whole.loggedAt).getUTCFullYear()
  for (const at of [words.logged, words.versions[1]!.at, words.notes[0]!])
    expect(at).toMatch(new RegExp(`^[A-Z][a-z]+day \\d+ [A-Z][a-z]+ ${year} at \\d\\d:\\d\\d, `))
  expect(words.loggedLater).toMatch(/^\d+ days? (later|earlier)$/)
})

test('without a date it says so, and nothing of how much later', async () => {
  const { api, caseId } = await tempVault()
  const incident = await record(api, caseId, { title: 'A call' })
  expect((await api.incidents.read({ incident })).words).toMatchObject({
    happened: 'Date not known',
    published: null,
    loggedLater: null,
  })
})

test('what it is linked with is named from both ends, and not once the other is erased', async () => {
  const { api, caseId } = await tempVault()
  const post = await record(api, caseId, { title: 'post', happened: when('2026-02-27') })
  const reply = await record(api, caseId, { title: 'reply' })
  await api.incidents.link({ incident: reply, to: post, relation: 'reply-to' })
  expect((await api.incidents.read({ incident: reply })).related).toEqual([
    {
      incident: post,
      relation: 'reply-to',
      pointsTo: true,
      title: 'post',
      happened: 'Friday 27 February 2026, time not known',
    },
  ])
  expect((await api.incidents.read({ incident: post })).related).toMatchObject([
    { incident: reply, pointsTo: false, title: 'reply' },
  ])
  await api.incidents.erase({ incident: reply, reason: 'wrong' })
  expect((await api.incidents.read({ incident: post })).related).toEqual([])
  expect(await codeOf(api.incidents.read({ incident: reply }))).toBe('Erased')
})
