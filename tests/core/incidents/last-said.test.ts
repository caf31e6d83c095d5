import { expect, test } from 'vitest'
import { record, when } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

test('nothing is offered of a case that says no channel and no place', async () => {
  const { api, caseId } = await tempVault()
  await record(api, caseId, { title: 'A shout' })
  expect(await api.incidents.lastSaid({ case: caseId })).toEqual({ channel: null, places: [] })
})

test('the channel and the places that were recorded last are offered, whenever they happened', async () => {
  const { api, caseId } = await tempVault()
  await record(api, caseId, { title: 'one', channel: 'call', platform: 'Front desk line' })
  await record(api, caseId, { title: 'two', channel: 'review', platform: 'NHS website' })
  await record(api, caseId, { title: 'three', platform: ' Front desk line ', happened: when('2019-03-10') })
  await record(api, caseId, { title: 'four', place: 'Staff entrance' })
  expect(await api.incidents.lastSaid({ case: caseId })).toEqual({
    channel: 'review',
    places: ['Staff entrance', 'Front desk line', 'NHS website'],
  })
})

test('three places are enough, and another case has its own', async () => {
  const { api, caseId } = await tempVault()
  const {
    case: { id: other },
  } = await api.cases.save({ name: 'Another' })
  for (const platform of ['a', 'b', 'c', 'd']) await record(api, caseId, { title: platform, platform })
  await record(api, other, { title: 'elsewhere', channel: 'letter', platform: 'Home' })
  expect(await api.incidents.lastSaid({ case: caseId })).toEqual({ channel: null, places: ['d', 'c', 'b'] })
  expect(await api.incidents.lastSaid({ case: other })).toEqual({ channel: 'letter', places: ['Home'] })
})

test('what was corrected is offered as it is now, and what was erased is not', async () => {
  const { api, caseId } = await tempVault()
  const first = await record(api, caseId, { title: 'first', channel: 'text', platform: 'Old name' })
  const gone = await record(api, caseId, { title: 'gone', channel: 'call', platform: 'Her own number' })
  await api.incidents.amend({ incident: first, fields: { platform: 'New name' }, reason: 'typing-mistake' })
  await api.incidents.erase({ incident: gone, reason: 'wrong' })
  expect(await api.incidents.lastSaid({ case: caseId })).toEqual({ channel: 'text', places: ['New name'] })
})
