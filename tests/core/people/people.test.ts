import { expect, test } from 'vitest'
import type { IncidentId } from '../../../src/contract/ids.ts'
import { codeOf, record, when } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

const TOLD = { basis: 'told', confidence: 'likely', words: 'by the receptionist' } as const

test('a person without a name is described, and the name can come later', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const { person } = await api.people.record({ case: caseId, fields: { described: 'tall, a grey coat' } })
  await api.people.amend({
    person,
    fields: { name: 'J. T.' },
    reason: 'new-information',
    note: 'they said so',
  })
  const again = await vault.reopen()
  expect((await again.people.list({ case: caseId })).persons).toMatchObject([
    { person, name: 'J. T.', described: 'tall, a grey coat', incidents: 0, last: null, accounts: 0 },
  ])
  const { wordings } = await again.people.read({ person })
  expect(wordings.map(({ reason, note }) => [reason, note])).toEqual([
    [null, null],
    ['new-information', 'they said so'],
  ])
})

test('an account is attributed to a person with a basis and how sure it is, said again, and taken back', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const { account } = await api.accounts.record({ case: caseId, fields: { handle: '@a' } })
  const { person } = await api.people.record({ case: caseId, fields: { name: 'J' } })
  await api.accounts.attribute({ account, person, how: TOLD })
  await api.accounts.attribute({ account, person, how: { basis: 'said-so', confidence: 'sure' } })
  const again = await vault.reopen()
  const read = await again.accounts.read({ account })
  expect(read.persons).toMatchObject([{ person, how: { basis: 'said-so', confidence: 'sure' } }])
  await again.accounts.unattribute({ account, person })
  expect((await again.people.read({ person })).accounts).toEqual([])
})

test('their incidents are their own and those of the accounts they are taken to be behind', async () => {
  const { api, caseId } = await tempVault()
  const own = await record(api, caseId, { title: 'own', happened: when('2026-03-01') })
  const ofAccount = await record(api, caseId, { title: 'of the account', happened: when('2026-03-02') })
  const both = await record(api, caseId, { title: 'both', happened: when('2026-03-03') })
  await record(api, caseId, { title: 'neither' })
  const { person } = await api.people.record({
    case: caseId,
    fields: { name: 'J' },
    incidents: [own, both],
    how: TOLD,
  })
  const { account } = await api.accounts.record({
    case: caseId,
    fields: { handle: '@a' },
    incidents: [ofAccount, both],
  })
  const titles = async (filter: { person?: typeof person; account?: typeof account }) => {
    const page = await api.timeline.page({ case: caseId, order: 'newest-first', ...filter })
    expect(page.total).toBe(page.items.length)
    return page.items.map(({ title }) => title)
  }
  expect(await titles({ person })).toEqual(['both', 'own'])
  await api.accounts.attribute({ account, person, how: TOLD })
  expect(await titles({ person })).toEqual(['both', 'of the account', 'own'])
  expect(await titles({ account })).toEqual(['both', 'of the account'])
  expect((await api.people.list({ case: caseId })).persons).toMatchObject([{ incidents: 3, accounts: 1 }])
  expect((await api.people.ofIncident({ incident: both })).persons).toMatchObject([{ person, how: TOLD }])
})

test('nobody is linked with an incident without how it is known, nor with what is not there', async () => {
  const { api, caseId } = await tempVault()
  const incident = await record(api, caseId, { title: 'x' })
  const nowhere = '6'.repeat(32) as IncidentId
  const fields = { name: 'J' }
  expect(await codeOf(api.people.record({ case: caseId, fields, incidents: [incident] }))).toBe(
    'InvalidInput',
  )
  const { person } = await api.people.record({ case: caseId, fields })
  expect(await codeOf(api.people.link({ person, incidents: [nowhere], how: TOLD }))).toBe('NotFound')
  expect((await api.people.read({ person })).incidents).toBe(0)
  await api.people.link({ person, incidents: [incident], how: TOLD })
  await api.people.unlink({ person, incident })
  expect((await api.people.ofIncident({ incident })).persons).toEqual([])
})

test('a person that was erased is gone, with the line that named their account', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const { person } = await api.people.record({ case: caseId, fields: { name: 'SECRET' } })
  const { account } = await api.accounts.record({ case: caseId, fields: { handle: '@a' } })
  await api.accounts.attribute({ account, person, how: TOLD })
  await api.people.erase({ person, reason: 'another patient' })
  for (const open of [() => api, () => vault.reopen()]) {
    const now = await open()
    expect(await codeOf(now.people.read({ person }))).toBe('Erased')
    expect((await now.accounts.read({ account })).persons).toEqual([])
    expect((await now.search.find({ query: 'secret' })).results).toEqual([])
  }
})
