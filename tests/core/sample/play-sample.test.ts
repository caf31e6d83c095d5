import { expect, test } from 'vitest'
import { SAMPLE_FOLDER } from '../../../src/cli/resources.ts'
import { playSample } from '../../../src/core/sample/play-sample.ts'
import { readSampleCase } from '../../../src/core/sample/sample-case.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { token } from '../../support/vault-host.ts'

test('the sample vault holds its accounts and people, as linked and as known as the sample says', async () => {
  const { api, host } = await tempVault()
  const context = { signal: new AbortController().signal, progress: () => undefined }
  const sample = readSampleCase(SAMPLE_FOLDER)
  const player = { client: api, context, folder: SAMPLE_FOLDER, tokenOf: token, clock: host.clock }
  const { case: home } = await playSample(player, sample)

  const { accounts } = await api.accounts.list({ case: home })
  expect(
    accounts.map(({ name, platform, incidents, persons }) => [name, platform, incidents, persons.length]),
  ).toEqual([
    ['JT Millbrook', 'RateMyPractice', 1, 1],
    ['07700 900412', '', 3, 1],
    ['@truth_seeker_88', 'VidBoard', 3, 0],
    ['jt.millbrook@example.com', '', 1, 1],
    ['@truth_seeker_88', 'Chatter', 2, 0],
    ['jt_m_2025', 'Chatter', 1, 1],
    ['jt_m_2O25', 'Chatter', 1, 0],
  ])
  const { persons } = await api.people.list({ case: home })
  expect(persons.map(({ name, incidents, accounts }) => [name, incidents, accounts])).toEqual([
    ['', 7, 4],
    ['', 1, 0],
  ])

  const read = (name: string) =>
    api.accounts.read({ account: accounts.find((one) => one.name === name)!.account })
  const later = await read('jt_m_2025')
  expect(later.lookAlikes.map(({ name }) => name)).toEqual(['jt_m_2O25'])
  expect(later.persons[0]?.how).toEqual(sample.accounts[5]?.behind[0]?.how)
  expect(later.firstSeen).toBe('Tuesday 3 February 2026, 08:20')

  const seen = await api.accounts.seenAs({ case: home, handle: '07700 900412' })
  const ways = seen.incidents.map(({ incident }) => api.people.ofIncident({ incident }))
  const how = (await Promise.all(ways)).map((who) => who.accounts[0]?.how.basis)
  expect(how).toEqual(['same-contact', 'named', 'named'])
})
