import { expect, test } from 'vitest'
import { amendmentsOf } from '../../../../src/renderer/features/incident/history.ts'
import { record, when } from '../../../support/say.ts'
import { tempVault } from '../../../support/temp-vault.ts'

test('one saving is one correction, whatever entries it became, with what stood there before', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const incident = await record(api, caseId, { title: 'Call', happened: when('2026-03-10') })
  const amend = async (fields: object, reason: 'wrong-date' | 'remembered-more') => {
    vault.host.clock.advanceMs(60_000)
    await api.incidents.amend({ incident, fields, reason, note: 'said again' })
  }
  await amend({ title: 'Silent call', effect: 'no sleep', witnesses: 'Sam' }, 'remembered-more')
  await amend({ happened: when('2026-03-11'), threat: true, channel: 'call' }, 'wrong-date')
  const { incident: whole, words } = await api.incidents.read({ incident })
  expect(whole.versions.length).toBe(5)
  const found = amendmentsOf(whole, words)
  expect(found.map(({ reason, note }) => [reason, note])).toEqual([
    ['remembered-more', 'said again'],
    ['wrong-date', 'said again'],
  ])
  expect(found[0]!.changes).toEqual([
    { field: 'title', before: 'Call', after: 'Silent call' },
    { field: 'effect', before: '', after: 'no sleep' },
    { field: 'witnesses', before: '', after: 'Sam' },
  ])
  expect(found[1]!.changes).toContainEqual({
    field: 'happened',
    before: 'Tuesday 10 March 2026, time not known',
    after: 'Wednesday 11 March 2026, time not known',
  })
  expect(found[1]!.changes).toContainEqual({ field: 'channel', before: '', after: 'Call' })
})
